import type { PatternNode, Position } from './ecma-pattern.js';
import { tooLarge } from './regex-error.js';

/** One step of a program; `next` and `to` are places in its code. */
export type Instruction =
  | { readonly op: 'character'; readonly set: number; readonly next: number }
  | { readonly op: 'position'; readonly at: Position; readonly next: number }
  | { readonly op: 'fork'; readonly to: readonly number[] }
  | { readonly op: 'found' };

/** A nondeterministic automaton (Thompson 1968): where it begins, its code, and the sets of characters it names. */
export interface PatternProgram {
  readonly begin: number;
  readonly code: readonly Instruction[];
  /** Source of every set of characters, each once. */
  readonly atoms: readonly string[];
}

const MOST_INSTRUCTIONS = 10_000;

/**
 * Writes a pattern out as a program, counted repetitions copied.
 * @throws RegexError when that takes more than 10,000 instructions, before writing any
 */
export function patternProgram(pattern: PatternNode): PatternProgram {
  if (sizeOf(pattern) > MOST_INSTRUCTIONS) throw tooLarge();
  const code: Instruction[] = [{ op: 'found' }];
  const sets = new Map<string, number>();
  const place = (instruction: Instruction): number => code.push(instruction) - 1;

  /** Writes a node that goes on at `next`, and tells where it begins: programs are written from their end. */
  function write(node: PatternNode, next: number): number {
    switch (node.kind) {
      case 'character':
        if (!sets.has(node.atom)) sets.set(node.atom, sets.size);
        return place({ op: 'character', set: sets.get(node.atom)!, next });
      case 'position':
        return place({ op: 'position', at: node.at, next });
      case 'sequence':
        return node.parts.reduceRight((after, part) => write(part, after), next);
      case 'choice':
        return place({ op: 'fork', to: node.options.map(option => write(option, next)) });
      case 'repeat':
        return writeRepeat(node.body, node.min, node.max, next);
      case 'group':
        return write(node.body, next);
    }
  }

  function writeRepeat(body: PatternNode, min: number, max: number, next: number): number {
    if (max === Number.POSITIVE_INFINITY) {
      const fork = place({ op: 'found' });
      const begin = write(body, fork);
      code[fork] = { op: 'fork', to: [begin, next] };
      return min === 0 ? fork : copies(min - 1, begin, after => write(body, after));
    }
    const optional = copies(max - min, next, after => place({ op: 'fork', to: [write(body, after), next] }));
    return copies(min, optional, after => write(body, after));
  }

  const begin = write(pattern, 0);
  return { begin, code, atoms: [...sets.keys()] };
}

function copies(count: number, next: number, write: (after: number) => number): number {
  let begin = next;
  for (let i = 0; i < count; i += 1) begin = write(begin);
  return begin;
}

/** At least the instructions a node takes, and at least 1, so that nothing repeated a thousand times costs too. */
function sizeOf(node: PatternNode): number {
  switch (node.kind) {
    case 'sequence':
      return node.parts.reduce((size, part) => size + sizeOf(part), 1);
    case 'choice':
      return node.options.reduce((size, option) => size + sizeOf(option), 1);
    case 'repeat':
      return node.max === Number.POSITIVE_INFINITY
        ? 1 + Math.max(1, node.min) * sizeOf(node.body)
        : 1 + node.max * sizeOf(node.body) + (node.max - node.min);
    case 'group':
      return sizeOf(node.body);
    default:
      return 1;
  }
}
