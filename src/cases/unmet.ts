import { jsonEqual } from '../value/json-equal.js';
import type { Expectation } from './cases.js';
import type { Played } from './play.js';
import { storyOf } from './story.js';

/** An expectation that did not come true. */
export interface Unmet {
  /** What was expected of: `filled`, `values /mother/fullName`, `path` … */
  readonly what: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Compares what happened with what the author wrote under `expect`; only what is written is compared. */
export function unmetIn(played: Played): readonly Unmet[] {
  const { expect } = played.case;
  return expect === undefined
    ? []
    : comparisons(expect, played).filter(({ expected, actual }) => !jsonEqual(expected, actual));
}

function comparisons(expect: Expectation, played: Played): Unmet[] {
  const { form, dossier } = played;
  const field = (pointer: string) => form.fields.find(each => each.pointer === pointer);
  const registry = form.fields.filter(each => each.shown && each.source === 'registry');
  return [
    ...one('fields', expect.fields, form.fields.length),
    ...one('filled', expect.filled, registry.length),
    ...each('values', expect.values, pointer => field(pointer)?.value ?? null),
    ...each('sources', expect.sources, pointer => field(pointer)?.lookup ?? field(pointer)?.source ?? null),
    ...one('locked', expect.locked && [...expect.locked].sort(), lockedIn(played)),
    ...one('issues', expect.issues, issuesIn(played)),
    ...each(
      'documents',
      expect.documents,
      key => form.documents.find(document => document.key === key)?.state ?? null,
    ),
    ...one('path', expect.path, pathOf(played)),
    ...one('status', expect.status, dossier.status),
    ...each('due', expect.due, name => asWritten(dossier.clocks[name]?.dueAt, expect.due![name]!)),
    ...each('result', expect.result as Readonly<Record<string, unknown>> | undefined, name =>
      subset(expect.result?.[name], dossier.results[name]),
    ),
  ];
}

const one = (what: string, expected: unknown, actual: unknown): Unmet[] =>
  expected === undefined ? [] : [{ what, expected, actual }];

const each = (
  what: string,
  expected: Readonly<Record<string, unknown>> | undefined,
  actual: (name: string) => unknown,
): Unmet[] =>
  Object.entries(expected ?? {}).map(([name, value]) => ({
    what: `${what} ${name}`,
    expected: value,
    actual: actual(name),
  }));

const lockedIn = ({ form }: Played) =>
  form.fields
    .filter(field => field.locked)
    .map(field => field.pointer)
    .sort();

const issuesIn = ({ refused }: Played) =>
  refused.flatMap(({ refusal }) => refusal.issues.map(({ pointer, code }) => ({ pointer, code })));

/** States in the order they were entered; staying is not told twice. */
const pathOf = ({ log }: Played) =>
  storyOf(log)
    .map(step => step.state)
    .filter((state, index, all) => state !== all[index - 1]);

const ZONE = /([+-])(\d{2}):(\d{2})$/;

/** An instant in the words an author wrote another in: those very words when it is the same, else with their offset. */
function asWritten(instant: string | undefined, written: string): string | null {
  if (instant === undefined) return null;
  if (Date.parse(instant) === Date.parse(written)) return written;
  const [zone, sign, hours, minutes] = ZONE.exec(written) ?? [];
  if (zone === undefined) return instant;
  const ahead = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const local = new Date(Date.parse(instant) + ahead).toISOString();
  return local.replace(/(\.000)?Z$/, '') + zone;
}

/** The part of `actual` that `expected` speaks of. */
function subset(expected: unknown, actual: unknown): unknown {
  if (!isObject(expected) || !isObject(actual)) return actual ?? null;
  return Object.fromEntries(Object.keys(expected).map(key => [key, subset(expected[key], actual[key])]));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
