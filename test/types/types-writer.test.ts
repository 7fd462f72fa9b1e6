import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { writeTypes } from '../../src/procedure/types-writer.js';
import { procedureWith } from '../procedure/world.js';
import { birth } from './define.test-d.js';

const folder = import.meta.dirname;
const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

/** What tsc says about files that exist only here, beside those of this folder. */
function complaints(files: Readonly<Record<string, string>>): readonly string[] {
  const paths = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [resolve(folder, name), text]),
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = path => Object.hasOwn(paths, path) || fileExists(path);
  host.readFile = path => paths[path] ?? readFile(path);
  const real = host.getSourceFile;
  host.getSourceFile = (path, version) =>
    paths[path] === undefined
      ? real.call(host, path, version)
      : ts.createSourceFile(path, paths[path], version);
  const program = ts.createProgram(Object.keys(paths), options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const where = file === undefined ? '' : basename(file.fileName);
    return `${where} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

const inline = procedureWith({
  ...birth,
  lookups: {},
  guards: { late: 'false' },
  documents: {},
  fees: {},
  deadlines: {},
});
const use = (body: string) => `import type { Events, Form, Results } from './birth';\n${body}`;

describe('written types', () => {
  const types = writeTypes(inline);

  test('are what tsc accepts, and say what the definition says', () => {
    const good = use(`
      export const form: Form = { child: { fullName: 'Trần Bảo Ngọc', gender: 'female', weight: 3 }, witnesses: ['A'] };
      export const data: Events['recorded'] = { number: '17/2026' };
      export const none: Events['accept'] = undefined;
      export const ask: Events['requestSupplement'] = { reasons: [{ reason: 'illegible', at: '/child' }, { reason: 'missing' }] };
      export const back: Events['sendBack'] = { days: 3, reasons: [{ reason: 'missing', note: 'A' }] };
      export const paper: Results['certificate'] = { number: '17/2026' };`);
    expect(complaints({ 'birth.d.ts': types, 'good.ts': good })).toEqual([]);
  });

  test('refuse what the definition does not say, each once', () => {
    const mistakes = {
      'missing-field.ts': "export const form: Form = { child: { gender: 'male' } };",
      'off-the-list.ts': "export const form: Form = { child: { fullName: 'A', gender: 'x' } };",
      'not-asked.ts': "export const form: Form = { child: { fullName: 'A', gender: 'male' }, income: 1 };",
      'no-data.ts': "export const data: Events['recorded'] = {};",
      'no-reason.ts': "export const data: Events['requestSupplement'] = { reasons: [] };",
      'unreasoned.ts': "export const data: Events['sendBack'] = { days: 3 } as { days: 3 };",
      'other-reason.ts':
        "export const data: Events['requestSupplement'] = { reasons: [{ reason: 'late' }] };",
      'no-event.ts': "export type No = Events['nobody'];",
      'wrong-payload.ts': "export const paper: Results['certificate'] = { number: 1 };",
    };
    const files = Object.fromEntries(Object.entries(mistakes).map(([name, body]) => [name, use(body)]));
    const found = complaints({ 'birth.d.ts': types, ...files }).map(text => text.split(' ')[0]);
    expect(found.sort()).toEqual(Object.keys(mistakes).sort());
  });

  test('agree with the types defineProcedure infers', () => {
    const text = `import type { Events, Form as Written } from './birth';
      import type { birth, Form as Inferred } from './define.test-d';
      import type { EventDataOf } from '../../src/procedure/define';
      type Data<E extends 'requestSupplement' | 'sendBack'> = EventDataOf<typeof birth, E>;
      export const ask: Events['requestSupplement'] = {} as Data<'requestSupplement'>;
      export const back: Data<'sendBack'> = {} as Events['sendBack'];
      export const a: Written = {} as Inferred; export const child: Inferred['child'] = {} as Written['child'];`;
    expect(complaints({ 'birth.d.ts': types, 'both.ts': text })).toEqual([]);
  });

  test('carry titles as comments, which no title can close', () => {
    const odd = procedureWith({
      form: { type: 'object', properties: { 'a-b': { type: 'string', maxLength: 9, title: 'x */ y' } } },
      lookups: {},
      guards: {},
      documents: {},
      fees: {},
    });
    const written = writeTypes(odd);
    expect(written).toContain('"a-b"?: string');
    expect(complaints({ 'birth.d.ts': written })).toEqual([]);
  });
});

test.each<[string, unknown, string]>([
  ['several types', { type: ['string', 'null'], maxLength: 3 }, 'string | null'],
  ['alternatives', { anyOf: [{ const: 'a' }, { type: 'integer' }] }, '"a" | number'],
  ['parts', { allOf: [{ type: 'string' }, { enum: ['a', 'b'] }] }, 'string & ("a" | "b")'],
  ['a list', { type: 'array', items: { enum: [1, 2] } }, 'readonly (1 | 2)[]'],
  ['an open object', { type: 'object' }, '{ readonly [name: string]: unknown }'],
  [
    'names it speaks of without naming them',
    { type: 'object', properties: {}, patternProperties: { '^b': { type: 'string', maxLength: 3 } } },
    '{\n    readonly [name: string]: unknown;\n  }',
  ],
  ['an anchor', { $ref: '#a', $defs: { b: { $anchor: 'a', type: 'integer' } } }, 'number'],
  [
    'a tree',
    { type: 'object', properties: { rows: { type: 'array', maxItems: 9, items: { $ref: '#' } } } },
    '{\n    readonly rows?: readonly ({\n      readonly rows?: readonly (unknown)[];\n    })[];\n  }',
  ],
  ['what TypeScript cannot say', { not: { type: 'string' } }, 'unknown'],
])('%s', (_, schema, expected) => {
  const data = procedureWith({ events: { accept: { by: 'reception', data: schema } } });
  expect(writeTypes(data)).toContain(`readonly accept: ${expected};`);
});

test('types inferred from an inline definition hold', () => {
  const text = readFileSync(resolve(folder, 'define.test-d.ts'), 'utf8');
  expect(text).toContain('@ts-expect-error');
  expect(complaints({ 'define.test-d.ts': text })).toEqual([]);
});
