import type { Sources } from './definition/sources.js';
import type { Engines } from './door-load.js';
import { type CompileOptions, compile } from './procedure/compile.js';
import type { Procedure } from './procedure/procedure.js';

/** Reads, checks and compiles a definition. @throws DefinitionError with every finding when it has an error */
export type Compile = (
  input: string | Uint8Array | object,
  sources: Sources,
  options?: CompileOptions,
) => Procedure;

export const compileWith =
  (engines: Engines): Compile =>
  (input, sources, options) =>
    compile(input, sources, { ...engines, ...options });
