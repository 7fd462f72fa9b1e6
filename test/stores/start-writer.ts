import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { build } from 'esbuild';

const bundle = resolve(import.meta.dirname, `../../node_modules/.thutuc-writer/writer-${process.pid}.mjs`);

/** Builds the writer once; it must stand below node_modules' parent to find its driver. */
export const buildWriter = async (): Promise<void> => {
  const entryPoints = [resolve(import.meta.dirname, 'writer.ts')];
  await build({
    entryPoints,
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
};

export interface Writer {
  readonly process: ChildProcess;
  /** Whole lines it has said so far. */
  readonly said: () => readonly string[];
  readonly complaint: () => string;
  /** Its exit status, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
}

/** Starts one writing process on the file. */
export const startWriter = (path: string, count?: number): Writer => {
  const quiet = '--disable-warning=ExperimentalWarning'; // node:sqlite announces itself on Node 22
  const child = spawn(process.execPath, [
    quiet,
    bundle,
    path,
    ...(count === undefined ? [] : [String(count)]),
  ]);
  let output = '';
  let complaint = '';
  child.stdout.on('data', chunk => {
    output += chunk;
  });
  child.stderr.on('data', chunk => {
    complaint += chunk;
  });
  return {
    process: child,
    said: () => output.split('\n').slice(0, -1),
    complaint: () => complaint,
    ended: new Promise(done => child.on('close', (code, signal) => done(signal ?? code))),
  };
};
