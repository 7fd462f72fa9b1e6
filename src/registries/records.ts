import { isRaw, rawOf } from '../definition/raw.js';
import type { RegistryFile } from '../definition/sources.js';
import type { Registry, RegistryAnswer } from '../dossier/ports.js';
import { foldName, normalise } from '../value/normalise.js';

/** Sample records of one registry (schemas/records.schema.json). */
export interface RecordsFile {
  readonly registry: string;
  /** Milliseconds one question is said to take; nobody waits for them. */
  readonly latency?: number;
  readonly records: readonly SampleRecord[];
  readonly [note: string]: unknown;
}

export interface SampleRecord {
  readonly id: string;
  readonly version: string;
  readonly asOf: string;
  readonly signed: boolean;
  readonly record: Readonly<Record<string, unknown>>;
}

export interface RecordsOptions {
  /** The registry does not answer at all. */
  readonly outage?: 'unavailable' | 'denied';
  /** Milliseconds, in place of the file's. */
  readonly latency?: number;
}

/**
 * A registry over records in memory: for examples, tests and rehearsals. It finds a record by the parts of the key
 * that identify, and compares those that only confirm (`match`): when they differ the answer is `mismatch`, never
 * the record. Deterministic: it says how long it took, and takes no time.
 * @throws RangeError on what are no records, or without their registry
 */
export function recordsRegistry(
  file: RecordsFile,
  declared: RegistryFile,
  options: RecordsOptions = {},
): Registry {
  if (!isRaw(file) || !Array.isArray(file.records) || !file.records.every(one => isRaw(rawOf(one).record)))
    throw new RangeError('sample records are { registry, records: [{ id, version, asOf, record }] }');
  if (!isRaw(declared) || !Array.isArray(declared.keySets))
    throw new RangeError(`the sources have no registry of these records: ${String(file.registry)}`);
  const ms = options.latency ?? file.latency ?? 0;
  const answer = options.outage
    ? (): RegistryAnswer => ({ outcome: options.outage! })
    : (by: Key) => answerFor(file.records, declared, by);
  return Object.freeze({ ask: async ({ by }: { readonly by: Key }) => ({ ...answer(by), ms }) });
}

type Key = Readonly<Record<string, unknown>>;

function answerFor(records: readonly SampleRecord[], declared: RegistryFile, by: Key): RegistryAnswer {
  const parts = Object.keys(by);
  if (!declared.keySets.some(set => set.length === parts.length && set.every(part => parts.includes(part)))) {
    return { outcome: 'denied' };
  }
  const confirms = (part: string) => declared.keys[part]?.match === true;
  const fits = ({ record }: SampleRecord, part: string) => isSame(declared, part, record[part], by[part]);
  const found = records.filter(one => parts.every(part => confirms(part) || fits(one, part)));
  const confirmed = found.find(one => parts.every(part => !confirms(part) || fits(one, part)));
  if (!confirmed) return { outcome: found.length === 0 ? 'notFound' : 'mismatch' };
  const { record, id, version, asOf, signed } = confirmed;
  return { outcome: 'found', record, id, version, asOf, signed };
}

/** Spelt differently, a key is still the same: capitals, blanks, where a tone mark stands. */
function isSame(declared: RegistryFile, part: string, told: unknown, asked: unknown): boolean {
  if (typeof told !== 'string' || typeof asked !== 'string') return told !== undefined && told === asked;
  const format = declared.keys[part]?.format;
  const tidy = (value: string) => foldName(normalise(typeof format === 'string' ? format : undefined, value));
  return tidy(told) === tidy(asked);
}
