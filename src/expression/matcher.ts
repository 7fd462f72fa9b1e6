import type { Found, LinearFinder } from '../value/pattern-finder.js';
import { apply, type Callable, callable, isCallable } from './callable.js';
import type { Run } from './run.js';
import { own } from './value.js';

/** Sixteen steps of the finder cost one of ours. */
const STEPS = 4;

/** A match of a pattern in a text. `next` looks for the one behind it. */
export interface Match {
  readonly match: string;
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

/** A pattern as a function: of a text it gives the first match, or nothing. */
export function matcher(finder: LinearFinder): Callable {
  const from = (text: string, at: number, run: Run): unknown => {
    let owed = 0;
    const found = finder.find(text, at, steps => {
      owed += steps;
      run.spend(owed >> STEPS);
      owed &= (1 << STEPS) - 1;
    });
    return found && matchOf(found, text, run, from);
  };
  return callable(2, ([value, at], _input, run) => {
    if (value === undefined || typeof value === 'function') return undefined;
    if (typeof value === 'object' && value !== null) return undefined;
    return from(String(value), typeof at === 'number' ? at : 0, run);
  });
}

function matchOf(
  { start, end, groups }: Found,
  text: string,
  run: Run,
  from: (text: string, at: number, run: Run) => unknown,
): Match {
  if (start === end) run.fail('D1004');
  const match = { match: text.slice(start, end), start, end, groups };
  // Not to be seen by `*` or `$keys`, nor in a result.
  Object.defineProperty(match, 'next', { value: callable(0, (_args, _input, now) => from(text, end, now)) });
  return match;
}

/** All matches a function finds in a text, one after the other, as far as they are asked for. */
export function* matches(of: unknown, text: string, run: Run): Generator<Match> {
  const { at } = run;
  let found = apply(of, [text], null, run);
  while (found !== undefined) {
    run.at = at;
    const match = asMatch(found, run);
    yield match;
    const next = own(match, 'next');
    found = apply(next, [], null, run);
  }
}

const isPlace = (value: unknown): boolean => value === undefined || typeof value === 'number';

/** A function of the author's own may stand for a pattern, if what it gives looks like a match. */
function asMatch(found: unknown, run: Run): Match {
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return run.fail('T1010');
  const [start, end] = [own(found, 'start'), own(found, 'end')];
  const looksLikeOne =
    typeof start === 'number' ||
    typeof end === 'number' ||
    Array.isArray(own(found, 'groups')) ||
    isCallable(own(found, 'next'));
  return looksLikeOne && isPlace(start) && isPlace(end) ? (found as Match) : run.fail('T1010');
}
