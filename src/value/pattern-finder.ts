import type { Text } from '../source/text.js';
import type { DeadEnds } from './dead-ends.js';
import { deadEnds } from './dead-ends.js';
import type { Position } from './ecma-pattern.js';
import { parsePattern, plainToken } from './ecma-pattern.js';
import type { FinderProgram, Mark } from './finder-program.js';
import { finderProgram } from './finder-program.js';
import { patternAlphabet } from './pattern-alphabet.js';
import { refuseLong, refuseWrong } from './regex.js';
import { refusalOf, unknownSyntax } from './regex-error.js';

/**
 * A pattern that finds its matches in time linear in the text. Until the next search it may keep the text and 2 MB of
 * what it learnt of it.
 */
export interface LinearFinder {
  /**
   * The first match at or after a place in the text, counted in UTF-16 units, as a global RegExp finds it.
   * @param spend told of the work done after every character, and may throw
   */
  find(text: string, from: number, spend: (steps: number) => void): Found | undefined;
}

export interface Found {
  readonly start: number;
  readonly end: number;
  /** What each capturing group holds, by number less one. */
  readonly groups: readonly (string | undefined)[];
}

/** One way through the program: where it is, where in the text it began, what its groups hold. */
interface Thread {
  readonly place: number;
  readonly start: number;
  readonly slots: readonly number[];
}

/** Where a search stands: before which character, and whether beyond the end of a match it has. */
interface Spot {
  readonly text: string;
  readonly at: number;
  readonly dead: DeadEnds | undefined;
  readonly beyond: boolean;
}

/** Threads that have read a character, and one that found the pattern before it. */
interface Step {
  readonly next: Thread[];
  readonly best: Thread | undefined;
  readonly steps: number;
}

/**
 * Compiles a pattern of RegExp without the u flag to find what RegExp finds, whatever it prefers and captures.
 * @param flags any of i and m; g changes nothing
 * @throws RegexError when it is wrong, cannot be matched in linear time, or would need too large a program
 */
export function linearFinder(source: string, flags: string): LinearFinder {
  refuseLong(source);
  refuseWrong(source, flags);
  if (/[^gim]/.test(flags)) throw unknownSyntax();
  return Object.freeze({ find: finder(finderProgram(parsePattern(source, plainToken)), flags) });
}

/** Why a pattern cannot be used to find, or nothing when it can. */
export const finderProblem = (source: string, flags: string): Text | undefined =>
  refusalOf(() => linearFinder(source, flags));

/**
 * Follows all ways through the program at once (Pike 1987), the preferred first: where two meet, the later is dropped,
 * since both would go on alike. A match is settled when all that is preferred to it has ended. What was looked at
 * beyond its end then led nowhere, and the next search in the text need not try it: so finding all is linear too.
 */
function finder(program: FinderProgram, flags: string): LinearFinder['find'] {
  const { begin, code } = program;
  const letterOf = patternAlphabet(program.atoms, false, flags.includes('i') ? 'i' : '');
  const lineEnds = flags.includes('m') ? '\n\r\u2028\u2029' : '';
  const anchored = program.anchored && lineEnds === '';
  const unset: readonly number[] = new Array(program.slots).fill(-1);
  const seen = new Float64Array(code.length);
  let round = 0;
  let last: { readonly text: string; readonly dead: DeadEnds } | undefined;

  /** Whether a position holds. Beyond the text stands the empty text, which is in any. */
  function holds(position: Position, { text, at }: Spot): boolean {
    const [before, after] = [text.charAt(at - 1), text.charAt(at)];
    if (position === 'start') return lineEnds.includes(before);
    if (position === 'end') return lineEnds.includes(after);
    return (/\w/.test(before) !== /\w/.test(after)) === (position === 'boundary');
  }

  function isNew(place: number, { at, dead, beyond }: Spot): boolean {
    if (seen[place] === round || dead?.has(at, place)) return false;
    seen[place] = round;
    if (beyond) dead?.add(at, place);
    return true;
  }

  /** Takes threads, the preferred first, up to the next character and past it. */
  function step(threads: Thread[], spot: Spot): Step {
    const letter = spot.at < spot.text.length ? letterOf(spot.text.charCodeAt(spot.at)) : undefined;
    const open = threads.reverse();
    const next: Thread[] = [];
    let steps = 0;
    round += 1;
    for (let thread = open.pop(); thread !== undefined; thread = open.pop()) {
      steps += 1;
      const { place, start, slots } = thread;
      if (!isNew(place, spot)) continue;
      const does = code[place]!;
      if (does.op === 'found') return { next, best: thread, steps };
      if (does.op === 'fork')
        for (let i = does.to.length; i > 0; i -= 1) open.push({ place: does.to[i - 1]!, start, slots });
      else if (does.op === 'mark') {
        steps += slots.length;
        open.push({ place: does.next, start, slots: marked(slots, does, spot.at) });
      } else if (does.op === 'position') {
        if (holds(does.at, spot)) open.push({ place: does.next, start, slots });
      } else if (letter?.member[does.set]) next.push({ place: does.next, start, slots });
    }
    return { next, best: undefined, steps };
  }

  return (text, from, spend) => {
    let dead = last?.text === text ? last.dead : undefined;
    // What this search notes is true only once it has ended.
    last = undefined;
    let threads: Thread[] = [];
    let found: Thread | undefined;
    let end = text.length;
    for (let at = from; at <= text.length; at += 1) {
      if (!found && !(anchored && at > 0)) threads.push({ place: begin, start: at, slots: unset });
      if (threads.length === 0) break;
      // Nearly every pattern looks at the character after its match: only from the next on is it worth noting.
      const beyond = found !== undefined && at > end + 1;
      if (beyond) dead ??= deadEnds(text.length + 1, code.length);
      const { next, best, steps } = step(threads, { text, at, dead, beyond });
      spend(steps);
      threads = next;
      if (!best) continue;
      dead?.forget(end + 1, at + 1);
      [found, end] = [best, at];
    }
    if (found && dead) last = { text, dead };
    return found && matchOf(found, end, text);
  };
}

function marked(slots: readonly number[], { from, to, clear }: Mark, at: number): readonly number[] {
  return slots.slice().fill(clear ? -1 : at, from, to);
}

function matchOf({ start, slots }: Thread, end: number, text: string): Found {
  const groups: (string | undefined)[] = [];
  for (let i = 0; i < slots.length; i += 2)
    groups.push(slots[i]! < 0 ? undefined : text.slice(slots[i], slots[i + 1]));
  return { start, end, groups };
}
