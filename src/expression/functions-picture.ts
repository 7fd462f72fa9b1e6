import { integerPicture, readInteger, writeInteger } from './picture-integer.js';
import { numberPictures, signsOf } from './picture-number.js';
import { writeNumber } from './picture-number-write.js';
import type { Run } from './run.js';
import type { Definition } from './signature.js';

const needed = (picture: string | undefined, name: string, run: Run): string =>
  picture ?? run.fail('T0410', name);

function parseInteger([text, picture]: readonly [string, string | undefined], run: Run): number {
  const value = readInteger(text, integerPicture(needed(picture, '$parseInteger', run), run), run);
  return Number.isFinite(value) ? value : run.fail('D3030');
}

/** Numbers written and read by pictures, as XPath has them. */
export const PICTURE_FUNCTIONS: Readonly<Record<string, Definition>> = {
  formatNumber: {
    takes: 'n-so?',
    gives: ([value, picture, options]: readonly [number, string | undefined, object | undefined], run) => {
      const signs = signsOf(options, run);
      const pictures = numberPictures(needed(picture, '$formatNumber', run), signs, run);
      return writeNumber(value, pictures, signs, run);
    },
  },
  formatInteger: {
    takes: 'n-s',
    gives: ([value, picture]: readonly [number, string | undefined], run) =>
      writeInteger(value, integerPicture(needed(picture, '$formatInteger', run), run), run),
  },
  parseInteger: { takes: 's-s', gives: parseInteger },
};
