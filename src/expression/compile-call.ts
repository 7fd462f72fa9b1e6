import { detached } from './callable.js';
import type { Code } from './code.js';
import { LIBRARY, type LibraryFunction } from './library.js';
import type { Call, Tree } from './tree.js';

/** Calls of the library's functions. The parser lets no other name through; a forged tree fails here. */
export function compileCall(tree: Call, compile: (tree: Tree) => Code): Code {
  const { name, at } = tree;
  const found: LibraryFunction | undefined = LIBRARY.get(name);
  if (!found) throw new TypeError(`no function $${name}`);
  const { call } = found;
  const codes = tree.args.map(compile);
  return (input, run) => {
    // A list that is filled by `push` is given room for 16 more.
    const args = new Array<unknown>(codes.length);
    for (let i = 0; i < codes.length; i++) {
      const arg = (codes[i] as Code)(input, run);
      args[i] = typeof arg === 'function' ? detached(arg) : arg;
    }
    run.at = at;
    run.spend(1);
    return call(args, input, run);
  };
}
