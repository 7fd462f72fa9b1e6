import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '../stores/temporary-folder.js';

const root = resolve(import.meta.dirname, '../..');

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

export interface Ran {
  readonly exit: number;
  /** What was printed on both streams, without colours, the folder's own path left out. */
  readonly output: string;
}

/** A folder in which `thutuc` is installed as built from the sources under test, with the examples beside it. */
export interface Workbench {
  readonly folder: string;
  write(name: string, text: string): void;
  read(name: string): string;
  shell(line: string): Ran;
  node(program: string): Ran;
}

/**
 * Makes a folder that holds the installed package; each page gets a workbench of its own in it. The README is read
 * in a clone, where the examples lie beside it.
 */
export function installation(): (page: string) => Workbench {
  const home = temporaryFolder();
  installPackage(home);
  installCommands(join(home, 'bin'), join(home, 'node_modules/thutuc/dist/cli.js'));
  return page => {
    const bench = workbench(home, join(home, page.replaceAll('/', '-')));
    if (page === 'README.md')
      cpSync(join(root, 'examples'), join(bench.folder, 'examples'), { recursive: true });
    return bench;
  };
}

/** The package as its users get it; what it depends on is linked, with a SQLite driver as they would add one. */
function installPackage(home: string): void {
  const thutuc = join(home, 'node_modules/thutuc');
  mkdirSync(thutuc, { recursive: true });
  cpSync(join(root, 'node_modules/.thutuc'), join(thutuc, 'dist'), { recursive: true });
  for (const part of ['package.json', 'schemas', 'examples', 'docs'])
    cpSync(join(root, part), join(thutuc, part), { recursive: true });
  for (const name of [...Object.keys(manifest.dependencies), 'libsql']) {
    mkdirSync(join(home, 'node_modules', name, '..'), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(home, 'node_modules', name));
  }
}

/** `thutuc` and `npx thutuc` start the built command line; installing is tried elsewhere, with the packed tarball. */
function installCommands(bin: string, cli: string): void {
  mkdirSync(bin);
  const commands = {
    thutuc: `exec '${process.execPath}' '${cli}' "$@"`,
    npx: '[ "$1" = thutuc ] || { echo "npx $1 is not run here" >&2; exit 99; }\nexec "$@"',
    npm: 'case "$1" in i|ci|install|cit|test) exit 0;; start) exec thutuc run examples/birth-registration;; *) exit 99;; esac',
  };
  for (const [name, script] of Object.entries(commands)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
}

function workbench(home: string, folder: string): Workbench {
  mkdirSync(folder);
  symlinkSync(join(home, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const run = (command: string, args: readonly string[]): Ran => {
    const env = {
      ...process.env,
      PATH: `${join(home, 'bin')}:${process.env.PATH}`,
      NO_COLOR: '1',
      TZ: 'UTC',
    };
    const { status, stdout, stderr, error } = spawnSync(command, args, {
      cwd: folder,
      env,
      encoding: 'utf8',
      timeout: 300_000,
    });
    if (error) throw error;
    return { exit: status ?? -1, output: `${stdout}${stderr}`.replaceAll(`${folder}/`, '') };
  };
  return {
    folder,
    write: (name, text) => {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), text);
    },
    read: name => readFileSync(join(folder, name), 'utf8'),
    shell: line => run('bash', ['-c', line]),
    node: program => run(process.execPath, [program]),
  };
}
