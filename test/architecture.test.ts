import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** The house of docs/design.md: floor of every room; a room looks only down. */
const floors: Record<string, number> = {
  source: 0,
  value: 1,
  calendar: 1,
  expression: 2,
  definition: 3,
  check: 4,
  procedure: 5,
  dossier: 6,
  report: 7,
};
/** The one place each engine may be imported from. */
const doors: Record<string, RegExp> = {
  canonicalize: /^value\/canonical\.ts$/,
  '@noble/': /^value\//,
  jsonata: /^expression\/parse\.ts$/,
  xstate: /^procedure\/workflow\.ts$/,
  ajv: /^node-validate\.ts$/,
  libsql: /^stores\//,
  'json-schema-to-ts': /^procedure\/define\.ts$/,
};

const root = resolve(import.meta.dirname, '../src');
const files = walk(root).filter(file => /\.tsx?$/.test(file));

interface Module {
  readonly file: string;
  readonly room: string;
  readonly source: ts.SourceFile;
  /** Every specifier, and those that remain after types are erased. */
  readonly imports: readonly { readonly to: string; readonly typeOnly: boolean }[];
}
const modules: readonly Module[] = files.map(readModule);

describe('floors', () => {
  test.each(modules.map(m => [m.file, m] as const))('%s looks only down', (_, module) => {
    const floor = floors[module.room];
    for (const { to } of module.imports) {
      if (!to.startsWith('.') || to.endsWith('.json')) continue;
      const target = relative(root, resolve(root, dirname(module.file), to));
      const room = roomOf(target);
      if (floor === undefined || room === module.room) continue;
      expect(floors[room], `${module.file} → ${target}`).toBeDefined();
      expect(floors[room], `${module.file} → ${target}`).toBeLessThan(floor);
    }
  });

  test('only the two doors and the adapters stand outside the floors', () => {
    const outside = [...new Set(modules.map(m => m.room).filter(room => floors[room] === undefined))].sort();
    expect(outside).toEqual(['', 'cases', 'cli', 'forms', 'registries', 'stores', 'testing']);
  });

  test('no import cycles, types included', () => {
    const graph = new Map(
      modules.map(m => [
        m.file,
        m.imports.filter(i => i.to.startsWith('.')).map(i => sourceOf(m.file, i.to)),
      ]),
    );
    expect(cycleIn(graph)).toBeUndefined();
  });

  test('inside, nobody goes through a front door', () => {
    const fronts = new Set(['index.ts', 'node.ts', 'dossiers.ts', 'node-dossiers.ts']);
    const trespass = modules
      .filter(m => m.room !== 'cli' && !fronts.has(m.file))
      .flatMap(m =>
        m.imports.filter(i => i.to.startsWith('.') && fronts.has(sourceOf(m.file, i.to))).map(() => m.file),
      );
    expect(trespass).toEqual([]);
  });
});

describe('purity of every floor', () => {
  const core = modules.filter(m => floors[m.room] !== undefined);
  test.each(core.map(m => [m.file, m] as const))('%s touches no host', (_, module) => {
    expect(module.imports.filter(i => i.to.startsWith('node:'))).toEqual([]);
    expect(impurities(module.source)).toEqual([]);
  });
});

test('each engine has one door', () => {
  const strays = modules.flatMap(m =>
    m.imports.flatMap(({ to }) => {
      const engine = Object.keys(doors).find(
        name => to === name || to.startsWith(name.endsWith('/') ? name : `${name}/`),
      );
      return engine && !doors[engine]?.test(m.file) ? [`${m.file} imports ${to}`] : [];
    }),
  );
  expect(strays).toEqual([]);
});

describe('taste', () => {
  const lengths = modules.map(m => m.source.text.split('\n').length).sort((a, b) => a - b);
  const functions = modules.flatMap(m => functionLengths(m.source)).sort((a, b) => a - b);

  test('files are small: median ≤ 90 lines, none over 300', () => {
    expect(quantile(lengths, 0.5)).toBeLessThanOrEqual(90);
    expect(modules.filter(m => m.source.text.split('\n').length > 301).map(m => m.file)).toEqual([]);
  });
  test('functions are small: 90 % within 25 lines', () => {
    expect(quantile(functions, 0.9)).toBeLessThanOrEqual(25);
  });
  test('no default exports, no export *, no any, no barrels, no utils', () => {
    const faults = modules.flatMap(m => tasteFaults(m));
    expect(faults).toEqual([]);
  });
  test.each([
    ['the front door', 'index.ts', 'node.ts'],
    ['thutuc/dossiers', 'dossiers.ts', 'node-dossiers.ts'],
  ])('%s has at most 45 public names, the same on both sides', (_, ...sides) => {
    const [portable, node] = sides.map(side => exportedNames(modules.find(m => m.file === side)!));
    expect(portable).toEqual(node);
    expect(portable!.length).toBeLessThanOrEqual(45);
  });
});

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

function readModule(path: string): Module {
  const file = relative(root, path);
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
  const imports: { to: string; typeOnly: boolean }[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      const typeOnly = ts.isImportDeclaration(node)
        ? node.importClause?.isTypeOnly === true
        : node.isTypeOnly;
      imports.push({ to: node.moduleSpecifier.text, typeOnly });
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) imports.push({ to: argument.text, typeOnly: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { file, room: roomOf(file), source, imports };
}

function roomOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : '';
}

function sourceOf(from: string, to: string): string {
  return relative(root, resolve(root, dirname(from), to)).replace(/\.js$/, '.ts');
}

function cycleIn(graph: ReadonlyMap<string, readonly string[]>): string | undefined {
  const done = new Set<string>();
  const open: string[] = [];
  const visit = (file: string): string | undefined => {
    if (open.includes(file)) return [...open.slice(open.indexOf(file)), file].join(' → ');
    if (done.has(file)) return undefined;
    open.push(file);
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next);
      if (cycle) return cycle;
    }
    open.pop();
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file);
    if (cycle) return cycle;
  }
  return undefined;
}

/** Clock, randomness, I/O and code generation in a file of the core, as `name:line`. */
function impurities(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const report = (node: ts.Node, name: string) =>
    found.push(`${name}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
  const globals = new Set([
    'process',
    'Buffer',
    'fetch',
    'setTimeout',
    'setInterval',
    'setImmediate',
    'performance',
    'crypto',
    'require',
  ]);
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const call = `${node.expression.getText()}.${node.name.text}`;
      if (['Date.now', 'Math.random', 'performance.now', 'globalThis.eval'].includes(call))
        report(node, call);
    }
    if (ts.isNewExpression(node)) {
      const name = node.expression.getText();
      if (name === 'Date' && (node.arguments?.length ?? 0) === 0) report(node, 'new Date()');
      if (name === 'Function') report(node, 'new Function');
    }
    if (ts.isIdentifier(node) && (globals.has(node.text) || node.text === 'eval') && isFreeUse(node))
      report(node, node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A use of a global: called or dereferenced, and not a property, parameter or local of the same name. */
function isFreeUse(node: ts.Identifier): boolean {
  const { parent } = node;
  const used =
    (ts.isCallExpression(parent) && parent.expression === node) ||
    (ts.isPropertyAccessExpression(parent) && parent.expression === node);
  if (!used) return false;
  let declared = false;
  const visit = (other: ts.Node): void => {
    if (
      (ts.isParameter(other) ||
        ts.isVariableDeclaration(other) ||
        ts.isFunctionDeclaration(other) ||
        ts.isBindingElement(other) ||
        ts.isImportSpecifier(other)) &&
      other.name &&
      ts.isIdentifier(other.name) &&
      other.name.text === node.text
    )
      declared = true;
    ts.forEachChild(other, visit);
  };
  visit(node.getSourceFile());
  return !declared;
}

/** Own lines of every function: the lines of functions nested inside are counted apart. */
function functionLengths(source: ts.SourceFile): number[] {
  const lengths: number[] = [];
  const lines = (node: ts.Node) =>
    source.getLineAndCharacterOfPosition(node.end).line -
    source.getLineAndCharacterOfPosition(node.getStart()).line +
    1;
  const visit = (node: ts.Node): number => {
    let nested = 0;
    ts.forEachChild(node, child => {
      nested += visit(child);
    });
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return nested;
    const all = lines(node);
    lengths.push(all - nested);
    return all > 1 ? all : 0;
  };
  visit(source);
  return lengths;
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}

function tasteFaults({ file, source }: Module): string[] {
  const faults: string[] = [];
  if (/(^|\/)(utils?|helpers?|common|misc)(\/|\.ts$)/.test(file)) faults.push(`${file}: a shelf`);
  if (/\/index\.ts$/.test(file)) faults.push(`${file}: a barrel`);
  const visit = (node: ts.Node): void => {
    if (ts.isExportAssignment(node)) faults.push(`${file}: default export`);
    if (ts.isExportDeclaration(node) && !node.exportClause) faults.push(`${file}: export *`);
    if (node.kind === ts.SyntaxKind.AnyKeyword) faults.push(`${file}: any`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return faults;
}

function exportedNames({ source }: Module): string[] {
  const names: string[] = [];
  for (const statement of source.statements) {
    if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause &&
      ts.isNamedExports(statement.exportClause)
    )
      names.push(...statement.exportClause.elements.map(e => e.name.text));
    if (
      ts.isVariableStatement(statement) &&
      statement.modifiers?.some(m => m.kind === ts.SyntaxKind.ExportKeyword)
    )
      names.push(...statement.declarationList.declarations.map(d => d.name.getText()));
    if (
      (ts.isFunctionDeclaration(statement) ||
        ts.isInterfaceDeclaration(statement) ||
        ts.isTypeAliasDeclaration(statement)) &&
      statement.modifiers?.some(m => m.kind === ts.SyntaxKind.ExportKeyword)
    )
      names.push(statement.name!.text);
  }
  return names.sort();
}
