/** One step of an RFC 6901 pointer, `/` and `~` escaped. */
export const escapeSegment = (segment: string): string => segment.replaceAll('~', '~0').replaceAll('/', '~1');

/** The pointer of a path; the empty path is the whole document, `''`. */
export const pointerOf = (path: readonly (string | number)[]): string =>
  path.map(segment => `/${escapeSegment(String(segment))}`).join('');

/** The path of a pointer; a leading `#` is allowed. Throws RangeError on what is no pointer. */
export function pathOf(pointer: string): string[] {
  const plain = pointer.startsWith('#') ? pointer.slice(1) : pointer;
  if (plain === '') return [];
  if (!plain.startsWith('/') || /~(?![01])/.test(plain))
    throw new RangeError(`not a JSON pointer: ${pointer}`);
  return plain
    .slice(1)
    .split('/')
    .map(segment => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What a pointer leads to; undefined when there is nothing. Own properties and plain array indices only. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const segment of pathOf(pointer)) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (Array.isArray(value) && !/^(?:0|[1-9]\d*)$/.test(segment)) return undefined;
    if (!Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  return value;
}
