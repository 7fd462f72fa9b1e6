const pointer = '(?:/(?:[^~/]|~[01])*)*';
const pointerShape = new RegExp(`^${pointer}$`);
const relativeShape = new RegExp(`^(?:0|[1-9]\\d*)(?:#|${pointer})$`);

/** A pointer into a JSON value (RFC 6901). */
export const isJsonPointer = (value: string): boolean => pointerShape.test(value);

/** A pointer from a place in a JSON value: so many steps up, then down or to the name. */
export const isRelativeJsonPointer = (value: string): boolean => relativeShape.test(value);

/** A regular expression of ECMA-262, with the `u` flag. */
export function isRegex(value: string): boolean {
  try {
    new RegExp(value, 'u');
    return true;
  } catch {
    return false;
  }
}

const varname = '(?:\\w|%[0-9A-Fa-f]{2})(?:\\.?(?:\\w|%[0-9A-Fa-f]{2}))*';
const varspec = `${varname}(?::[1-9]\\d{0,3}|\\*)?`;
const templateShape = new RegExp(
  `^(?:[^\\p{Cc} "%<>\\\\^\`{|}]|%[0-9A-Fa-f]{2}|\\{[+#./;?&=,!@|]?${varspec}(?:,${varspec})*\\})*$`,
  'u',
);

/** A URI template (RFC 6570 §2). */
export const isUriTemplate = (value: string): boolean => templateShape.test(value);
