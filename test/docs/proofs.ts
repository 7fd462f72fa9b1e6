import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'vitest';
import { check } from '../../src/check/check.js';
import { shapeOf } from '../../src/definition/shape.js';
import { compileExpression } from '../../src/expression/compile.js';
import { pictures } from '../../src/expression/pictures.js';
import { field } from '../../src/field.js';
import { readJson } from '../../src/source/json.js';
import { bundled } from '../browser/bundle.js';
import { type FencedBlock, programName, wordOf } from './fenced-block.js';
import { isLikePrinted } from './like-printed.js';
import { typeErrors, withoutTypes } from './program-types.js';
import type { Workbench } from './workbench.js';

const schemas = resolve(import.meta.dirname, '../../schemas');

/** Proves one block of a page; `base` is the definition that blocks marked `add` are added to. */
type Proof = (block: FencedBlock, bench: Workbench, base: string) => void | Promise<void>;

/** How blocks of each language are proved. */
export const proofs: Readonly<Record<string, Proof>> = {
  sh: shellLines,
  js: program,
  ts: (block, bench) => {
    expect(typeErrors(block)).toEqual([]);
    program({ ...block, text: withoutTypes(block.text) }, bench);
  },
  // Pages run in test/browser, where there is a browser; everywhere they must find what they import.
  jsx: async ({ text }) => {
    await bundled(text);
  },
  json,
  jsonata: (block, bench) => {
    const names = namesOf(block, bench);
    for (const source of block.text.split(/\n(?!\s)/).filter(isExpression)) {
      const compiled = compileExpression(source);
      expect(compiled.ok ? [] : compiled.problems.map(({ message }) => message.en), source).toEqual([]);
      const [, value] = /\/\* = (.*) \*\/\s*$/.exec(source) ?? [];
      if (compiled.ok && value !== undefined)
        expect(compiled.expression.evaluate(undefined, { pictures, names }), source).toEqual(
          JSON.parse(value),
        );
    }
  },
  text: () => {},
};

/** What `$today` and `$form` stand for: the file a block names as its form. */
function namesOf(block: FencedBlock, bench: Workbench): Readonly<Record<string, unknown>> {
  const form = wordOf(block, 'form');
  return { today: '2026-04-22', ...(form !== undefined && { form: JSON.parse(bench.read(form)) }) };
}

/** Each line is run in turn; the last one ends with the exit code the block is marked with, 0 unless told. */
function shellLines(block: FencedBlock, bench: Workbench): void {
  const lines = block.text.replaceAll('\\\n', ' ').split('\n').filter(isCommand);
  if (lines.length === 0) return;
  const ran = lines.map(line => ({ line, ...bench.shell(line) }));
  const exits = ran.map(({ exit }) => exit);
  const expected = [...lines.slice(1).map(() => 0), Number(wordOf(block, 'exit') ?? 0)];
  expect(exits, ran.map(({ line, output }) => `${line}\n${output}`).join('\n')).toEqual(expected);
  printedAs(block, ran.map(({ output }) => output).join(''));
}

/** Comments and blank lines between expressions are for the reader. */
const isExpression = (line: string): boolean => line.replace(/\/\*.*?\*\//gs, '').trim() !== '';

/** Scripts of the repository (`node test/…`) have tests of their own. */
const isCommand = (line: string): boolean => line.trim() !== '' && !/^(#|node test\/)/.test(line);

function program(block: FencedBlock, bench: Workbench): void {
  const name = programName(block);
  expect(name, 'a program begins with its name: // name.mjs').toBeDefined();
  const file = name!.replace(/ts$/, 'mjs');
  bench.write(file, block.text);
  const { exit, output } = bench.node(file);
  expect(exit, output).toBe(0);
  printedAs(block, output);
}

function printedAs({ output }: FencedBlock, printed: string): void {
  if (output === undefined || isLikePrinted(output, printed)) return;
  expect(printed).toBe(output);
}

/**
 * JSON parses; a whole definition has no findings, and neither has a small one with the sample added: the file the
 * block names, which it then is, or the page's own of getting started.
 */
function json(block: FencedBlock, bench: Workbench, base: string): void {
  const document = readJson(block.text, `${block.page}:${block.line}`);
  expect(document.diagnostics.map(({ message }) => message.en)).toEqual([]);
  const name = wordOf(block, 'file');
  if (block.words.includes('add')) {
    const before = name === undefined ? base : bench.read(name);
    const text = JSON.stringify(merged(JSON.parse(before), document.value), null, 2);
    if (name !== undefined) bench.write(name, text);
    sound(text);
    return;
  }
  if (name !== undefined) bench.write(name, block.text);
  if (isDefinition(document.value)) sound(block.text);
  else expect(shapeOf(document, schemaOf(document.value)).map(({ message }) => message.en)).toEqual([]);
}

/** The shipped schema a sample names in `$schema`; any object fits where it names none. */
function schemaOf(value: unknown): Json {
  const name = isObject(value)
    ? /schemas\/([a-z-]+\.schema\.json)$/.exec(String(value.$schema))?.[1]
    : undefined;
  return name === undefined ? {} : JSON.parse(readFileSync(resolve(schemas, name), 'utf8'));
}

function sound(text: string): void {
  const findings = check(text, field).map(({ code, pointer, message }) => `${code} ${pointer} ${message.en}`);
  expect(findings).toEqual([]);
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isDefinition = (value: unknown): boolean =>
  isObject(value) && ['format', 'code', 'form', 'workflow'].every(key => Object.hasOwn(value, key));

/** Objects are joined, key by key; everything else is replaced. */
function merged(base: unknown, added: unknown): unknown {
  if (!isObject(base) || !isObject(added)) return added;
  const joined = Object.entries(added).map(([key, value]) => [key, merged(base[key], value)]);
  return { ...base, ...Object.fromEntries(joined) };
}
