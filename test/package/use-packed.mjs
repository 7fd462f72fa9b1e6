// Uses the packed tarball in an empty folder, as a stranger would. Ends with exit 1 and the first thing that failed.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'thutuc-packed-'));
const options = {
  cwd: folder,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, NO_COLOR: '1', npm_config_ignore_scripts: '' },
};
const run = (command, ...args) => execFileSync(command, args, options);
/** Answers [exit code, stdout] of a command that may fail. */
const tried = (command, ...args) => {
  try {
    return [0, execFileSync(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })];
  } catch (error) {
    return [error.status, String(error.stdout)];
  }
};
let checks = 0;
const demand = (truth, what) => {
  if (!truth) {
    console.error(`packed tarball: FAILED: ${what}`);
    process.exit(1);
  }
  checks += 1;
  console.log(`packed tarball: ok: ${what}`);
};

const [{ filename }] = JSON.parse(
  execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
  }),
);
const tarball = join(folder, filename);

// The shape of the package, as its users' tools see it.
const bin = name => join(root, 'node_modules/.bin', name);
demand(tried(bin('publint'), 'run', tarball, '--strict')[0] === 0, 'publint is clean');
const [attwStatus, attwSaid] = tried(bin('attw'), tarball, '--profile', 'node16', '--no-color', '--no-emoji');
if (attwStatus !== 0) console.error(attwSaid);
demand(attwStatus === 0, 'attw --profile node16 is clean');

writeFileSync(
  join(folder, 'package.json'),
  JSON.stringify({ name: 'stranger', private: true, type: 'module' }),
);
run('npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', tarball);
const installed = Object.keys(
  JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages,
).filter(Boolean);
demand(installed.length - 1 <= 15, `${installed.length - 1} packages come with it, at most 15`);
const scripts = Object.entries(
  JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages,
).filter(([, p]) => p.hasInstallScript);
demand(scripts.length === 0, 'no install scripts');

const noDriver = tried(
  'npx',
  'thutuc',
  'run',
  'node_modules/thutuc/examples/birth-registration',
  '--lang',
  'en',
);
const hasOwnSqlite = process.getBuiltinModule?.('node:sqlite') !== undefined;
demand(hasOwnSqlite || noDriver[0] === 1, 'without a SQLite driver run stops with a finding, not a crash');
run('npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', 'libsql@0.5.29');

// Both module systems, and one identity per class across entries.
writeFileSync(
  join(folder, 'esm.mjs'),
  probe(
    `import * as main from 'thutuc'; import { StoreError } from 'thutuc/dossiers'; import { sqliteStore } from 'thutuc/sqlite'; import * as field from 'thutuc/field'; import * as testing from 'thutuc/testing'; import 'thutuc/ports'; import 'thutuc/report'; import 'thutuc/registries'; import 'thutuc/forms'; import Database from 'libsql';`,
  ),
);
writeFileSync(
  join(folder, 'cjs.cjs'),
  probe(
    `const main = require('thutuc'); const { StoreError } = require('thutuc/dossiers'); const { sqliteStore } = require('thutuc/sqlite'); const field = require('thutuc/field'); const testing = require('thutuc/testing'); require('thutuc/ports'); require('thutuc/report'); require('thutuc/registries'); require('thutuc/forms'); const Database = require('libsql');`,
  ),
);
for (const file of ['esm.mjs', 'cjs.cjs'])
  demand(run('node', file).trim() === 'true true true true', `${file}: entries load, instanceof holds`);

// What a bundler makes of the package for a page that only fills in: the checker stays behind.
const { outputFiles } = await build({
  stdin: { contents: "export { fill, load, validateForm } from 'thutuc';", resolveDir: folder },
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  write: false,
  logLevel: 'error',
});
const pageWeight = gzipSync(outputFiles[0].text, { level: 9 }).length;
demand(pageWeight <= 48_000, `a page that only fills in weighs ${pageWeight} B gzipped, at most 48,000`);

// One expression by itself, and the pictures a page is handed.
for (const [file, imports] of [
  [
    'expression.mjs',
    `import * as expression from 'thutuc/expression'; import { pictures } from 'thutuc/pictures';`,
  ],
  [
    'expression.cjs',
    `const expression = require('thutuc/expression'); const { pictures } = require('thutuc/pictures');`,
  ],
]) {
  writeFileSync(join(folder, file), expressionProbe(imports));
  demand(
    run('node', file).trim() === '"1.250.000" T2002 true true',
    `${file}: expressions and pictures work`,
  );
}

// Whoever writes a port can name its types, under both ways Node resolves them.
const port = `import type { Registry, RegistryAnswer, RegistryRequest } from 'thutuc/ports';
import { type Registry as Shell } from 'thutuc/dossiers';
import { recordsRegistry } from 'thutuc/memory';
import { field } from 'thutuc/field';
import { cached, httpRegistry, type WireAnswer } from 'thutuc/registries';
import { type RjsfForm, rjsf } from 'thutuc/forms';
import { compile } from 'thutuc';
const ask = async ({ by }: RegistryRequest): Promise<RegistryAnswer> => ({ outcome: 'found', record: by });
const answer: WireAnswer = { record: '/data', fields: { personId: '/id' } };
const population = field.registries.population!;
const over = httpRegistry(population, { url: 'https://bridge.example.vn/{personId}', answer });
const kept = cached(over, population, { maxAge: 60_000 });
export const drawn: RjsfForm = rjsf(compile('{}', field), undefined, { lang: 'en' });
export const ports: readonly Shell[] = [{ ask } satisfies Registry, over, kept];
export { recordsRegistry };
`;
for (const file of ['port.mts', 'port.cts']) {
  writeFileSync(join(folder, file), port);
  const [failed, said] = tried(bin('tsc'), '--noEmit', '--strict', '--module', 'node16', file);
  if (failed !== 0) console.error(said);
  demand(
    failed === 0,
    `${file}: a registry written against thutuc/ports has the type thutuc/dossiers asks for`,
  );
}

const editor = `import { type Compiled, compileExpression, completions, type JsonSchema, type Read } from 'thutuc/expression';
import { type Pictures, pictures } from 'thutuc/pictures';
const form: JsonSchema = { type: 'object', properties: { relation: { enum: ['wife', 'child'] } } };
const compiled: Compiled = compileExpression('$form.relation', { preset: 'guard' });
export const reads: readonly Read[] = compiled.ok ? compiled.expression.reads : [];
export const labels: readonly string[] = completions('$form.', 6, { names: { form } }).items.map(({ label }) => label);
export const drawn: Pictures = pictures;
// @ts-expect-error there is no such preset
compileExpression('1', { preset: 'anything' });
`;
for (const file of ['editor.mts', 'editor.cts']) {
  writeFileSync(join(folder, file), editor);
  const [failed, said] = tried(bin('tsc'), '--noEmit', '--strict', '--module', 'node16', file);
  if (failed !== 0) console.error(said);
  demand(failed === 0, `${file}: thutuc/expression and thutuc/pictures have their types`);
}

// The official JSONata suite, where it is at hand.
const suite = resolve(root, '../shared/conformance/jsonata');
if (existsSync(join(suite, 'groups'))) {
  cpSync(join(root, 'test/conformance/run-packed.mjs'), join(folder, 'run-packed.mjs'));
  const [differs, said] = tried('node', 'run-packed.mjs', suite);
  if (differs !== 0) console.error(said);
  demand(differs === 0, `the JSONata suite: ${said.split('\n')[0]}`);
} else console.warn(`packed tarball: SKIPPED: the JSONata suite is not at ${suite}`);

writeFileSync(join(folder, 'both.mjs'), both());
demand(
  run('node', 'both.mjs').trim() === 'true true true true true',
  'errors of one build are known to the other',
);

// One file with six planted mistakes: each named once, at its line and column.
const planted = readFileSync(join(root, 'test/check/six-mistakes.procedure.json.txt'), 'utf8');
writeFileSync(join(folder, 'six-mistakes.json'), planted);
const [status, json] = tried(
  'npx',
  'thutuc',
  'check',
  'six-mistakes.json',
  '--format',
  'json',
  '--lang',
  'en',
);
const found = JSON.parse(json).map(({ code, line, column }) => `${line}:${column} ${code}`);
/** Line and column, from 1, of a word that stands once in the file; `after` for the place behind it. */
const at = (word, after = 0) => {
  const lines = planted.split('\n');
  const line = lines.findIndex(each => each.includes(word));
  return `${line + 1}:${lines[line].indexOf(word) + 1 + after}`;
};
const comma = '"$days($form.child.birthDate, $today) > 60"';
const expected = [
  `${at(comma, comma.length)} syntax`,
  `${at('fulName')} unknown-registry-field`,
  `${at('"titel"')} unknown-key`,
  `${at('"$requester.permanentResidence.detail"')} prefill-type`,
  `${at('"complet"')} unknown-guard`,
  `${at('"examination": {')} dead-end-state`,
];
demand(
  status === 1 && JSON.stringify(found) === JSON.stringify(expected),
  `six mistakes named, each once, at its place: ${found.join(', ')}`,
);

// The README's program, and the example of the package.
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const program = /```js\n\/\/ program\.mjs\n([\s\S]*?)```/.exec(readme)?.[1];
demand(program !== undefined, 'the README has a program');
cpSync(join(folder, 'node_modules/thutuc/examples'), join(folder, 'examples'), { recursive: true });
writeFileSync(join(folder, 'program.mjs'), program);
demand(run('node', 'program.mjs').includes('/47'), 'the README program runs');
demand(
  run('npx', 'thutuc', 'run', 'examples/birth-registration', '--lang', 'en').includes('/47'),
  'thutuc run plays the example',
);

rmSync(folder, { recursive: true, force: true });
console.log(`packed tarball: ${checks} checks`);

function probe(imports) {
  return `${imports}
let refused = false;
try { main.compile('{', {}); } catch (error) { refused = error instanceof main.DefinitionError; }
const store = sqliteStore(new Database(':memory:'));
store.close().then(() => store.row('x')).then(() => false, error => error instanceof StoreError).then(typed =>
  console.log(refused, typed, Object.keys(field.registries).length === 7, typeof testing.storeContract === 'function'));
`;
}

function expressionProbe(imports) {
  return `${imports}
const compiled = expression.compileExpression('$formatNumber(1250000, "#.##0", {"decimal-separator": ",", "grouping-separator": "."})');
let code;
try { expression.compileExpression('1 + "a"').expression.evaluate(undefined); } catch (error) {
  code = error instanceof expression.ExpressionError ? error.code : 'untyped';
}
console.log(JSON.stringify(compiled.expression.evaluate(undefined)), code,
  expression.typeAt('$sum([1])', 1).help.en.includes('$sum(list)'), typeof pictures === 'object');
`;
}

/** An ESM program with the CommonJS build beside it, as when one of its packages requires thutuc. */
function both() {
  return `import { createRequire } from 'node:module';
import * as esm from 'thutuc';
import * as esmDossiers from 'thutuc/dossiers';
import { sqliteStore } from 'thutuc/sqlite';
const require = createRequire(import.meta.url);
const cjs = require('thutuc');
const cjsDossiers = require('thutuc/dossiers');
const Database = require('libsql');
const thrownBy = work => { try { work(); } catch (error) { return error; } };
const closed = async open => {
  const store = open(new Database(':memory:'));
  await store.close();
  return store.row('x').catch(error => error);
};
const known = [esm, cjs].every(main => thrownBy(() => esm.compile('{', {})) instanceof main.DefinitionError
  && thrownBy(() => cjs.compile('{', {})) instanceof main.DefinitionError);
const [one, other] = [await closed(sqliteStore), await closed(require('thutuc/sqlite').sqliteStore)];
console.log(esmDossiers.StoreError !== cjsDossiers.StoreError, known,
  one instanceof cjsDossiers.StoreError, other instanceof esmDossiers.StoreError,
  !(one instanceof cjsDossiers.ConflictError) && new esmDossiers.ConflictError('d', 1, 2) instanceof cjsDossiers.ConflictError);
`;
}
