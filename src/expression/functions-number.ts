import type { Run } from './run.js';
import type { Definition } from './signature.js';

function total(list: readonly number[], run: Run): number {
  run.spend(list.length);
  let sum = 0;
  for (let i = 0; i < list.length; i++) sum += list[i] as number;
  return sum;
}

/** Ties go to the even neighbour; `places` may be negative. The decimal point is moved in writing, not by multiplying. */
export function roundHalfEven(value: number, places = 0): number {
  if (!Number.isFinite(value)) return value;
  const shifted = shift(value, places);
  let rounded = Math.round(shifted);
  if (Math.abs(rounded - shifted) === 0.5 && Math.abs(rounded % 2) === 1) rounded -= 1;
  const result = shift(rounded, -places);
  return Object.is(result, -0) ? 0 : result;
}

function shift(value: number, places: number): number {
  const [digits, exponent = '0'] = value.toString().split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

const NUMERAL = /^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?$|^0[xX][0-9a-fA-F]+$|^0[bB][01]+$|^0[oO][0-7]+$/;

function toNumber(value: string | number | boolean, run: Run): number {
  if (typeof value !== 'string') return Number(value);
  const number = NUMERAL.test(value) ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : run.fail('D3030');
}

function power([base, exponent]: readonly [number, number], run: Run): number {
  const result = base ** exponent;
  return Number.isFinite(result) ? result : run.fail('D3061');
}

/** The injected instant. */
export function instant(name: string, run: Run): number {
  const now = run.context?.now;
  if (now === undefined || !Number.isFinite(now)) return run.fail('now', name);
  return Math.abs(now) > 8.64e15 ? run.fail('D1001') : now;
}

const bound =
  (pick: (...all: number[]) => number) =>
  ([list]: readonly [readonly number[]], run: Run): number | undefined => {
    run.spend(list.length);
    return list.length === 0 ? undefined : pick(...list);
  };

function formatBase([value, radix = 10]: readonly [number, number | undefined], run: Run): string {
  const base = roundHalfEven(radix);
  if (!(base >= 2 && base <= 36)) run.fail('D3100');
  return roundHalfEven(value).toString(base);
}

/** Numbers and instants. */
export const NUMBER_FUNCTIONS: Readonly<Record<string, Definition>> = {
  sum: { takes: 'a<n>', gives: ([list]: readonly [readonly number[]], run) => total(list, run) },
  max: { takes: 'a<n>', gives: bound(Math.max) },
  min: { takes: 'a<n>', gives: bound(Math.min) },
  average: {
    takes: 'a<n>',
    gives: ([list]: readonly [readonly number[]], run) =>
      list.length === 0 ? undefined : total(list, run) / list.length,
  },
  number: {
    takes: '(nsb)-',
    gives: ([value]: readonly [string | number | boolean], run) => toNumber(value, run),
  },
  abs: { takes: 'n-', gives: ([value]: readonly [number]) => Math.abs(value) },
  floor: { takes: 'n-', gives: ([value]: readonly [number]) => Math.floor(value) },
  ceil: { takes: 'n-', gives: ([value]: readonly [number]) => Math.ceil(value) },
  round: {
    takes: 'n-n?',
    gives: ([value, places]: readonly [number, number?]) => roundHalfEven(value, places),
  },
  power: { takes: 'n-n', gives: power },
  sqrt: {
    takes: 'n-',
    gives: ([value]: readonly [number], run) => (value < 0 ? run.fail('D3060') : Math.sqrt(value)),
  },
  formatBase: { takes: 'n-n?', gives: formatBase },
  millis: { takes: '', total: true, gives: (_args, run) => instant('$millis', run) },
};
