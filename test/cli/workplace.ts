import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cli } from '../build.js';

export const root = resolve(import.meta.dirname, '../..');
export const example = join(root, 'examples/birth-registration');

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of a test's own, and the built command line started in it, in English. */
export function workplace() {
  const folder = mkdtempSync(join(tmpdir(), 'thutuc-cli-'));
  chmodSync(folder, 0o777);
  const ran = (words: readonly string[], user: { readonly uid?: number; readonly gid?: number }): Ran => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words, '--lang', 'en'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
      ...user,
    });
    return { status, stdout, stderr };
  };
  return {
    folder,
    thutuc: (...words: readonly string[]) => ran(words, {}),
    /** Permissions do not bind root: there the process runs as somebody else. */
    asNobody: (...words: readonly string[]) =>
      ran(words, process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}),
    file(name: string, content: string | Uint8Array): string {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
    /** The birth example in a folder of its own, to be spoilt. */
    copied(name: string): string {
      const path = join(folder, name);
      cpSync(example, path, { recursive: true });
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export const stack = /\bat .*\.js:\d+/;
