import { type Callable, callable } from './callable.js';
import { FIELD_FUNCTIONS } from './functions-field.js';
import { HIGHER_FUNCTIONS } from './functions-higher.js';
import { LIST_FUNCTIONS } from './functions-list.js';
import { MATCH_FUNCTIONS } from './functions-match.js';
import { NUMBER_FUNCTIONS } from './functions-number.js';
import { OBJECT_FUNCTIONS } from './functions-object.js';
import { PICTURE_FUNCTIONS } from './functions-picture.js';
import { STRING_FUNCTIONS } from './functions-string.js';
import type { Run } from './run.js';
import { type Definition, fitArguments, type Signature, signature } from './signature.js';

export interface LibraryFunction {
  readonly signature: Signature;
  readonly call: (args: readonly unknown[], run: Run) => unknown;
  /** The function itself, as a value. */
  readonly value: Callable;
}

function ready(name: string, { takes, total, arity, gives }: Definition): LibraryFunction {
  const fits = signature(takes);
  const call: LibraryFunction['call'] = total
    ? gives
    : (args, run) => (args[0] === undefined ? undefined : gives(args, run));
  const value = callable(
    arity ?? fits.parameters.length,
    (args, input, run) => {
      const fitted = fitArguments(fits, `$${name}`, args, input, run);
      for (const arg of fitted) if (typeof arg === 'string') run.spendText(arg.length);
      return call(fitted, run);
    },
    true,
  );
  return { signature: fits, call, value };
}

/** Every function of the subset, by name without `$`. */
export const LIBRARY: ReadonlyMap<string, LibraryFunction> = new Map(
  [
    NUMBER_FUNCTIONS,
    STRING_FUNCTIONS,
    MATCH_FUNCTIONS,
    LIST_FUNCTIONS,
    HIGHER_FUNCTIONS,
    OBJECT_FUNCTIONS,
    PICTURE_FUNCTIONS,
    FIELD_FUNCTIONS,
  ]
    .flatMap(group => Object.entries(group))
    .map(([name, definition]) => [name, ready(name, definition)] as const),
);
