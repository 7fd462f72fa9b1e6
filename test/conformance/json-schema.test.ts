import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { JsonSchema } from '../../src/definition/model.js';
import { compileValidator } from '../../src/node-validate.js';
import { interpret } from '../../src/procedure/interpret.js';
import type { RawIssue } from '../../src/procedure/validate.js';
import { dialectProblems } from '../../src/value/dialect-problems.js';

interface Group {
  readonly description: string;
  readonly schema: JsonSchema | boolean;
  readonly tests: readonly {
    readonly description: string;
    readonly data: unknown;
    readonly valid: boolean;
  }[];
}

const folder = '../shared/conformance/json-schema/draft2020-12';

/** Groups of the suite, each schema without the `$schema` that only says which draft it is. */
function groups(): readonly Group[] {
  // format.json wants formats to be remarks only; a form means them, and test/value holds them to their own suite.
  const files = readdirSync(folder).filter(name => name.endsWith('.json') && name !== 'format.json');
  const read = files.flatMap((name): Group[] => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));
  return read.map(group => {
    if (typeof group.schema === 'boolean') return group;
    const { $schema: _, ...schema } = group.schema;
    return { ...group, schema };
  });
}

const inside = (group: Group): boolean =>
  typeof group.schema !== 'boolean' && dialectProblems(group.schema).length === 0;

const sorted = (issues: readonly RawIssue[]): string[] =>
  [...new Set(issues.map(issue => JSON.stringify(issue)))].sort();

test('both doors meet every case of the official suite inside the dialect, with the same issues', () => {
  if (!existsSync(folder)) return console.warn(`skipped: ${folder} is not here`);
  const all = groups();
  const supported = all.filter(inside);
  const wrong: string[] = [];
  let agreed = 0;
  for (const { description, schema, tests } of supported) {
    const [portable, node] = [interpret(schema as JsonSchema), compileValidator(schema as JsonSchema)];
    for (const { description: what, data, valid } of tests) {
      const [ours, ajv] = [sorted(portable(data)), sorted(node(data))];
      const same = JSON.stringify(ours) === JSON.stringify(ajv);
      if (same && (ours.length === 0) === valid) agreed += 1;
      else wrong.push(`${description}: ${what} (suite ${valid}) portable ${ours} node ${ajv}`);
    }
  }
  const total = all.reduce((sum, group) => sum + group.tests.length, 0);
  console.info(`json-schema: ${agreed} cases inside the dialect, of ${total} in the suite`);
  expect(wrong).toEqual([]);
  expect(agreed).toBeGreaterThan(400);
});
