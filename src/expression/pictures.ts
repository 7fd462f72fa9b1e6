import { datePicture } from './picture-date.js';
import { readComponents } from './picture-date-read.js';
import { offsetOf, writeDate } from './picture-date-write.js';
import { integerPicture, readInteger, writeInteger } from './picture-integer.js';
import { readInstant } from './picture-iso.js';
import { momentOf } from './picture-moment.js';
import { numberPictures, signsOf } from './picture-number.js';
import { writeNumber } from './picture-number-write.js';
import { pictureWording } from './picture-wordings.js';
import type { Pictures } from './pictured.js';
import type { Run } from './run.js';

/** How an instant is written when no picture says it. */
const ISO = '[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]';

const needed = (picture: string | undefined, name: string, run: Run): string =>
  picture ?? run.fail('T0410', name);

function fromMillis(
  [millis, picture = ISO, zone]: readonly [number, string | undefined, string | undefined],
  run: Run,
): string {
  return writeDate(millis, datePicture(picture, run), zone === undefined ? 0 : offsetOf(zone, run), run);
}

function toMillis([text, picture]: readonly [string, string | undefined], run: Run): number | undefined {
  if (picture === undefined) return readInstant(text, run);
  const found = readComponents(text, datePicture(picture, run), run);
  return found && momentOf(found, run);
}

function parseInteger([text, picture]: readonly [string, string | undefined], run: Run): number {
  const value = readInteger(text, integerPicture(needed(picture, '$parseInteger', run), run), run);
  return Number.isFinite(value) ? value : run.fail('D3030');
}

type NumberArgs = readonly [number, string | undefined, object | undefined];

function formatNumber([value, picture, options]: NumberArgs, run: Run): string {
  const signs = signsOf(options, run);
  return writeNumber(value, numberPictures(needed(picture, '$formatNumber', run), signs, run), signs, run);
}

function formatInteger([value, picture]: readonly [number, string | undefined], run: Run): string {
  return writeInteger(value, integerPicture(needed(picture, '$formatInteger', run), run), run);
}

/** Numbers and instants written and read by pictures, as XPath has them. */
export const pictures: Pictures = {
  formatNumber,
  formatInteger,
  parseInteger,
  fromMillis,
  toMillis,
  wording: pictureWording,
};
