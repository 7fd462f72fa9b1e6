import { resolve } from 'node:path';
import ts from 'typescript';
import { type FencedBlock, programName } from './fenced-block.js';

const root = resolve(import.meta.dirname, '../..');
const entry = (name: string) => [resolve(root, `src/${name}.ts`)];

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  types: ['node'],
  typeRoots: [resolve(root, 'node_modules/@types')],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  resolveJsonModule: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
  paths: {
    thutuc: entry('node'),
    'thutuc/dossiers': entry('node-dossiers'),
    'thutuc/expression': entry('expression'),
    'thutuc/field': entry('field'),
    'thutuc/forms': entry('forms'),
    'thutuc/memory': entry('memory'),
    'thutuc/pictures': entry('pictures'),
    'thutuc/ports': entry('ports'),
    'thutuc/report': entry('report'),
    'thutuc/registries': entry('registries'),
    'thutuc/sqlite': entry('sqlite'),
    'thutuc/testing': entry('testing'),
  },
};

/** What the compiler has against a program of a page, as a user in strict mode would see it. */
export function typeErrors(block: FencedBlock): readonly string[] {
  const file = resolve(root, programName(block) ?? 'program.ts');
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = name => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, block.text, ts.ScriptTarget.ES2022)
      : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** The same program as Node runs it. */
export const withoutTypes = (text: string): string =>
  ts.transpileModule(text, { compilerOptions: { ...options, noEmit: false } }).outputText;
