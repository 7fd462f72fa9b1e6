import { foldName, normalise } from '../../src/value/normalise.js';

/** What any of the three would do with a value before it is kept: trim, NFC, empty is nothing. Used by the baselines. */
export function tidy(value: unknown, format?: string): unknown {
  if (typeof value === 'string') return normalise(format, value) || undefined;
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const kept: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    const clean = tidy(member);
    if (clean !== undefined) kept[name] = clean;
  }
  return Object.keys(kept).length > 0 ? kept : undefined;
}

/** Whether two tidied values say the same; a name is the same in capitals. */
export function same(left: unknown, right: unknown, format?: string): boolean {
  if (left === right) return true;
  if (typeof left === 'string' && typeof right === 'string')
    return format === 'vn-person-name' && foldName(left) === foldName(right);
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  const [a, b] = [left as Record<string, unknown>, right as Record<string, unknown>];
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every(key => same(a[key], b[key]));
}
