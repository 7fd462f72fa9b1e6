import type { CalendarTable } from '../calendar/calendar-table.js';
import { isRaw, listOf, type Raw, rawIn, rawOf, textIn, textsOf } from './raw.js';
import type { CodeList, CodeValue, RegistryFile, RegistryOperation, Sources } from './sources.js';

const known = new WeakMap<Sources, Sources>();

/**
 * Sources whose members have the kinds they should, whatever a file held: a broken one reads as an empty one, and
 * no name finds a member of a prototype. The same sources are looked through once.
 */
export function soundSources(sources: Sources): Sources {
  const before = known.get(sources);
  if (before) return before;
  const sound: Sources = Object.freeze({
    registries: table(sources.registries, registry),
    blocks: table(sources.blocks, rawOf),
    calendars: table(sources.calendars, calendar),
    codes: table(sources.codes, codeList),
  });
  known.set(sources, sound);
  return sound;
}

function table<T>(written: unknown, read: (member: unknown, name: string) => T): Readonly<Record<string, T>> {
  const sound = Object.create(null) as Record<string, T>;
  for (const [name, member] of Object.entries(rawOf(written))) sound[name] = read(member, name);
  return Object.freeze(sound);
}

const registry = (written: unknown, name: string): RegistryFile => ({
  ...(rawOf(written) as RegistryFile),
  name,
  keys: table(rawIn(written, 'keys'), rawOf),
  keySets: listOf(rawOf(written).keySets).map(textsOf),
  record: rawIn(written, 'record'),
  ...(rawOf(written).paper === undefined ? {} : { paper: paperOf(rawIn(written, 'paper')) }),
  operations: table(rawIn(written, 'operations'), each => rawOf(each) as unknown as RegistryOperation),
});

function paperOf(written: Raw): NonNullable<RegistryFile['paper']> {
  const [from, to] = [textIn(written, 'from'), textIn(written, 'to')];
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

const calendar = (written: unknown): CalendarTable => ({
  ...(rawOf(written) as unknown as CalendarTable),
  years: rawIn(written, 'years') as CalendarTable['years'],
});

const codeList = (written: unknown, name: string): CodeList => ({
  ...(rawOf(written) as CodeList),
  name,
  values: listOf(rawOf(written).values).filter(
    (value): value is CodeValue & typeof value => isRaw(value) && typeof value.code === 'string',
  ),
});
