import type { RegistryFile } from '../../../src/definition/sources.js';
import type { RegistryRequest } from '../../../src/dossier/ports.js';

type Json = Readonly<Record<string, unknown>>;

/** What liars say. None of it stands in the sample records: wherever it turns up, a liar was believed. */
const LIE = 'Kẻ Nói Dối';
const LIED_ID = '001011999999';
const LIED_NUMBER = 987_654_321;
const lied = [LIE.toLowerCase(), '1911-11-11', LIED_ID, '99999', 'zz 999999', String(LIED_NUMBER)];

/** Whether anything a liar said stands in it. */
export function holdsLie(value: unknown): boolean {
  const text = JSON.stringify(value)?.toLowerCase() ?? '';
  return lied.some(lie => text.includes(lie));
}

/** The same record with every value a lie of its kind; short codes stay, for they tell nothing apart. */
function liedAbout(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(liedAbout);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, liedAbout(inner)]));
  if (typeof value === 'number') return LIED_NUMBER;
  if (typeof value !== 'string') return value;
  if (/^\d{4}(-\d{2}){0,2}/.test(value)) return '1911-11-11';
  if (/^\d{12}$/.test(value)) return LIED_ID;
  if (/^\d{5,}$/.test(value)) return '9'.repeat(value.length);
  if (/^[A-Z]{2} ?\d{6,}$/.test(value)) return 'ZZ 999999';
  return value.includes(' ') ? LIE : value;
}

/** Records made up about the key that is asked for. */
export interface Lies {
  /** Of the kinds the registry promises, and about whom was asked for. */
  readonly record: Json;
  /** The same, about somebody else. */
  readonly stranger: Json;
  /** The same, about nobody. */
  readonly nobody: Json;
  /** One field that is asked for is of another kind. */
  readonly wrongType: Json;
  /** One field that is asked for has no end. */
  readonly huge: Json;
}

const membersOf = ({ record }: RegistryFile): Readonly<Record<string, { readonly type?: unknown }>> =>
  (record.properties ?? {}) as never;

export function liesAbout(declared: RegistryFile, { by, fields }: RegistryRequest, sample: Json): Lies {
  const members = membersOf(declared);
  const told = Object.entries(by).filter(([part]) => Object.hasOwn(members, part));
  const record = { ...(liedAbout(sample) as Json), ...Object.fromEntries(told) };
  const heads = fields.map(field => field.split('.', 1)[0]!);
  const asked = heads.find(name => Object.hasOwn(members, name) && !Object.hasOwn(by, name)) ?? heads[0]!;
  const wrong = members[asked]?.type === 'string' ? LIED_NUMBER : LIE;
  const others = told.map(([part, value]) => [part, /^\d{12}$/.test(String(value)) ? LIED_ID : LIE]);
  return {
    record,
    stranger: { ...record, ...Object.fromEntries(others) },
    nobody: Object.fromEntries(Object.entries(record).filter(([name]) => !Object.hasOwn(by, name))),
    wrongType: { ...record, [asked]: wrong },
    huge: { ...record, [asked]: LIE.repeat(30_000) },
  };
}

/** The true record with every field it need not say left unsaid. */
export const withGaps = (record: Json, by: Json): Json =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, Object.hasOwn(by, name) ? value : null]),
  );
