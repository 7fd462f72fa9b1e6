import { FIELD_FUNCTIONS } from './functions-field.js';
import { LIST_FUNCTIONS } from './functions-list.js';
import { NUMBER_FUNCTIONS } from './functions-number.js';
import { OBJECT_FUNCTIONS } from './functions-object.js';
import { PICTURE_FUNCTIONS } from './functions-picture.js';
import { STRING_FUNCTIONS } from './functions-string.js';
import type { Run } from './run.js';
import { type Definition, type Signature, signature } from './signature.js';

export interface LibraryFunction {
  readonly signature: Signature;
  readonly call: (args: readonly unknown[], run: Run) => unknown;
}

const ready = ({ takes, total, gives }: Definition): LibraryFunction => ({
  signature: signature(takes),
  call: total ? gives : (args, run) => (args[0] === undefined ? undefined : gives(args, run)),
});

/** Every function of the subset, by name without `$`. */
export const LIBRARY: ReadonlyMap<string, LibraryFunction> = new Map(
  [NUMBER_FUNCTIONS, STRING_FUNCTIONS, LIST_FUNCTIONS, OBJECT_FUNCTIONS, PICTURE_FUNCTIONS, FIELD_FUNCTIONS]
    .flatMap(group => Object.entries(group))
    .map(([name, definition]) => [name, ready(definition)] as const),
);
