import { isLarger, type Limits, scanShape } from './limits.js';

export type DecodeFault = 'utf-16' | 'utf-8' | 'too-large' | 'too-deep';

/** Text within its limits, byte order mark removed; or the first fault, and as much text as could be read. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly colons: number }
  | { readonly ok: false; readonly text: string; readonly fault: DecodeFault; readonly offset: number };

/** Bytes or text to text: size first, then encoding, then depth; nothing is built and nothing replaced in silence. */
export function decode(input: string | Uint8Array, limits: Limits): Decoded {
  if (typeof input === 'string' ? isLarger(input, limits.bytes) : input.length > limits.bytes)
    return { ok: false, text: '', fault: 'too-large', offset: 0 };
  if (typeof input !== 'string') {
    if (looksUtf16(input)) return { ok: false, text: '', fault: 'utf-16', offset: 0 };
    const readable = readableBytes(input);
    if (readable < input.length) {
      const text = utf8(input.subarray(0, readable), true);
      return { ok: false, text: withoutMark(text), fault: 'utf-8', offset: withoutMark(text).length };
    }
  }
  const text = withoutMark(typeof input === 'string' ? input : utf8(input, false));
  const { tooDeepAt, colons } = scanShape(text, limits.depth);
  if (tooDeepAt !== undefined) return { ok: false, text, fault: 'too-deep', offset: tooDeepAt };
  return { ok: true, text, colons };
}

const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

function utf8(bytes: Uint8Array, partial: boolean): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: partial });
}

/** JSON begins with an ASCII character, so a NUL among the first two bytes, or a UTF-16 mark, tells (RFC 4627 §3). */
function looksUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return false;
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0) !== (second === 0) ||
    (first === 0 && second === 0)
  );
}

/** How many bytes from the start are UTF-8; all of them when the text is sound. Halves its way to the first fault. */
function readableBytes(bytes: Uint8Array): number {
  if (isUtf8(bytes, false)) return bytes.length;
  let sound = 0;
  let broken = bytes.length;
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (isUtf8(bytes.subarray(0, middle), true)) sound = middle;
    else broken = middle;
  }
  return sound;
}

function isUtf8(bytes: Uint8Array, partial: boolean): boolean {
  try {
    utf8(bytes, partial);
    return true;
  } catch {
    return false;
  }
}
