/** What one input may cost: its UTF-8 bytes, and how deep objects and lists may nest. */
export interface Limits {
  readonly bytes: number;
  readonly depth: number;
}

export const defaultLimits: Limits = Object.freeze({ bytes: 1_048_576, depth: 64 });

/** True when the text has more than `bytes` bytes in UTF-8; counts them only when the length leaves it open. */
export function isLarger(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  return text.length * 3 > bytes && new TextEncoder().encode(text).length > bytes;
}

const QUOTE = 34;
const BACKSLASH = 92;

/**
 * One linear look at a JSON text, before anything is built: where it first nests deeper than `depth`, and how many
 * colons stand outside strings, which is how many keys a valid text has.
 */
export function scanShape(
  text: string,
  depth: number,
): { readonly tooDeepAt?: number; readonly colons: number } {
  let nesting = 0;
  let colons = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at);
        break;
      case 91: // [
      case 123: // {
        if (++nesting > depth) return { tooDeepAt: at, colons };
        break;
      case 93: // ]
      case 125: // }
        if (nesting > 0) nesting--;
        break;
      case 58: // :
        colons++;
    }
  }
  return { colons };
}

/** Offset of the quote that ends the string begun at `start`; of the end of the text when none does. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = at;
    while (text.charCodeAt(slashes - 1) === BACKSLASH) slashes--;
    if ((at - slashes) % 2 === 0) return at;
  }
  return text.length;
}
