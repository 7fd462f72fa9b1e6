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
  /** Takes `args` over. */
  readonly call: (args: unknown[], input: unknown, run: Run) => unknown;
  /** The function itself, as a value. */
  readonly value: Callable;
}

function ready(name: string, { takes, total, arity, gives }: Definition): LibraryFunction {
  const fits = signature(takes, `$${name}`);
  const call: LibraryFunction['call'] = (args, input, run) => {
    const fitted = fitArguments(fits, args, input, run);
    for (let i = 0; i < fitted.length; i++) {
      const arg = fitted[i];
      if (typeof arg === 'string') run.spendText(arg.length);
    }
    return total || fitted[0] !== undefined ? gives(fitted, run) : undefined;
  };
  const most = arity ?? fits.parameters.length;
  const value = callable(most, (args, input, run) => call(Array.from(args), input, run), true);
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
