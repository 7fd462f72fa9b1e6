import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
// @ts-expect-error the script is plain JavaScript, so that it runs without a build
import * as doorSize from './bench/door-size.mjs';

interface Weight {
  readonly min: number;
  readonly gzip: number;
}

interface Bundle extends Weight {
  readonly code: string;
  readonly parts: readonly { readonly name: string }[];
  readonly hosts: readonly string[];
}

const {
  doorSize: bundle,
  evaluatorSize,
  wholeDoor,
  withDossiers,
  promised,
  promisedEvaluator,
  promisedPictures,
} = doorSize as {
  doorSize(source: string): Promise<Bundle>;
  evaluatorSize(): Promise<{ readonly evaluator: Bundle; readonly pictures: Weight }>;
  wholeDoor: string;
  withDossiers: string;
  promised: number;
  promisedEvaluator: number;
  promisedPictures: number;
};

/** Compiles, fills and checks the example from the bundle alone, and says what came out. */
const page = `
  import { readFileSync } from 'node:fs';
  import { compile, fill, validateForm } from './door.mjs';
  import { field } from './field.mjs';
  try { new Function(''); console.log('code generation is on'); } catch {}
  const procedure = compile(readFileSync(process.argv[2], 'utf8'), field);
  const context = { now: '2026-04-22T02:00:00.000Z', today: '2026-04-22', channel: 'online', settings: {},
    applicant: { personId: '001091000101', fullName: 'Lê Quang Minh' } };
  const filled = fill(procedure, { answers: {}, lookups: {}, documents: {} }, context);
  const issues = validateForm(procedure, filled);
  console.log(filled.fields.length, filled.asks.map(({ lookup }) => lookup).join(), issues.length > 0);
`;

describe('the browser door', () => {
  const folder = mkdtempSync(join(tmpdir(), 'thutuc-door-'));
  let door: Bundle;
  let everything: Bundle;

  beforeAll(async () => {
    door = await bundle(wholeDoor);
    everything = await bundle(withDossiers);
    const field = await bundle("export { field } from './src/field.ts';");
    writeFileSync(join(folder, 'door.mjs'), door.code);
    writeFileSync(join(folder, 'field.mjs'), field.code);
    writeFileSync(join(folder, 'page.mjs'), page);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('imports nothing of the host, dossiers and reports included', () => {
    expect(everything.hosts).toEqual([]);
    expect(everything.code).not.toMatch(/["'`]node:/);
  });

  test('holds no eval and no Function constructor, its dependencies included', () => {
    expect(codeGenerators(door.code)).toEqual([]);
    expect(codeGenerators(everything.code)).toEqual([]);
    expect(codeGenerators('eval(a); new Function(b); x.eval(c); globalThis.Function(d)')).toHaveLength(3);
  });

  test('compiles, fills and checks the example with code generation off', () => {
    const flags = ['--disallow-code-generation-from-strings', join(folder, 'page.mjs')];
    const example = join(process.cwd(), 'examples/birth-registration/procedure.json');
    const printed = execFileSync(process.execPath, [...flags, example], { encoding: 'utf8' });
    expect(printed).toBe('47 requester,stored true\n');
  });

  test('weighs no more than what is promised', () => {
    console.info(`browser door: ${door.min} B minified, ${door.gzip} B gzipped, promised ${promised} B`);
    expect(door.gzip).toBeLessThanOrEqual(promised);
  });
});

test('the evaluator of expressions weighs no more than what is promised, pictures apart', async () => {
  const { evaluator, pictures } = await evaluatorSize();
  console.info(`evaluator: ${evaluator.gzip} B gzipped, pictures ${pictures.gzip} B`);
  expect(evaluator.parts.map(({ name }) => name)).not.toContain('jsonata');
  expect(evaluator.hosts).toContain('./wordings.js');
  expect(evaluator.gzip).toBeLessThanOrEqual(promisedEvaluator);
  expect(pictures.gzip).toBeLessThanOrEqual(promisedPictures);
});

/** Calls of `eval` and of the `Function` constructor, as text; a method that is called `eval` is none. */
function codeGenerators(code: string): readonly string[] {
  const found: string[] = [];
  const source = ts.createSourceFile('door.mjs', code, ts.ScriptTarget.ES2022, true);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const callee = node.expression;
      const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText(source);
      const bare = ts.isIdentifier(callee) || /^(globalThis|window|self)\./.test(callee.getText(source));
      if (bare && (name === 'eval' || name === 'Function')) found.push(node.getText(source).slice(0, 60));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
