import { type Artefact, type LoadOptions, load, type Procedure } from './procedure/procedure.js';

// A door binds what differs between hosts, one function in a file: a page that only fills and validates a form leaves
// the parser and the checker behind.

/** How a door validates forms, steps workflows, and draws pictures. */
export type Engines = Pick<LoadOptions, 'validator' | 'stepper' | 'pictures'>;

/** The procedure of a compiled artefact, without a parser. */
export type Load = (artefact: Artefact, options?: LoadOptions) => Procedure;

export const loadWith =
  (engines: Engines): Load =>
  (artefact, options) =>
    load(artefact, { ...engines, ...options });
