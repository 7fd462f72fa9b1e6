import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { jsonSchema } from '../../src/forms.js';
import { fill, type Procedure } from '../../src/node.js';
import { formKeywords } from '../../src/value/dialect.js';
import { formats } from '../../src/value/formats.js';
import { everyKind } from '../browser/every-kind.js';
import { exampleWorlds, type World } from '../browser/worlds.js';

const worlds = await exampleWorlds();
const procedures = [...new Set([...worlds.map(({ procedure }) => procedure), everyKind])];

/** A validator of JSON Schema 2020-12 that knows nothing of ours but the names of formats, and takes no unknown keyword. */
function validatorOf(procedure: Procedure) {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
  for (const [name, { test }] of Object.entries(formats)) ajv.addFormat(name, test);
  return ajv.compile(jsonSchema(procedure));
}

describe.each(procedures.map(each => [each.title, each] as const))('%s', (_, procedure) => {
  test('is plain JSON Schema 2020-12', () => {
    const schema = jsonSchema(procedure);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(validatorOf(procedure)).toBeTypeOf('function');
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });
});

const isOwn = (keyword: string): boolean => formKeywords.has(keyword);

test('our keywords are gone, and a field may still bear their name', () => {
  expect(Object.keys(jsonSchema(everyKind)).filter(isOwn)).toEqual([]);
  const { properties } = jsonSchema(everyKind) as { properties: Record<string, object> };
  expect(Object.values(properties).flatMap(schema => Object.keys(schema).filter(isOwn))).toEqual([]);
  expect(properties.gender).toMatchObject({ type: 'string', enum: ['male', 'female', 'other'] });
});

const filed = worlds.map((world): [string, World] => [world.name, world]);
test.each(filed)(
  '%s: what was filed fits, and with a stray key it does not',
  (_, { procedure, draft, context }) => {
    const validate = validatorOf(procedure);
    const { form } = fill(procedure, draft, context);
    expect([validate(form), validate.errors]).toEqual([true, null]);
    expect(validate({ ...form, stray: 1 })).toBe(false);
  },
);
