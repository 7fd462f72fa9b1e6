import { payFor } from './picture-digits.js';
import type { Run } from './run.js';
import { own } from './value.js';

const SIGNS = {
  'decimal-separator': '.',
  'grouping-separator': ',',
  'exponent-separator': 'e',
  'minus-sign': '-',
  percent: '%',
  'per-mille': '‰',
  'zero-digit': '0',
  digit: '#',
  'pattern-separator': ';',
};

/** The signs numbers and their pictures are written with. */
export type Signs = Readonly<typeof SIGNS>;

/** Those that are one sign each, and no two of them the same; only the separators may be. */
const MARKS = [
  'zero-digit',
  'digit',
  'exponent-separator',
  'decimal-separator',
  'grouping-separator',
] as const;

/** The usual signs, a caller's own in their places. */
export function signsOf(options: object | undefined, run: Run): Signs {
  const signs = { ...SIGNS };
  for (const name of Object.keys(SIGNS) as (keyof Signs)[]) {
    const sign = options && own(options, name);
    if (sign === undefined) continue;
    if (typeof sign !== 'string' || sign === '') return run.fail('T0410', '$formatNumber');
    signs[name] = sign;
  }
  const marks = MARKS.map(name => signs[name]);
  const wrong = marks.some(
    (mark, i) => mark.length > 1 || (i > 0 && isDigit(mark, signs)) || (i < 3 && marks.lastIndexOf(mark) > i),
  );
  return wrong ? run.fail('T0410', '$formatNumber') : signs;
}

function isDigit(unit: string, signs: Signs): boolean {
  const value = unit.charCodeAt(0) - signs['zero-digit'].charCodeAt(0);
  return value >= 0 && value < 10;
}

/** One of the one or two parts of a picture of numbers, taken apart. */
export interface NumberPicture {
  readonly prefix: string;
  readonly suffix: string;
  readonly scale: number;
  /** Whether the picture itself writes the decimal separator. */
  readonly point: boolean;
  readonly leastWhole: number;
  readonly leastFraction: number;
  readonly mostFraction: number;
  /** How many digits a mantissa has before its point. */
  readonly scaling: number;
  /** The fewest digits of the exponent; 0 when there is none. */
  readonly exponent: number;
  /** How many digits stand to the right of each separator, from the left. */
  readonly groups: readonly number[];
  /** How many digits of the fraction stand to the left of each separator. */
  readonly fractionGroups: readonly number[];
}

/** Takes a picture apart, for positive and, where it has a part of their own, negative numbers. */
export function numberPictures(picture: string, signs: Signs, run: Run): readonly NumberPicture[] {
  payFor(picture, run);
  const texts = picture.split(signs['pattern-separator']);
  if (texts.length > 2) run.fail('D3080');
  return texts.map(text => {
    const parts = partsOf(text, signs);
    const fault = faultsOf(text, parts, signs).at(-1);
    return fault ? run.fail(fault) : pictureOf(text, parts, signs);
  });
}

/** A picture with its signs as they usually are, `:` being both separators at once and `x` anything else. */
const plainSigns = (text: string, signs: Signs): string =>
  text
    .split('')
    .map(unit => {
      if (isDigit(unit, signs)) return '0';
      if (unit === signs.digit) return '#';
      const group = unit === signs['grouping-separator'];
      if (unit === signs['decimal-separator']) return group ? ':' : '.';
      return group ? ',' : unit === signs['exponent-separator'] ? 'e' : 'x';
    })
    .join('');

interface Parts {
  readonly plain: string;
  readonly start: number;
  readonly end: number;
  readonly mantissa: string;
  readonly whole: string;
  readonly fraction: string;
  /** undefined where no exponent is written. */
  readonly exponent: string | undefined;
}

function partsOf(text: string, signs: Signs): Parts {
  const plain = plainSigns(text, signs);
  const start = Math.max(plain.search(/[0#.,:]/), 0);
  const end = Math.max(...[...'0#.,:'].map(sign => plain.lastIndexOf(sign))) + 1 || plain.length;
  const active = plain.slice(start, end);
  // jsonata counts this place from the beginning of the text, prefix and all, and cuts the active part there.
  const mark = plain.indexOf('e', start);
  const has = mark >= 0 && mark <= end;
  const mantissa = has ? active.slice(0, mark) : active;
  const [whole = ''] = /^[^.:]*/.exec(mantissa) ?? [];
  const exponent = has ? active.slice(mark + 1) : undefined;
  return { plain, start, end, mantissa, whole, fraction: mantissa.slice(whole.length + 1), exponent };
}

const twice = (text: string, sign: string): boolean => text.indexOf(sign) !== text.lastIndexOf(sign);

/** Everything wrong with a part, by jsonata's codes; it names the last. */
function faultsOf(text: string, parts: Parts, { percent, 'per-mille': mille }: Signs): readonly string[] {
  const { plain, mantissa, whole, fraction, exponent } = parts;
  const scaled = text.includes(percent) || text.includes(mille);
  const faults = {
    D3081: /[.:].*[.:]/.test(plain),
    D3082: twice(text, percent),
    D3083: twice(text, mille),
    D3084: text.includes(percent) && text.includes(mille),
    D3085: !/[0#]/.test(mantissa),
    D3086: plain.slice(parts.start, parts.end).includes('x'),
    D3087: /^[^.:]*(,[.:]|[.:][,:])/.test(plain),
    D3088: !/[.:]/.test(plain) && whole.endsWith(','),
    D3089: /[,:][,:]/.test(plain),
    D3090: whole.slice(0, Math.max(whole.indexOf('#'), 0)).includes('0'),
    D3091: fraction.includes('#') && fraction.slice(fraction.lastIndexOf('#')).includes('0'),
    D3092: exponent && scaled,
    D3093: exponent !== undefined && !/^0+$/.test(exponent),
  };
  return Object.entries(faults).flatMap(([code, wrong]) => (wrong ? [code] : []));
}

const digits = (text: string): number => text.split('0').length - 1;
const places = (text: string): number => digits(text) + text.split('#').length - 1;

function pictureOf(text: string, parts: Parts, signs: Signs): NumberPicture {
  const { plain, start, end, whole, fraction, exponent } = parts;
  const scaling = digits(whole);
  const bare = places(fraction) === 0 && scaling === 0;
  const power = exponent !== undefined;
  const leastWhole = scaling || Number(power ? whole.includes('#') : bare);
  const groups = whole.split(/[,:]/).map(places);
  const first = fraction.search(/[,:]/);
  const later = [...whole.matchAll(/[,:]/g)].map(({ index }) => index).filter(at => at > first);
  const one = (bare && power) || (leastWhole === 0 && digits(fraction) === 0);
  return {
    prefix: text.slice(0, start),
    suffix: text.slice(end),
    scale: text.includes(signs.percent) ? 100 : text.includes(signs['per-mille']) ? 1000 : 1,
    point: /[.:]/.test(plain),
    leastWhole,
    leastFraction: one ? 1 : digits(fraction),
    mostFraction: bare && power ? 1 : places(fraction),
    scaling,
    exponent: exponent?.length ?? 0,
    groups: groups.slice(1).map((_, i) => groups.slice(i + 1).reduce((sum, each) => sum + each, 0)),
    // jsonata looks for the separators after the first in the whole part.
    fractionGroups: first < 0 ? [] : [first, ...later].map(at => places(fraction.slice(0, at))),
  };
}
