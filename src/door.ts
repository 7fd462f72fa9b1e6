import type { Sources } from './definition/sources.js';
import { type CompileOptions, compile } from './procedure/compile.js';
import { type Artefact, type LoadOptions, load, type Procedure } from './procedure/procedure.js';

// A door binds what differs between hosts, one function at a time: a page that only fills and validates a form leaves
// the parser and the checker behind.

/** Reads, checks and compiles a definition. @throws DefinitionError with every finding when it has an error */
export type Compile = (
  input: string | Uint8Array | object,
  sources: Sources,
  options?: CompileOptions,
) => Procedure;

/** How a door validates forms, steps workflows, and draws pictures. */
export type Engines = Pick<LoadOptions, 'validator' | 'stepper' | 'pictures'>;

export const compileWith =
  (engines: Engines): Compile =>
  (input, sources, options) =>
    compile(input, sources, { ...engines, ...options });

/** The procedure of a compiled artefact, without a parser. */
export type Load = (artefact: Artefact, options?: LoadOptions) => Procedure;

export const loadWith =
  (engines: Engines): Load =>
  (artefact, options) =>
    load(artefact, { ...engines, ...options });
