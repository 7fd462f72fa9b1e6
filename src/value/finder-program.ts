import type { GroupNode, PatternNode, RepeatNode } from './ecma-pattern.js';
import type { Instruction } from './pattern-program.js';
import { tooLarge } from './regex-error.js';

/** A step of a finder's program; the ways of a fork are in order of preference. */
export type FinderInstruction = Instruction | Mark;

/** Notes in slots how far the text has been read, or forgets what they say. */
export interface Mark {
  readonly op: 'mark';
  readonly from: number;
  readonly to: number;
  readonly clear: boolean;
  readonly next: number;
}

export interface FinderProgram {
  readonly begin: number;
  readonly code: readonly FinderInstruction[];
  /** Source of every set of characters, each once. */
  readonly atoms: readonly string[];
  /** Two for each capturing group: where it begins and ends. */
  readonly slots: number;
  /** Nothing is found but at the start of the text, or of a line. */
  readonly anchored: boolean;
}

/** Where to go on: while the innermost repetition has read nothing in this turn, and once it has. */
type Ways = readonly [idle: number, moved: number];

const MOST_WEIGHT = 10_000;
const found = 0;
const nowhere = 1;

/**
 * Writes a pattern out as a program that prefers what ECMA-262 §22.2.2 prefers. There, a turn of a repetition beyond
 * those asked for that reads nothing is refused, whereupon other ways through its body are tried. So what may follow
 * an instruction depends on whether the turn has read something; such instructions are written twice, which spares
 * the finder from remembering it.
 * @throws RegexError when nodes and the slots copied at marks come to more than 10,000
 */
export function finderProgram(pattern: GroupNode): FinderProgram {
  const slots = slotOf(pattern.groups[1]);
  const code: FinderInstruction[] = [{ op: 'found' }, { op: 'fork', to: [] }];
  const sets = new Map<string, number>();
  let weight = 0;

  function weigh(more: number): void {
    weight += more;
    if (weight > MOST_WEIGHT) throw tooLarge();
  }

  const place = (instruction: FinderInstruction): number => code.push(instruction) - 1;

  /** One instruction when both ways go on alike, else one for each. */
  function twice(next: Ways, make: (way: 0 | 1) => FinderInstruction): Ways {
    const moved = place(make(1));
    return [next[0] === next[1] ? moved : place(make(0)), moved];
  }

  function mark([from, to]: readonly [number, number], clear: boolean, next: Ways): Ways {
    weigh(slots);
    return twice(next, way => ({ op: 'mark', from, to, clear, next: next[way] }));
  }

  /** Writes a node and tells where it begins: programs are written from their end. */
  function write(node: PatternNode, next: Ways): Ways {
    weigh(1);
    switch (node.kind) {
      case 'character':
        return character(node.atom, next[1]);
      case 'position':
        return twice(next, way => ({ op: 'position', at: node.at, next: next[way] }));
      case 'sequence':
        return node.parts.reduceRight((after, part) => write(part, after), next);
      case 'choice': {
        const options = node.options.map(option => write(option, next));
        return twice(next, way => ({ op: 'fork', to: options.map(begin => begin[way]) }));
      }
      case 'group': {
        const slot = slotOf(node.groups[0]);
        return mark([slot, slot + 1], false, write(node.body, mark([slot + 1, slot + 2], false, next)));
      }
      case 'repeat':
        return node.max === Number.POSITIVE_INFINITY ? endless(node, next) : bounded(node, next);
    }
  }

  function character(atom: string, next: number): Ways {
    if (!sets.has(atom)) sets.set(atom, sets.size);
    const at = place({ op: 'character', set: sets.get(atom)!, next });
    return [at, at];
  }

  /** One turn of a repetition, which begins by forgetting what its groups held. */
  function turn({ body, groups: [from, to] }: RepeatNode, next: Ways): Ways {
    const begin = write(body, next);
    return from === to ? begin : mark([slotOf(from), slotOf(to)], true, begin);
  }

  /** Where a turn begins that nobody asked for, and that must read something. */
  function furtherTurn(node: RepeatNode, next: number): number {
    return turn(node, [reads(node.body) ? next : nowhere, next])[0];
  }

  function bounded(node: RepeatNode, next: Ways): Ways {
    let begin = next;
    for (let i = node.min; i < node.max; i += 1) {
      const inside = furtherTurn(node, begin[1]);
      begin = twice(next, way => fork(node, inside, next[way]));
    }
    return turns(node, node.min, begin);
  }

  function endless(node: RepeatNode, next: Ways): Ways {
    const again = place({ op: 'found' });
    const inside = furtherTurn(node, again);
    code[again] = fork(node, inside, next[1]);
    // A turn that reads in any case serves as the last of those asked for: written anew, nested ones would double.
    if (node.min > 0 && reads(node.body)) return turns(node, node.min - 1, [inside, inside]);
    const idle = next[0] === next[1] ? again : place(fork(node, inside, next[0]));
    return turns(node, node.min, [idle, again]);
  }

  function turns(node: RepeatNode, count: number, next: Ways): Ways {
    let begin = next;
    for (let i = 0; i < count; i += 1) begin = turn(node, begin);
    return begin;
  }

  const [begin] = write(pattern.body, [found, found]);
  return { begin, code, atoms: [...sets.keys()], slots, anchored: beginsAtStart(pattern) };
}

/** Where a group's slots begin; group 0, the whole pattern, has none. */
function slotOf(group: number): number {
  return 2 * group - 2;
}

function fork({ lazy }: RepeatNode, inside: number, after: number): FinderInstruction {
  return { op: 'fork', to: lazy ? [after, inside] : [inside, after] };
}

/** Whether a node reads at least one character, whatever the text. */
function reads(node: PatternNode): boolean {
  switch (node.kind) {
    case 'character':
      return true;
    case 'position':
      return false;
    case 'sequence':
      return node.parts.some(reads);
    case 'choice':
      return node.options.every(reads);
    case 'group':
      return reads(node.body);
    case 'repeat':
      return node.min > 0 && reads(node.body);
  }
}

function beginsAtStart({ body }: GroupNode): boolean {
  const first = body.kind === 'sequence' ? body.parts[0] : body;
  return first?.kind === 'position' && first.at === 'start';
}
