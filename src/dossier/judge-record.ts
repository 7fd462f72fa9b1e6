import { isRecord } from '../procedure/path.js';
import { foldName } from '../value/normalise.js';
import type { RegistryAnswer } from './ports.js';
import { isOfType } from './record-type.js';

/**
 * What a record makes of the outcome it came with: `mismatch` when it is about somebody else than was asked for,
 * `incomplete` when it does not say about whom it is, or is not of the kinds its registry's file promises.
 * @param promised schema of the registry's records
 */
export function judgeRecord(
  by: Readonly<Record<string, unknown>>,
  record: Readonly<Record<string, unknown>>,
  promised: unknown,
  outcome: RegistryAnswer['outcome'],
): RegistryAnswer['outcome'] {
  const parts = Object.entries(by).map(([name, asked]) => subjectOf(record[name], asked, promised, name));
  if (parts.includes('other')) return 'mismatch';
  return parts.includes('unsaid') || !isOfType(record, promised) ? 'incomplete' : outcome;
}

/** A part of the key which the registry's records have must be there, and be what was asked for, however spelt. */
function subjectOf(
  told: unknown,
  asked: unknown,
  promised: unknown,
  name: string,
): 'same' | 'other' | 'unsaid' {
  if (told !== undefined && told !== null) return sameKey(told, asked) ? 'same' : 'other';
  return isPromised(promised, name) ? 'unsaid' : 'same';
}

/** Whether a registry's records have a member of this name. */
export const isPromised = (promised: unknown, name: string): boolean =>
  isRecord(promised) && isRecord(promised.properties) && Object.hasOwn(promised.properties, name);

const sameKey = (told: unknown, asked: unknown): boolean =>
  typeof told === 'string' && typeof asked === 'string' ? foldName(told) === foldName(asked) : told === asked;
