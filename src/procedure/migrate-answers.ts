import type { Field, Mapping, Migration } from '../definition/model.js';
import { below } from '../definition/path.js';
import type { Context } from '../expression/run.js';
import { type Code, codeOf, runCode } from './formula-code.js';
import { leftOver } from './left-over.js';
import { isRecord, setAt, valueAt } from './path.js';
import type { Procedure } from './procedure.js';
import type { RowPlan } from './rows-step.js';
import type { ValueShape } from './value-shape.js';

type Answers = Readonly<Record<string, unknown>>;

/** The answers of an earlier version under this one. */
export interface MigratedAnswers {
  readonly answers: Answers;
  /** Pointers of questions that a declared mapping answered, with those it read. */
  readonly moved: readonly { readonly to: string; readonly from: readonly string[] }[];
  /** Answers that fit nowhere now: by pointer where they stood. */
  readonly left: readonly { readonly at: string; readonly value: unknown }[];
}

/** Questions of a form, or of a row in it. */
interface Questions {
  readonly fields: readonly Field[];
  readonly shapes: readonly ValueShape[];
  readonly lists: readonly (RowPlan | undefined)[];
}

/** A mapping, compiled once: of rows it runs for each. */
interface Mapped extends Mapping {
  readonly code: Code;
}

interface Migrating {
  readonly context: Context;
  readonly mappings: ReadonlyMap<string, Mapped>;
  readonly moved: Map<string, Set<string>>;
  readonly left: { at: string; value: unknown }[];
}

/**
 * Reads the answers of a draft begun under an earlier version. A question at the same place keeps its answer, a
 * declared mapping goes before that; whatever finds no place is left over and told. Pure: an expression sees the old
 * answers and nothing else.
 */
export function migrateAnswers(
  { definition, form, pictures }: Procedure,
  migration: Migration | undefined,
  old: Answers,
): MigratedAnswers {
  const migrating: Migrating = {
    context: { names: {}, now: 0, today: '1970-01-01', tank: { left: FUEL }, pictures },
    mappings: new Map(migration?.fields.map(each => [each.to, { ...each, code: codeOf(each.from) }])),
    moved: new Map(),
    left: [],
  };
  const answers = taken(migrating, { ...form.plan, fields: definition.fields }, old, '');
  return {
    answers,
    moved: [...migrating.moved].map(([to, from]) => ({ to, from: [...from] })),
    left: migrating.left,
  };
}

/** Steps all expressions of one migration may take together. */
const FUEL = 1_000_000;

/** The answers that the questions of a form, or of a row, take of a tree of old ones standing at `base`. */
function taken(migrating: Migrating, questions: Questions, tree: Answers, base: string): Answers {
  const answers: Record<string, unknown> = {};
  const used: (readonly string[])[] = [];
  questions.fields.forEach((field, index) => {
    if (field.computed) return;
    const mapping = migrating.mappings.get(field.pointer);
    const given = mapping ? mappedValue(migrating, mapping, tree) : valueAt(tree, field.path);
    const list = questions.lists[index];
    const value = list ? rowsOf(migrating, list, given) : fitting(field, questions.shapes[index]!, given);
    if (value === undefined) return;
    used.push(...(mapping ? readBy(migrating, mapping) : [field.path]));
    if (!list) migrating.left.push(...leftOver(given, value, below(base, ...field.path)));
    setAt(answers, field.path, value);
  });
  migrating.left.push(...unused(tree, used, base));
  return answers;
}

/** What a mapping gives: of the form it reads the old answers as `$old`, of a row the old row as `$this`. */
function mappedValue({ context }: Migrating, { code, codes }: Mapped, tree: Answers): unknown {
  const value = runCode(code, { ...context, names: { old: tree, this: tree } }, []);
  const renamed = typeof value === 'string' && codes && Object.hasOwn(codes, value) ? codes[value] : value;
  return renamed ?? undefined;
}

/** The rows of a list, each under its key: `''` stays taken out. */
function rowsOf(migrating: Migrating, { field, rows, shapes }: RowPlan, given: unknown): Answers | undefined {
  if (!isRecord(given)) return undefined;
  const questions = { fields: rows.fields, shapes, lists: [] };
  const entries = Object.entries(given).flatMap(([key, row]): [string, unknown][] => {
    const at = below(field.pointer, key);
    if (row === '') return [[key, '']];
    if (isRecord(row)) return [[key, taken(migrating, questions, row, at)]];
    migrating.left.push({ at, value: row });
    return [];
  });
  return Object.fromEntries(entries);
}

/** The value as the field stores it, when it is of the field's kind at all: a group, a list, or one value. */
function fitting({ schema }: Field, shape: ValueShape, given: unknown): unknown {
  if (given === undefined || given === '') return given;
  const kind =
    isRecord(schema.properties) || schema.type === 'object' ? 'group' : isList(schema) ? 'list' : 'one';
  const comes = isRecord(given) ? 'group' : Array.isArray(given) ? 'list' : 'one';
  return kind === comes ? shape.tidy(given) : undefined;
}

const isList = ({ type, items }: Field['schema']): boolean => type === 'array' || items !== undefined;

/** The paths a mapping read, noted as where its question was answered before. */
function readBy({ moved }: Migrating, { to, from }: Mapping): readonly (readonly string[])[] {
  const row = to.slice(0, to.lastIndexOf('/*') + 2);
  const read = from.reads.map(([, ...path]) => path);
  moved.set(to, new Set(read.map(path => below(to.includes('/*') ? row : '', ...path))));
  return read;
}

/** Leaves of a tree that lie at or below none of the used paths. */
function unused(
  tree: unknown,
  used: readonly (readonly string[])[],
  at: string,
  path: readonly string[] = [],
): { at: string; value: unknown }[] {
  if (used.some(each => covers(each, path))) return [];
  if (isRecord(tree))
    return Object.entries(tree).flatMap(([name, value]) =>
      unused(value, used, below(at, name), [...path, name]),
    );
  return tree === undefined || tree === '' ? [] : [{ at, value: tree }];
}

function covers(used: readonly string[], path: readonly string[]): boolean {
  if (used.length > path.length && !used.includes('**')) return false;
  for (const [i, name] of used.entries()) {
    if (name === '**') return true;
    if (name !== '*' && name !== path[i]) return false;
  }
  return true;
}
