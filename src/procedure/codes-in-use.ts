import { codeListOf } from '../definition/codes.js';
import type { JsonSchema } from '../definition/model.js';
import type { CodeList, CodeValue } from '../definition/sources.js';
import { escapeSegment } from '../source/pointer.js';
import { isRecord } from './path.js';

/** Leads, inside a value, to a code that is not in use on a local date; none where all of them are. */
export type NotInUse = (value: unknown, day: string) => string | undefined;

/** Looks for codes whose time has not come or is over; none where a schema is bound to no list with dates. */
export function notInUse(
  schema: JsonSchema,
  lists: Readonly<Record<string, CodeList>>,
): NotInUse | undefined {
  const name = codeListOf(schema);
  if (name !== undefined) return Object.hasOwn(lists, name) ? ofList(lists[name]!) : undefined;
  if (isRecord(schema.items)) {
    const inner = notInUse(schema.items, lists);
    return (
      inner && ((value, day) => (Array.isArray(value) ? within([...value.entries()], inner, day) : undefined))
    );
  }
  return isRecord(schema.properties) ? ofMembers(schema.properties, lists) : undefined;
}

function ofList({ values }: CodeList): NotInUse | undefined {
  if (values.every(({ from, to }) => from === undefined && to === undefined)) return undefined;
  const times = new Map<string, CodeValue[]>();
  for (const value of values) times.set(value.code, [...(times.get(value.code) ?? []), value]);
  const isIn = ({ from = '', to }: CodeValue, day: string) => from <= day && (to === undefined || day <= to);
  return (value, day) => {
    const known = typeof value === 'string' ? times.get(value) : undefined;
    return known && !known.some(time => isIn(time, day)) ? '' : undefined;
  };
}

function ofMembers(
  properties: Readonly<Record<string, unknown>>,
  lists: Readonly<Record<string, CodeList>>,
): NotInUse | undefined {
  const members = Object.entries(properties).flatMap(([name, inner]): [string, NotInUse][] => {
    const check = isRecord(inner) ? notInUse(inner, lists) : undefined;
    return check ? [[name, check]] : [];
  });
  if (members.length === 0) return undefined;
  return (value, day) => {
    if (!isRecord(value)) return undefined;
    for (const [name, check] of members) {
      const at = within([[name, value[name]]], check, day);
      if (at !== undefined) return at;
    }
    return undefined;
  };
}

function within(
  members: readonly (readonly [string | number, unknown])[],
  check: NotInUse,
  day: string,
): string | undefined {
  for (const [name, member] of members) {
    const at = check(member, day);
    if (at !== undefined) return `/${escapeSegment(String(name))}${at}`;
  }
  return undefined;
}
