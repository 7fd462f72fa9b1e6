import type { FormulaAt } from './formulas.js';
import type { Formula, Guard } from './model.js';
import { guardScopes, officeLookups } from './names.js';
import { below } from './path.js';
import { isRaw, type Raw, rawOf, textIn } from './raw.js';

/** The guards that parse, each with the scope that follows from what it reads. */
export function guardsOf(raw: Raw, formulaAt: FormulaAt): Readonly<Record<string, Guard>> {
  const written = rawOf(raw.guards);
  const formulas = new Map<string, Formula>();
  for (const [name, guard] of Object.entries(written)) {
    const pointer = below('/guards', name);
    const when = formulaAt(isRaw(guard) ? below(pointer, 'when') : pointer);
    if (when) formulas.set(name, when);
  }
  const scopes = guardScopes(formulas, officeLookups(raw));
  const guards = [...formulas].map(([name, when]): [string, Guard] => {
    const message = textIn(written[name], 'message');
    const scope = scopes.get(name) ?? 'form';
    return [name, { name, when, ...(message ? { message } : {}), scope, pointer: below('/guards', name) }];
  });
  return Object.fromEntries(guards);
}
