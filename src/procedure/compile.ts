import { inspect } from '../check/check.js';
import { codeListsIn } from '../definition/codes.js';
import type { Definition } from '../definition/model.js';
import type { Sources } from '../definition/sources.js';
import { DefinitionError } from '../source/diagnostic.js';
import { type Artefact, type LoadOptions, load, type Procedure } from './procedure.js';

export interface CompileOptions extends LoadOptions {
  /** The name findings carry; `procedure.json` unless given. */
  readonly file?: string;
}

/**
 * Reads, checks and links a definition, and compiles it. What `check` finds no error in compiles.
 * @param input the file's text or bytes, or the definition as an object
 * @throws DefinitionError with every error `check` finds
 */
export function compile(
  input: string | Uint8Array | object,
  sources: Sources,
  options: CompileOptions = {},
): Procedure {
  const { reading, findings } = inspect(textOf(input), sources, options);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 || !reading.definition) throw new DefinitionError(errors);
  return load(artefactOf(reading.definition, sources), options);
}

const textOf = (input: string | Uint8Array | object): string | Uint8Array =>
  typeof input === 'string' || input instanceof Uint8Array ? input : JSON.stringify(input);

/** A plain copy of all a procedure needs: later changes to the sources do not reach it. */
export function artefactOf(definition: Definition, sources: Sources): Artefact {
  const asked = Object.values(definition.lookups).map(({ registry }) => registry);
  const registries = Object.fromEntries([...new Set(asked)].map(name => [name, sources.registries[name]]));
  const calendar = sources.calendars[definition.calendar];
  const codes = Object.fromEntries(codeListsIn(definition.form).map(name => [name, sources.codes[name]]));
  return JSON.parse(
    JSON.stringify({ format: 1, pin: definition.pin, definition, registries, codes, calendar }),
  );
}
