// biome-ignore-all lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileValidator } from '../../src/node-validate.js';
import { interpret } from '../../src/procedure/interpret.js';
import type { RawIssue } from '../../src/procedure/validate.js';
import { issuesOf } from '../../src/procedure/validate.js';
import type { Schema } from '../../src/value/dialect.js';
import { judge } from './judge.js';
import { type Defined, data, defined, defining } from './random-schema.js';

/** Codes, pointers and parameters; Ajv tells an unknown field once for each. */
const sorted = (issues: readonly RawIssue[]): string[] =>
  [...new Set(issues.map(issue => JSON.stringify(issue)))].sort();

const full = process.env.THUTUC_FULL === '1';

test('both doors give the same issues for any schema of the dialect and any data', () => {
  let [invalid, total] = [0, 0];
  fc.assert(
    fc.property(defined, fc.array(data, { minLength: 1, maxLength: 6 }), (schema, values) => {
      const [portable, node] = [interpret(schema), compileValidator(schema)];
      for (const value of values) {
        const issues = sorted(portable(value));
        expect(issues).toEqual(sorted(node(value)));
        expect(issuesOf(portable(value), () => undefined)).toEqual(issuesOf(node(value), () => undefined));
        total += 1;
        if (issues.length > 0) invalid += 1;
      }
    }),
    { numRuns: full ? 20_000 : 400 },
  );
  console.info(`validators: equal on ${total} generated values, ${invalid} of them invalid`);
  expect(invalid).toBeGreaterThan(total / 10);
  expect(total - invalid).toBeGreaterThan(total / 10);
});

const resolverIn =
  (root: Defined) =>
  (ref: string): Schema => {
    const { one, 'a/b': two, other, three } = root.$defs;
    const targets: Readonly<Record<string, Schema | undefined>> = {
      '#': root,
      '#/$defs/one': one,
      '#/$defs/a~1b': two,
      '#two': two,
      other,
      'other#/items': (other as { items?: Schema }).items,
      '#/$defs/three': three,
    };
    return targets[ref]!;
  };

test.each([
  ['Ajv decides', defined],
  ['the whole dialect', defining],
])(
  '%s: both doors come to the verdict of the text of the standard',
  (_what, schemas) => {
    const verdicts = { valid: 0, invalid: 0 };
    fc.assert(
      fc.property(schemas, fc.array(data, { minLength: 1, maxLength: 6 }), (schema, values) => {
        const validators = [interpret(schema), compileValidator(schema)];
        for (const value of values) {
          const { valid } = judge(schema, value, resolverIn(schema));
          expect(validators.map(validate => validate(value).length === 0)).toEqual([valid, valid]);
          verdicts[valid ? 'valid' : 'invalid'] += 1;
        }
      }),
      { numRuns: full ? 20_000 : 200 },
    );
    console.info(`validators: ${JSON.stringify(verdicts)}, as the standard says`);
    expect(Math.min(verdicts.valid, verdicts.invalid)).toBeGreaterThan(50);
  },
  600_000,
);

const both = [
  ['portable', interpret],
  ['node', compileValidator],
] as const;

test.each(both)('%s: a catastrophic pattern ends at once, beside a second pattern', (_door, make) => {
  const validate = make({ properties: { id: { pattern: '^(a|a)*$' }, phone: { pattern: '^\\d+$' } } });
  const issues = validate({ id: `${'a'.repeat(20_000)}!`, phone: 'xyz' });
  expect(issues.map(issue => `${issue.code} ${issue.pointer}`).sort()).toEqual([
    'pattern /id',
    'pattern /phone',
  ]);
});

test.each(both)('%s: inherited properties are not there', (_door, make) => {
  const validate = make({ required: ['toString'], properties: { toString: { type: 'string' } } });
  expect(validate({})).toEqual([{ code: 'required', pointer: '/toString', params: {} }]);
});

test.each(both)('%s: no name a citizen may send upsets a comparison', (_door, make) => {
  const validate = make({
    items: { enum: [{ toString: 1 }, { valueOf: 2 }] },
    uniqueItems: true,
    maxItems: 9,
  });
  const issues = validate([{ toString: '' }, { toString: 1 }, { valueOf: 3 }, { toString: '' }]);
  expect(issues.map(issue => `${issue.code} ${issue.pointer}`).sort()).toEqual([
    'enum /0',
    'enum /2',
    'enum /3',
    'uniqueItems ',
  ]);
});

test.each(both)('%s: nothing of the value is in an issue', (_door, make) => {
  const validate = make({
    properties: {
      a: { type: 'string', enum: ['x'], maxLength: 2, pattern: '^x', format: 'date', const: 'x' },
    },
    additionalProperties: false,
  });
  const told = JSON.stringify(validate({ a: 'CANARY', CANARY: 'CANARY' }));
  expect(JSON.parse(told)).toHaveLength(6);
  expect(told).not.toContain('CANARY');
});

test.each(both)('%s: a schema outside the dialect is refused by name', (_door, make) => {
  expect(() => make({ properties: { a: { $dynamicRef: '#a' } } })).toThrow(
    '/properties/a/$dynamicRef: A form cannot use the JSON Schema keyword "$dynamicRef".',
  );
});
