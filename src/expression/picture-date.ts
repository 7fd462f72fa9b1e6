import { payFor } from './picture-digits.js';
import { type IntegerPicture, sequenceOf } from './picture-integer.js';
import type { Run } from './run.js';

/** What stands between brackets: `[MNn,3-3]`. */
export interface Marker {
  /** The letter of what is written: Y year, M month, D day … */
  readonly of: string;
  /** By name, in these letters. */
  readonly name: IntegerPicture['letters'] | undefined;
  /** The most letters of a name. */
  readonly most: number | undefined;
  /** As a number. */
  readonly integer: IntegerPicture | undefined;
  /** Of a year, so many digits from its end. */
  readonly places: number | undefined;
  /** `t`: no offset is written `Z`. */
  readonly zulu: boolean;
}

/** A date picture: text as it is, and markers. */
export type DatePicture = readonly (string | Marker)[];

/** How each is written unless the picture says so. */
const USUAL: Readonly<Record<string, string>> = {
  Y: '1', M: '1', D: '1', d: '1', F: 'n', W: '1', w: '1', X: '1', x: '1', H: '1', h: '1', P: 'n', m: '01', s: '01',
  f: '1', Z: '01:01', z: '01:01', C: 'n', E: 'n',
}; // biome-ignore format: a table
const NUMBERS = 'YMDdFWwXxHhmsfZz';

/** Reads a picture; a doubled bracket stands for itself. */
export function datePicture(picture: string, run: Run): DatePicture {
  payFor(picture, run);
  const parts: (string | Marker)[] = [];
  let at = 0;
  while (at < picture.length) {
    if (picture[at] === '[' && picture[at + 1] !== '[') {
      const end = picture.indexOf(']', at);
      if (end < 0) run.fail('D3135');
      parts.push(markerOf(picture.slice(at + 1, end).replace(/\s+/g, ''), run));
      at = end + 1;
      continue;
    }
    const start = picture[at] === '[' ? at + 1 : at;
    const next = picture.indexOf('[', start + 1);
    at = next < 0 ? picture.length : next;
    parts.push(picture.slice(start, at).replaceAll(']]', ']'));
  }
  return parts;
}

function markerOf(text: string, run: Run): Marker {
  const of = text[0] ?? '';
  const comma = text.lastIndexOf(',');
  const [least, most] =
    comma < 0
      ? []
      : text
          .slice(comma + 1)
          .split('-')
          .map(widthOf);
  const written = text.slice(1, comma < 0 ? undefined : comma) || USUAL[of];
  if (written === undefined) return run.fail('D3132');
  const modifier = written.length > 1 && 'atco'.includes(written.at(-1) as string) ? written.at(-1) : '';
  const form = modifier ? written.slice(0, -1) : written;
  const name = 'Zz'.includes(of) ? undefined : nameOf(form);
  const integer = name || !NUMBERS.includes(of) ? undefined : sequenceOf(form, modifier === 'o', run);
  return {
    of,
    name,
    most: Number.isNaN(most) ? undefined : most,
    zulu: modifier === 't',
    ...sized(of, integer, least, most),
  };
}

/** What widths make of a number: at least so many digits; of a year only so many. An offset knows no width. */
function sized(
  of: string,
  integer: IntegerPicture | undefined,
  least = 0,
  most?: number,
): Pick<Marker, 'integer' | 'places'> {
  const places = of === 'Y' ? most : undefined;
  if (integer && 'Zz'.includes(of)) return { integer: { ...integer, ordinal: false }, places };
  if (!integer?.digits) return { integer, places };
  const { digits } = integer;
  const mandatory = Math.max(least || 0, digits.mandatory);
  const all = of === 'Y' && mandatory + digits.optional >= 2 ? mandatory + digits.optional : undefined;
  return {
    integer: { ...integer, digits: { ...digits, mandatory: places ?? mandatory } },
    places: places ?? all,
  };
}

const widthOf = (text: string | undefined): number | undefined =>
  text === undefined || text === '*' ? undefined : Number.parseInt(text, 10);

const nameOf = (form: string): Marker['name'] =>
  form[0] === 'n' ? 'lower' : form[0] !== 'N' ? undefined : form[1] === 'n' ? 'title' : 'upper';
