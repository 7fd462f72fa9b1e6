import { detached } from './callable.js';
import type { Code } from './code.js';
import { LIBRARY, type LibraryFunction } from './library.js';
import { fitArguments } from './signature.js';
import type { Call, Tree } from './tree.js';

/** Calls of the library's functions. The parser lets no other name through; a forged tree fails here. */
export function compileCall(tree: Call, compile: (tree: Tree) => Code): Code {
  const { name, at } = tree;
  const found: LibraryFunction | undefined = LIBRARY.get(name);
  if (!found) throw new TypeError(`no function $${name}`);
  const { signature, call } = found;
  const codes = tree.args.map(compile);
  return (input, run) => {
    const args: unknown[] = [];
    for (const code of codes) {
      const arg = code(input, run);
      args.push(typeof arg === 'function' ? detached(arg) : arg);
    }
    run.at = at;
    run.spend(1);
    const fitted = fitArguments(signature, `$${name}`, args, input, run);
    for (const arg of fitted) if (typeof arg === 'string') run.spendText(arg.length);
    return call(fitted, run);
  };
}
