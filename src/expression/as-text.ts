import type { Run } from './run.js';
import { isObject, own } from './value.js';

/** A number as JSONata writes it: integers whole, others to 15 significant digits. */
function rounded(value: number, run: Run): number {
  if (Number.isInteger(value)) return value;
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : run.fail('D1001');
}

/** A value as a string: strings as they are, everything else as JSON. Nothing stays nothing. */
export function asText(value: unknown, run: Run, pretty = false): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return run.bounded(value);
  if (typeof value === 'function') return '';
  if (typeof value === 'number' && !Number.isFinite(value)) return run.fail('D3001');
  const budget = { left: 0 };
  const plain = JSON.stringify(copyForText(value, run, budget), null, pretty ? 2 : 0);
  return run.bounded(plain);
}

function count(text: string, run: Run, size: { left: number }): void {
  run.spendText(text.length);
  size.left += text.length;
  if (size.left > 65_536) run.fail('string-length');
}

/** Counts as it goes, so that a value too large for a string is refused before it is written. */
function copyForText(value: unknown, run: Run, size: { left: number }): unknown {
  run.spend(1);
  if (typeof value === 'number') return rounded(value, run);
  if (typeof value === 'string') count(value, run, size);
  if (typeof value === 'function') return '';
  if (typeof value !== 'object' || value === null) return value;
  return run.deeper(() => {
    if (Array.isArray(value)) return Array.from(value, each => copyForText(each, run, size));
    if (!isObject(value)) return value;
    const copy: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const name of Object.keys(value)) {
      count(name, run, size);
      copy[name] = copyForText(own(value, name), run, size);
    }
    return copy;
  });
}
