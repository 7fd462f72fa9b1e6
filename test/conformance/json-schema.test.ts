import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { forAjv } from '../../src/node-schema.js';
import { compileValidator } from '../../src/node-validate.js';
import { interpret } from '../../src/procedure/interpret.js';
import type { RawIssue } from '../../src/procedure/validate.js';
import type { Schema } from '../../src/value/dialect.js';
import { dialectProblems } from '../../src/value/dialect-problems.js';

interface Case {
  readonly description: string;
  readonly data: unknown;
  readonly valid: boolean;
}

interface Group {
  readonly file: string;
  readonly description: string;
  readonly schema: Schema;
  readonly tests: readonly Case[];
}

const folder = '../shared/conformance/json-schema/draft2020-12';
const draft = 'https://json-schema.org/draft/2020-12/schema';

/** Every group of every file, each schema without the `$schema` that only says which draft it is. */
function groups(): readonly Group[] {
  const files = readdirSync(folder).filter(name => name.endsWith('.json'));
  return files.flatMap(file => {
    const read: Omit<Group, 'file'>[] = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
    return read.map(group => ({ ...group, file, schema: withoutDraft(group.schema) }));
  });
}

function withoutDraft(schema: Schema): Schema {
  if (typeof schema === 'boolean' || schema.$schema !== draft) return schema;
  const { $schema: _, ...rest } = schema;
  return rest;
}

/**
 * What lies within the dialect: a schema in which it finds no problem. Not the texts of format.json, for which a
 * format is to be a remark: a form means its formats, and test/value/formats.test.ts holds them to the suite that
 * means them too.
 */
const inside = ({ file, schema, tests }: Group): readonly Case[] =>
  dialectProblems(schema).length > 0
    ? []
    : tests.filter(({ data }) => file !== 'format.json' || typeof data !== 'string');

const sorted = (issues: readonly RawIssue[]): string[] =>
  [...new Set(issues.map(issue => JSON.stringify(issue)))].sort();

test('both doors meet every case of the official suite inside the dialect, with the same issues', () => {
  if (!existsSync(folder)) return console.warn(`skipped: ${folder} is not here`);
  const all = groups();
  const wrong: string[] = [];
  let [agreed, byAjv] = [0, 0];
  for (const group of all) {
    const cases = inside(group);
    if (cases.length === 0) continue;
    const { description, schema } = group;
    const [portable, node] = [interpret(schema), compileValidator(schema)];
    for (const { description: what, data, valid } of cases) {
      const [ours, theirs] = [sorted(portable(data)), sorted(node(data))];
      const same = JSON.stringify(ours) === JSON.stringify(theirs);
      if (same && (ours.length === 0) === valid) agreed += 1;
      else wrong.push(`${description}: ${what} (suite ${valid}) portable ${ours} node ${theirs}`);
    }
    if (forAjv(schema) !== undefined) byAjv += cases.length;
  }
  const total = all.reduce((sum, group) => sum + group.tests.length, 0);
  console.info(
    `json-schema: ${agreed} cases inside the dialect, of ${total} in the suite; Ajv decides ${byAjv} of them on Node`,
  );
  expect(wrong).toEqual([]);
  expect(agreed).toBeGreaterThanOrEqual(1150);
  expect(total).toBe(1299);
});
