/**
 * @module thutuc on Node: validates with Ajv and steps with XState. The same names as index.ts, in the order of the
 * pipeline.
 */
import { compileWith } from './door-compile.js';
import { loadWith } from './door-load.js';
import { compileValidator } from './node-validate.js';
import { pictures } from './expression/pictures.js';
import { xstateStepper } from './procedure/workflow.js';

const engines = { validator: compileValidator, stepper: xstateStepper, pictures };

// Read: a definition as text, and what is wrong with it.
export { check } from './check/check.js';
export type { Sources } from './definition/sources.js';
export { DefinitionError, type Diagnostic } from './source/diagnostic.js';
export { printDiagnostics } from './source/print.js';

// Compile: a definition as a procedure.
export { defineProcedure, type EventDataOf, type FormOf, type ResultOf } from './procedure/define.js';
export type { Procedure } from './procedure/procedure.js';

// Fill and validate: pure functions of a procedure and a draft.
export { fill } from './procedure/fill.js';
export { validateForm } from './procedure/validate-form.js';
export type { Draft, FormContext, LookupAnswer } from './procedure/draft.js';
export type { Filled } from './procedure/filled.js';
export type { Issue } from './procedure/validate.js';

// Decide and evolve: a dossier as a fold of its events.
export { decide } from './dossier/decide.js';
export { evolve } from './dossier/evolve.js';
export type { Actor, Command } from './dossier/command.js';
export type { Dossier } from './dossier/dossier.js';
export type { Refusal } from './dossier/refusal.js';

// What differs between the doors: the validator and the stepper.
export const compile = /* @__PURE__ */ compileWith(engines);
export const load = /* @__PURE__ */ loadWith(engines);
