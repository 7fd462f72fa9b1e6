import { above } from './path.js';

/** Where a part of the resolved definition was written. */
export interface Origin {
  /** Pointer in the procedure's file; for a block's content, of the `$ref` that brought it in. */
  readonly file: string;
  /** The block it was written in, and where in it. */
  readonly block?: { readonly name: string; readonly pointer: string };
}

/** From pointers of the resolved definition to the places they came from. Only turning points are stored. */
export class Origins {
  readonly #marks = new Map<string, Origin>();

  mark(pointer: string, origin: Origin): void {
    this.#marks.set(pointer, origin);
  }

  of(pointer: string): Origin {
    let at = pointer;
    while (at !== '' && !this.#marks.has(at)) at = above(at);
    const mark = this.#marks.get(at);
    if (!mark) return { file: pointer };
    const rest = pointer.slice(at.length);
    const { file, block } = mark;
    return block
      ? { file, block: { name: block.name, pointer: block.pointer + rest } }
      : { file: file + rest };
  }
}
