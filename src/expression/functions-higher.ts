import { apply, arityOf, type Callable, isCallable } from './callable.js';
import { mergeSorted } from './merge-sort.js';
import type { Run } from './run.js';
import { newSequence } from './sequence.js';
import type { Definition } from './signature.js';
import { own, put, truth } from './value.js';

type List = readonly unknown[];
type JsonObject = Readonly<Record<string, unknown>>;

/** Calls a function with a value and, as far as it names them, with its place and all there are. */
function each(of: unknown, value: unknown, place: unknown, all: unknown, run: Run): unknown {
  const most = isCallable(of) ? arityOf(of) : 1;
  return apply(of, [value, place, all].slice(0, Math.max(1, most)), null, run);
}

function map([list, of]: readonly [List, Callable], run: Run): List {
  const found = newSequence();
  for (const [i, item] of list.entries()) {
    const value = each(of, item, i, list, run);
    if (value !== undefined) found.push(value);
  }
  return found;
}

function filter([list, of]: readonly [List, Callable], run: Run): List {
  const found = newSequence();
  for (const [i, item] of list.entries()) if (truth(each(of, item, i, list, run), run)) found.push(item);
  return found;
}

/** The only element the function holds for. */
function single([list, of]: readonly [List, Callable | undefined], run: Run): unknown {
  const { at } = run;
  let found: unknown;
  let count = 0;
  for (const [i, item] of list.entries()) {
    run.spend(1);
    if (of !== undefined && truth(each(of, item, i, list, run), run) !== true) continue;
    if (++count > 1) run.fail('D3138', '', at);
    found = item;
  }
  return count === 0 ? run.fail('D3139', '', at) : found;
}

function reduce([list, of, start]: readonly [List, Callable, unknown], run: Run): unknown {
  const most = isCallable(of) ? arityOf(of) : 0;
  if (most < 2) run.fail('D3050');
  let value = start;
  let from = 0;
  if (start === undefined && list.length > 0) {
    value = list[0];
    from = 1;
  }
  for (let i = from; i < list.length; i++) {
    const args = [value, list[i], i, list];
    value = apply(of, args.slice(0, Math.min(4, most)), null, run);
  }
  return value;
}

function eachField([object, of]: readonly [JsonObject, Callable], run: Run): List {
  const found = newSequence();
  for (const name of Object.keys(object)) {
    const value = each(of, own(object, name), name, object, run);
    if (value !== undefined) found.push(value);
  }
  return found;
}

/** The fields the function holds for; nothing when there is none. */
function sift([object, of]: readonly [JsonObject, Callable], run: Run): JsonObject | undefined {
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(object)) {
    const value = own(object, name);
    if (truth(each(of, value, name, object, run), run)) put(kept, name, value);
  }
  return Object.keys(kept).length > 0 ? kept : undefined;
}

/** In the order a function gives (whether its first argument comes after the second), else numbers or strings. */
function sort([list, of]: readonly [List, Callable | undefined], run: Run): List {
  if (list.length <= 1) return list;
  if (of !== undefined) return mergeSorted(list, (a, b) => Boolean(apply(of, [a, b], null, run)), run);
  const kind = typeof list[0];
  if ((kind !== 'number' && kind !== 'string') || list.some(item => typeof item !== kind)) run.fail('D3070');
  run.spend(list.length * 4);
  if (kind === 'string')
    run.spend((list as readonly string[]).reduce((sum, item) => sum + item.length, 0) >> 2);
  return Array.from(list as readonly string[]).sort((a, b) => (a > b ? 1 : a < b ? -1 : 0));
}

/** Functions that call a function. */
export const HIGHER_FUNCTIONS: Readonly<Record<string, Definition>> = {
  map: { takes: 'af', gives: map },
  filter: { takes: 'af', gives: filter },
  single: { takes: 'af?', gives: single },
  reduce: { takes: 'afj?', gives: reduce },
  each: { takes: 'o-f', gives: eachField },
  sift: { takes: 'o-f?', gives: sift },
  sort: { takes: 'af?', gives: sort },
};
