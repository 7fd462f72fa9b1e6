import { keyOf, type Read } from './trace-value.js';

/** All that is read, and of what is only seen to be there, the places at and below which nothing else is read. */
export function readingsOf(read: Iterable<Read>, seen: Iterable<Read>): readonly Read[] {
  const reads: Read[] = [];
  const above = new Set<string>();
  const wholes = new Set<string>();
  const add = (place: Read, keys = prefixKeys(place)): void => {
    reads.push(place);
    for (const key of keys) above.add(key);
    wholes.add(keys.at(place.at(-1) === '**' ? -2 : -1) ?? '');
  };
  for (const place of read) add(place);
  for (const place of [...seen].sort((one, other) => other.length - one.length)) {
    const keys = prefixKeys(place);
    if (!above.has(keys.at(-1) ?? '') && !keys.some(key => wholes.has(key))) add(place, keys);
  }
  return reads;
}

/** A key for each way from the top down a place, its own last. */
function prefixKeys(place: Read): string[] {
  let key = '';
  return place.map(part => {
    key += keyOf([part]);
    return key;
  });
}
