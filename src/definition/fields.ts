import type { FormulaAt } from './formulas.js';
import type { Assertion, Field, Formula, JsonSchema, Link, Rows } from './model.js';
import { below } from './path.js';
import { isRaw, type Raw, rawEntries, rawOf, textIn, textsOf } from './raw.js';
import { rowOf } from './rows.js';

/** Whether a schema is a group of questions rather than one question. */
export const isGroup = (schema: Raw): boolean => isRaw(schema.properties) && schema.whole !== true;

interface Around {
  /** Pointer of what the path begins in: nothing for the form, `/members/*` for a row. */
  readonly base: string;
  /** Pointer of the schema in the definition. */
  readonly at: string;
  readonly path: readonly string[];
  readonly groups: readonly string[];
  readonly visible: readonly Formula[];
  /** Pointer, in the form's data, of the innermost group around that need not be there. */
  readonly optional?: string;
}

/**
 * Every question of the form in its order, a list of rows with those in it. `form` is the expanded schema, formulas
 * stand at its pointers.
 */
export function fieldsOf(
  form: JsonSchema,
  formulaAt: FormulaAt,
  lookups: ReadonlySet<string>,
): readonly Field[] {
  const inside = (group: Raw, around: Around): readonly Field[] => {
    const required = new Set(textsOf(group.required));
    return rawEntries(group.properties).flatMap(([name, schema]) => {
      const inner = step(around, name, formulaAt);
      const asked = required.has(name);
      const optional = asked ? {} : { optional: below('', ...inner.path) };
      if (isGroup(schema)) return inside(schema, { ...grouped(inner, name, schema), ...optional });
      const field = fieldOf(schema, inner, asked, formulaAt, lookups);
      const row = rowOf(schema);
      if (!row) return [field];
      const fields = inside(row, inRow(inner, field));
      return [{ ...field, rows: { fields, ...rowsFrom(schema, inner.at, formulaAt, lookups) } }];
    });
  };
  const visible = list(formulaAt('/form/visible'));
  return inside(form, { base: '', at: '/form', path: [], groups: [], visible });
}

/** A row is a small form of its own; whether it is shown at all is for its list to say. */
const inRow = ({ at, groups }: Around, { pointer, title }: Field): Around => ({
  base: `${pointer}/*`,
  at: below(at, 'items'),
  path: [],
  groups: [...groups, title],
  visible: [],
});

function rowsFrom(
  schema: Raw,
  at: string,
  formulaAt: FormulaAt,
  lookups: ReadonlySet<string>,
): Omit<Rows, 'fields'> {
  const key = textIn(schema.prefill, 'key');
  const from = formulaAt(below(at, 'prefill', 'rows'));
  return {
    ...(from && { from: linkOf(from, false, lookups) }),
    ...(key !== undefined && { key }),
  };
}

const list = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

const titleOf = (schema: Raw, name: string): string => textIn(schema, 'title') ?? name;

function step(around: Around, name: string, formulaAt: FormulaAt): Around {
  const at = below(around.at, 'properties', name);
  const visible = [...around.visible, ...list(formulaAt(below(at, 'visible')))];
  return { ...around, at, path: [...around.path, name], visible };
}

const grouped = (around: Around, name: string, schema: Raw): Around => ({
  ...around,
  groups: [...around.groups, titleOf(schema, name)],
});

function fieldOf(
  schema: Raw,
  { base, at, path, groups, visible, optional }: Around,
  required: boolean,
  formulaAt: FormulaAt,
  lookups: ReadonlySet<string>,
): Field {
  const offer = formulaAt(below(at, 'prefill', 'offer'));
  const computed = formulaAt(below(at, 'computed'));
  return {
    pointer: below(base, ...path),
    path,
    title: titleOf(schema, path.at(-1) ?? ''),
    groups,
    required,
    ...(required && optional !== undefined ? { optionalGroup: optional } : {}),
    whole: schema.whole === true,
    schema,
    prefill: linksOf(schema.prefill, below(at, 'prefill'), formulaAt, lookups),
    ...(offer ? { offer } : {}),
    ...(computed ? { computed } : {}),
    asserts: assertsOf(schema.assert, below(at, 'assert'), formulaAt),
    visible,
  };
}

function linksOf(
  value: unknown,
  at: string,
  formulaAt: FormulaAt,
  lookups: ReadonlySet<string>,
): readonly Link[] {
  if (Array.isArray(value))
    return value.flatMap((link, i) => linksOf(link, below(at, i), formulaAt, lookups));
  const from = formulaAt(isRaw(value) ? below(at, 'from') : at);
  return from ? [linkOf(from, rawOf(value).lock === true, lookups)] : [];
}

function linkOf(from: Formula, lock: boolean, lookups: ReadonlySet<string>): Link {
  const read = new Set(from.reads.map(([head]) => (head ?? '').slice(1)));
  return { from, lock, lookups: [...lookups].filter(name => read.has(name)) };
}

function assertsOf(value: unknown, at: string, formulaAt: FormulaAt): readonly Assertion[] {
  if (Array.isArray(value)) return value.flatMap((each, i) => assertsOf(each, below(at, i), formulaAt));
  const that = formulaAt(below(at, 'that'));
  return that ? [{ that, message: textIn(value, 'message') ?? '' }] : [];
}
