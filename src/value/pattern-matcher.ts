import type { Letter } from './pattern-alphabet.js';
import { patternAlphabet } from './pattern-alphabet.js';
import type { PatternProgram } from './pattern-program.js';

/** Runs one program over texts. */
export interface PatternMatcher {
  /** True when the pattern is found anywhere in the text. */
  test(text: string): boolean;
  /** Instructions looked at so far, over all texts: at most the program's length for every character and the end. */
  steps(): number;
}

/** Where a program can be before it reads a character, and what stood before. */
interface State {
  readonly places: readonly number[];
  readonly atStart: boolean;
  readonly afterWord: boolean;
  /** The state after each letter, as far as already known; of a state that is not kept, undefined. */
  readonly after: (State | undefined)[] | undefined;
}

/** Numbers kept by one matcher between characters, about 1 MB; beyond, states are computed and forgotten. */
const MOST_KEPT = 100_000;

const found: State = Object.freeze({ places: [], atStart: false, afterWord: false, after: undefined });
const dead: State = Object.freeze({ places: [], atStart: false, afterWord: false, after: undefined });

/**
 * Follows all ways through the program at once, character by character, so that time grows with text times program
 * and never faster (Thompson 1968). States met before are kept, which makes most characters one look-up.
 */
export function patternMatcher(program: PatternProgram): PatternMatcher {
  const { begin, code, atoms } = program;
  const first = code[begin]!;
  const anchored = first.op === 'position' && first.at === 'start';
  const letterOf = patternAlphabet(atoms, code.some(isBoundary));
  const seen = new Uint32Array(code.length);
  let round = 0;
  let steps = 0;
  let states = new Map<string, State>();
  let kept = 0;
  let start = makeState([begin], true, false);

  function makeState(places: readonly number[], atStart: boolean, afterWord: boolean): State {
    if (kept > MOST_KEPT) return { places, atStart, afterWord, after: undefined };
    const key = `${atStart}${afterWord}${Uint16Array.from(new Set(places)).sort().join()}`;
    let state = states.get(key);
    if (state === undefined) {
      state = { places, atStart, afterWord, after: [] };
      states.set(key, state);
      kept += places.length + 1;
    }
    return state;
  }

  /** Whether a position holds between what the state stands after and the letter; no letter is the end. */
  function holds(at: string, state: State, letter: Letter | undefined): boolean {
    if (at === 'start') return state.atStart;
    if (at === 'end') return letter === undefined;
    return (state.afterWord !== (letter?.word ?? false)) === (at === 'boundary');
  }

  /** The characters the program can read next, as their instructions, or nothing when the pattern is found. */
  function reach(state: State, letter: Letter | undefined): number[] | undefined {
    const open = [...state.places];
    const next: number[] = [];
    round += 1;
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (seen[place] === round) continue;
      seen[place] = round;
      steps += 1;
      const instruction = code[place]!;
      if (instruction.op === 'found') return undefined;
      if (instruction.op === 'fork') open.push(...instruction.to);
      else if (instruction.op === 'character') {
        if (letter?.member[instruction.set]) next.push(instruction.next);
      } else if (holds(instruction.at, state, letter)) open.push(instruction.next);
    }
    return next;
  }

  function follow(state: State, letter: Letter): State {
    const next = reach(state, letter);
    if (next === undefined) return found;
    if (!anchored) next.push(begin);
    return next.length === 0 ? dead : makeState(next, false, letter.word);
  }

  function step(state: State, letter: Letter): State {
    const known = state.after?.[letter.index];
    if (known !== undefined) return known;
    const next = follow(state, letter);
    if (state.after !== undefined && kept <= MOST_KEPT) {
      state.after[letter.index] = next;
      kept += 1;
    }
    return next;
  }

  function forgetWhenFull(): void {
    if (kept <= MOST_KEPT) return;
    states = new Map();
    kept = 0;
    start = makeState([begin], true, false);
  }

  function test(text: string): boolean {
    forgetWhenFull();
    let state = start;
    for (let at = 0; at < text.length; ) {
      const point = text.codePointAt(at)!;
      at += point > 0xffff ? 2 : 1;
      state = step(state, letterOf(point));
      if (state === found) return true;
      if (state === dead) return false;
    }
    return reach(state, undefined) === undefined;
  }

  return { test, steps: () => steps };
}

function isBoundary(instruction: PatternProgram['code'][number]): boolean {
  return instruction.op === 'position' && (instruction.at === 'boundary' || instruction.at === 'no-boundary');
}
