import { instant } from './functions-number.js';
import type { Pictured } from './pictured.js';
import type { Run } from './run.js';
import type { Definition } from './signature.js';

const TAKES = {
  formatNumber: 'n-so?',
  formatInteger: 'n-s',
  parseInteger: 's-s',
  fromMillis: 'n-s?s?',
  toMillis: 's-s?',
} as const;

/** Whether a call of the function needs pictures; `$now()` does only when one is written. */
export const needsPictures = (name: string, args: number): boolean =>
  Object.hasOwn(TAKES, name) || (name === 'now' && args > 0);

/** What reading a picture takes, whatever it says. */
const READING = 16;

const drawn =
  (name: Pictured, as: string = name) =>
  (args: readonly unknown[], run: Run): unknown => {
    run.spend(READING);
    return run.context?.pictures ? run.context.pictures[name](args, run) : run.fail('pictures', `$${as}`);
  };

const fromMillis = drawn('fromMillis', 'now');

/** The functions that write and read by pictures. */
export const PICTURE_FUNCTIONS: Readonly<Record<string, Definition>> = {
  ...Object.fromEntries(
    Object.entries(TAKES).map(([name, takes]) => [name, { takes, gives: drawn(name as Pictured) }]),
  ),
  now: {
    takes: 's?s?',
    total: true,
    gives: ([picture, zone]: readonly [string | undefined, string | undefined], run) => {
      const now = instant('$now', run);
      return picture === undefined && zone === undefined
        ? new Date(now).toISOString()
        : fromMillis([now, picture, zone], run);
    },
  },
};
