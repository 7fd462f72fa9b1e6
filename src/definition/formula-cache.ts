import { type Parsed, parseExpression } from '../expression/parse.js';
import { readsOf } from '../expression/reads.js';
import type { Formula } from './model.js';

/** Parses each distinct text of a definition once. */
export class FormulaCache {
  readonly #parsed = new Map<string, Parsed>();

  parse(text: string): Parsed {
    const known = this.#parsed.get(text);
    if (known) return known;
    const parsed = parseExpression(text);
    this.#parsed.set(text, parsed);
    return parsed;
  }

  /** The formula at a pointer, when its text parses. With `members` it reads only these of what it gives. */
  formula(text: string, pointer: string, members?: readonly string[]): Formula | undefined {
    const parsed = this.parse(text);
    if (!parsed.ok) return undefined;
    const taken = members && this.parse(`(${text}).[${members.map(name => `\`${name}\``).join()}]`);
    return { text, tree: parsed.tree, reads: readsOf((taken?.ok ? taken : parsed).tree), pointer };
  }
}
