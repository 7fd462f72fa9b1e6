import type { FormulaAt } from './formulas.js';
import type { Assertion, Field, Formula, JsonSchema, Link } from './model.js';
import { below } from './path.js';
import { isRaw, type Raw, rawEntries, rawOf, textIn, textsOf } from './raw.js';

/** Whether a schema is a group of questions rather than one question. */
export const isGroup = (schema: Raw): boolean => isRaw(schema.properties) && schema.whole !== true;

interface Around {
  /** Pointer of the schema in the definition. */
  readonly at: string;
  readonly path: readonly string[];
  readonly groups: readonly string[];
  readonly visible: readonly Formula[];
  /** Pointer, in the form's data, of the innermost group around that need not be there. */
  readonly optional?: string;
}

/** Every question of the form in its order. `form` is the expanded schema, formulas stand at its pointers. */
export function fieldsOf(
  form: JsonSchema,
  formulaAt: FormulaAt,
  lookups: ReadonlySet<string>,
): readonly Field[] {
  const fields: Field[] = [];
  const visit = (group: Raw, around: Around): void => {
    const required = new Set(textsOf(group.required));
    for (const [name, schema] of rawEntries(group.properties)) {
      const inner = step(around, name, formulaAt);
      if (!isGroup(schema)) fields.push(fieldOf(schema, inner, required.has(name), formulaAt, lookups));
      else
        visit(schema, {
          ...grouped(inner, name, schema),
          ...(required.has(name) ? {} : { optional: below('', ...inner.path) }),
        });
    }
  };
  visit(form, { at: '/form', path: [], groups: [], visible: list(formulaAt('/form/visible')) });
  return fields;
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
  { at, path, groups, visible, optional }: Around,
  required: boolean,
  formulaAt: FormulaAt,
  lookups: ReadonlySet<string>,
): Field {
  const offer = formulaAt(below(at, 'prefill', 'offer'));
  const computed = formulaAt(below(at, 'computed'));
  return {
    pointer: below('', ...path),
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
  if (!from) return [];
  const read = new Set(from.reads.map(([head]) => (head ?? '').slice(1)));
  return [{ from, lock: rawOf(value).lock === true, lookups: [...lookups].filter(name => read.has(name)) }];
}

function assertsOf(value: unknown, at: string, formulaAt: FormulaAt): readonly Assertion[] {
  if (Array.isArray(value)) return value.flatMap((each, i) => assertsOf(each, below(at, i), formulaAt));
  const that = formulaAt(below(at, 'that'));
  return that ? [{ that, message: textIn(value, 'message') ?? '' }] : [];
}
