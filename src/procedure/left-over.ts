import { below } from '../definition/path.js';
import { jsonEqual } from '../value/json-equal.js';
import { isRecord, valueAt } from './path.js';

/** What a field did not take of a value: members its schema does not name; of a list that lost anything, the list. */
export function leftOver(
  given: unknown,
  kept: unknown,
  at: string,
): readonly { readonly at: string; readonly value: unknown }[] {
  if (given === undefined || given === null || given === '') return [];
  if (isRecord(given))
    return Object.entries(given).flatMap(([name, value]) =>
      leftOver(value, valueAt(kept, [name]), below(at, name)),
    );
  if (Array.isArray(given)) return sizeOf(given) === sizeOf(kept) ? [] : [{ at, value: given }];
  return kept === undefined && !isBlank(given) ? [{ at, value: given }] : [];
}

const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';

/** How many values that say something are in it. */
function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + sizeOf(each), 0);
  if (isRecord(value)) return Object.values(value).reduce<number>((sum, each) => sum + sizeOf(each), 0);
  return value === undefined || value === null || isBlank(value) || jsonEqual(value, []) ? 0 : 1;
}
