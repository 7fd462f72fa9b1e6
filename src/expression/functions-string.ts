import { asText } from './as-text.js';
import * as BOUNDS from './bounds.js';
import type { Run } from './run.js';
import { unwrapped } from './sequence.js';
import type { Definition } from './signature.js';

type Strings = readonly [string, string];

const text = ([value, pretty]: readonly [unknown, boolean?], run: Run): string | undefined =>
  asText(unwrapped(value), run, pretty);

function substring([source, start, length]: readonly [string, number, number | undefined]): string {
  const points = Array.from(source);
  const from = points.length + start < 0 ? 0 : start;
  if (length === undefined) return points.slice(from).join('');
  if (length <= 0) return '';
  return points.slice(from, from >= 0 ? from + length : points.length + from + length).join('');
}

function before([source, mark]: Strings): string {
  const at = source.indexOf(mark);
  return at < 0 ? source : source.slice(0, at);
}

function after([source, mark]: Strings): string {
  const at = source.indexOf(mark);
  return at < 0 ? source : source.slice(at + String(mark).length);
}

/** A text is split into characters by their code points, so that none is torn apart. */
export function splitText(
  source: string,
  mark: string,
  limit: number | undefined,
  run: Run,
): readonly string[] {
  const parts = mark === '' ? Array.from(source) : source.split(mark);
  return run.limited(limit === undefined ? parts : parts.slice(0, Math.floor(limit)));
}

export function replaceText(
  source: string,
  mark: string,
  by: string,
  limit: number | undefined,
  run: Run,
): string {
  const parts = source.split(mark);
  run.spend(parts.length);
  const count = Math.min(parts.length - 1, limit === undefined ? Number.POSITIVE_INFINITY : Math.ceil(limit));
  const size = source.length + count * (by.length - mark.length);
  if (size > Math.max(source.length, BOUNDS.string)) run.fail('string-length');
  run.spendText(size);
  return parts.map((part, i) => (i === 0 ? part : `${i <= count ? by : mark}${part}`)).join('');
}

/** Filled up to |width| characters with `fill` over and over: on the right, or on the left of a negative width. */
function pad(
  [source, width, fill]: readonly [string, number | undefined, string | undefined],
  run: Run,
): string {
  const missing = Math.abs(width ?? 0) - Array.from(source).length;
  if (!(missing > 0)) return source;
  if (missing > BOUNDS.string) run.fail('string-length');
  const pattern = Array.from(fill || ' ');
  run.spendText(missing);
  const filling = Array.from({ length: Math.floor(missing) }, (_, i) => pattern[i % pattern.length]).join('');
  return run.bounded((width ?? 0) < 0 ? filling + source : source + filling);
}

function join([list, mark = '']: readonly [readonly string[], string | undefined], run: Run): string {
  run.spend(list.length);
  let size = 0;
  for (let i = 0; i < list.length; i++) size += (list[i] as string).length + mark.length;
  run.spendText(size);
  if (size > 2 * BOUNDS.string) run.fail('string-length');
  // A list of a few is joined in a fraction of what the array's own method takes.
  let joined = list[0] ?? '';
  for (let i = 1; i < list.length; i++) joined += mark + (list[i] as string);
  return run.bounded(joined);
}

/** Runs one of the platform's URI functions; malformed input is D3140. */
const uri =
  (name: string, convert: (source: string) => string) =>
  ([source]: readonly [string], run: Run): string => {
    try {
      return run.bounded(convert(source));
    } catch (error) {
      if (error instanceof URIError) return run.fail('D3140', `$${name}`);
      throw error;
    }
  };

/** Strings. Lengths and positions count code points. */
export const STRING_FUNCTIONS: Readonly<Record<string, Definition>> = {
  string: { takes: 'x-b?', arity: 1, gives: text },
  length: { takes: 's-', gives: ([source]: readonly [string]) => Array.from(source).length },
  uppercase: { takes: 's-', gives: ([source]: readonly [string]) => source.toUpperCase() },
  lowercase: { takes: 's-', gives: ([source]: readonly [string]) => source.toLowerCase() },
  trim: {
    takes: 's-',
    gives: ([source]: readonly [string]) => source.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, ''),
  },
  substring: { takes: 's-nn?', gives: substring },
  substringBefore: { takes: 's-s', gives: before },
  substringAfter: { takes: 's-s', gives: after },
  join: { takes: 'a<s>s?', gives: join },
  pad: { takes: 's-ns?', gives: pad },
  encodeUrl: { takes: 's-', gives: uri('encodeUrl', encodeURI) },
  encodeUrlComponent: { takes: 's-', gives: uri('encodeUrlComponent', encodeURIComponent) },
  decodeUrl: { takes: 's-', gives: uri('decodeUrl', decodeURI) },
  decodeUrlComponent: { takes: 's-', gives: uri('decodeUrlComponent', decodeURIComponent) },
};
