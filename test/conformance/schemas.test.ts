import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonSchema } from '../../src/definition/model.js';
import { shapeOf } from '../../src/definition/shape.js';
import { readJson } from '../../src/source/json.js';
import { dialect, formKeywords } from '../../src/value/dialect.js';
import { formats } from '../../src/value/formats.js';
import { sealedLog } from '../dossier/sample-log.js';

const root = resolve(import.meta.dirname, '../..');
const load = (path: string): JsonSchema => JSON.parse(readFileSync(resolve(root, path), 'utf8'));
const names = readdirSync(resolve(root, 'schemas')).filter(name => name.endsWith('.schema.json'));
/** The calendar's schema is older and has its own test and form of words. */
const ours = names.filter(name => name !== 'calendar.schema.json');
const procedure = load('schemas/procedure.schema.json');

const strict = () =>
  new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    formats: { date: true },
  });

describe.each(names)('%s', name => {
  test('is a strict JSON Schema 2020-12', () => {
    expect(() => strict().compile(load(`schemas/${name}`))).not.toThrow();
  });
});

describe.each(ours)('%s', name => {
  const schema = load(`schemas/${name}`);
  const keys = keysOf(schema).map(([path, key]) => [path, described(schema, key)] as const);

  test('titles and describes every key, Vietnamese first, then English', () => {
    expect(keys.length).toBeGreaterThan(5);
    for (const [path, { title, description }] of keys)
      expect(`${path} ${title}: ${description}`).toMatch(/ \S.*: \S.* — \S.*\.$/);
  });

  test('leaves no object of ours open: what is misspelt is found', () => {
    for (const [path, object] of schemasIn(schema).filter(([, each]) => each.properties)) {
      if (object.$ref !== undefined) continue;
      expect(Object.keys(object), path).toContain('additionalProperties');
    }
  });

  test('names that stand for the same thing mean the same everywhere', () => {
    const defs = (schema.$defs ?? {}) as Readonly<Record<string, JsonSchema>>;
    const shared = (procedure.$defs ?? {}) as Readonly<Record<string, JsonSchema>>;
    for (const def of [
      'name',
      'text',
      'date',
      'expression',
      'procedureCode',
      'prefill',
      'chain',
      'link',
      'offer',
    ])
      if (defs[def]) expect(defs[def], def).toEqual(shared[def]);
  });
});

test('a field may say what the validators understand, and nothing else', () => {
  const keys = (def: string) =>
    Object.keys((procedure.$defs as Record<string, { properties: object }>)[def]!.properties);
  expect(keys('field').sort()).toEqual([...[...dialect.keys()], ...formKeywords].sort());
  expect(keys('schema').sort()).toEqual([...[...dialect.keys()], 'codes'].sort());
  const format = (procedure.$defs as Record<string, { properties: Record<string, JsonSchema> }>).field!
    .properties.format;
  expect([...(format!.enum as string[])].sort()).toEqual(Object.keys(formats).sort());
});

test('what the log seals is what its schema says', () => {
  const valid = strict().compile(load('schemas/dossier-event.schema.json'));
  for (const event of sealedLog) expect(valid(event), JSON.stringify(valid.errors)).toBe(true);
  expect(valid({ ...sealedLog[0], status: 0 })).toBe(true);
  expect(valid({ ...sealedLog[0], name: 'Nguyễn Thị Hoa' })).toBe(false);
});

const definitions = [
  ...readdirSync(resolve(root, 'examples')).map(name => `examples/${name}/procedure.json`),
  ...readdirSync(resolve(root, 'test/language'))
    .filter(name => name.endsWith('.procedure.json'))
    .map(name => `test/language/${name}`),
].map(path => [path, load(path)] as const);

describe('the walk that explains finds something exactly when Ajv does', () => {
  const valid = strict().compile(procedure);
  const agree = (value: unknown): boolean => {
    const json = JSON.stringify(value);
    const found = shapeOf(readJson(json, 'p.json'), procedure);
    if ((found.length === 0) === valid(JSON.parse(json))) return found.length === 0;
    throw new Error(JSON.stringify({ found, errors: valid.errors }, null, 1));
  };

  test.each(definitions)('%s', (_, definition) => expect(agree(definition)).toBe(true));

  // One example has every part of the language; the others, changed less often, keep what only they say.
  const runsOf = (path: string) => (/^examples\/(?!birth)/.test(path) ? 100 : 300);

  test.each(definitions)('%s, mutated', (path, definition) => {
    const paths = pathsOf(definition);
    const vocabulary = [...new Set(paths.flat().map(String))];
    const outcomes = { fits: 0, fails: 0 };
    fc.assert(
      fc.property(fc.array(mutation(paths, vocabulary), { minLength: 1, maxLength: 3 }), mutations => {
        const copy = { root: structuredClone(definition) as unknown };
        for (const mutate of mutations) mutate(copy);
        outcomes[agree(copy.root) ? 'fits' : 'fails']++;
      }),
      { numRuns: runsOf(path) },
    );
    expect(Math.min(outcomes.fits, outcomes.fails)).toBeGreaterThan(15);
  });
});

type Path = readonly (string | number)[];
type Mutate = (copy: { root: unknown }) => void;

/** One edit: a member taken out, given another value, renamed, added, or a copy of another part of the file. */
function mutation(paths: readonly Path[], vocabulary: readonly string[]): fc.Arbitrary<Mutate> {
  const path = fc.constantFrom(...paths.filter(each => each.length > 0));
  const word = fc.oneof(
    fc.constantFrom(...vocabulary),
    fc.constantFrom('x', 'Ổ', '$late', 'a-b', '', '15:00'),
  );
  const leaf = fc.oneof(
    word,
    fc.integer({ min: -1, max: 12 }),
    fc.constantFrom(true, null, 0.5, [], {}, ['x', 'x'], { x: 1 }),
  );
  const put =
    (at: Path, value: (copy: { root: unknown }) => unknown): Mutate =>
    copy =>
      edit(copy, at, (parent, key) => {
        parent[key] = value(copy);
      });
  const take =
    (at: Path): Mutate =>
    copy =>
      edit(copy, at, (parent, key) => void Reflect.deleteProperty(parent, key));
  return fc.oneof(
    path.map(take),
    fc.tuple(path, leaf).map(([at, value]) => put(at, () => value)),
    fc.tuple(path, word, leaf).map(([at, name, value]) => put([...at, name], () => value)),
    fc.tuple(path, path).map(([at, from]) => put(at, copy => structuredClone(valueAt(copy.root, from)))),
    fc.tuple(path, word).map(
      ([at, name]): Mutate =>
        copy => {
          put([...at.slice(0, -1), name], () => valueAt(copy.root, at))(copy);
          take(at)(copy);
        },
    ),
  );
}

function edit(
  copy: { root: unknown },
  path: Path,
  change: (parent: Record<string, unknown>, key: string) => void,
): void {
  const parent = valueAt(copy.root, path.slice(0, -1));
  if (typeof parent !== 'object' || parent === null || Array.isArray(parent)) return;
  change(parent as Record<string, unknown>, String(path.at(-1)));
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

/** A schema and all schemas inside it, each with its path. */
function schemasIn(schema: JsonSchema, path = ''): [string, JsonSchema][] {
  const maps = ['properties', '$defs'].flatMap(key =>
    entriesOf(schema[key]).map(([name, sub]) => [`${path}/${key}/${name}`, sub] as const),
  );
  const lists = ['anyOf', 'oneOf'].flatMap(key =>
    entriesOf(schema[key]).map(([at, sub]) => [`${path}/${key}/${at}`, sub] as const),
  );
  const singles = ['items', 'additionalProperties', 'propertyNames'].map(
    key => [`${path}/${key}`, schema[key]] as const,
  );
  const inner = [...maps, ...lists, ...singles].filter(([, sub]) => typeof sub === 'object' && sub !== null);
  return [[path, schema], ...inner.flatMap(([at, sub]) => schemasIn(sub as JsonSchema, at))];
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** Every key and every named schema a schema declares, with what it says of it. */
const keysOf = (schema: JsonSchema): [string, JsonSchema][] =>
  schemasIn(schema).filter(([path]) => /\/(?:properties|\$defs)\/[^/]+$/.test(path));

/** Title and description of a key: its own, or those of the key it refers to. */
function described(schema: JsonSchema, key: JsonSchema): { title: unknown; description: unknown } {
  if (key.title !== undefined || typeof key.$ref !== 'string')
    return { title: key.title, description: key.description };
  return described(schema, valueAt(schema, key.$ref.slice(2).split('/')) as JsonSchema);
}
