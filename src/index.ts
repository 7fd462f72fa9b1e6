/**
 * @module thutuc in a browser, and anywhere without Node: no code generation, no `node:` import. The same names as
 * node.ts, in the order of the pipeline.
 */
import { door } from './door.js';
import { interpret } from './procedure/interpret.js';
import { portableCrypto } from './value/crypto.js';

// Read: a definition as text, and what is wrong with it.
export { type CheckOptions, check } from './check/check.js';
export type { Sources } from './definition/sources.js';
export type { Actor, Command } from './dossier/command.js';
// Decide and evolve: a dossier as a fold of its events.
export { decide } from './dossier/decide.js';
export type { Dossier } from './dossier/dossier.js';
export { ConflictError, IdempotencyError, StoreError } from './dossier/errors.js';
export type { SealedEvent } from './dossier/event.js';
export { evolve } from './dossier/evolve.js';
export { openEvent, verifyChain } from './dossier/log.js';
export type { Keys, Notifier, Registry, Store } from './dossier/ports.js';
export type { Refusal } from './dossier/refusal.js';
// Run: the asynchronous shell, its ports and its failures.
export type { Dossiers } from './dossier/runtime.js';
// Compile: a definition as a procedure.
export { defineProcedure } from './procedure/define.js';
export type { Draft, FormContext, LookupAnswer } from './procedure/draft.js';
// Fill and validate: pure functions of a procedure and a draft.
export { fill } from './procedure/fill.js';
export type { FieldState, Filled } from './procedure/filled.js';
export type { Artefact, Procedure } from './procedure/procedure.js';
export { writeTypes } from './procedure/types-writer.js';
export type { Issue } from './procedure/validate.js';
export { validateForm } from './procedure/validate-form.js';
export { recordsRegistry } from './registries/records.js';
// Measure: the log read back.
export { type DossierMeasures, measure } from './report/measure.js';
export { type Report, report } from './report/report.js';
export { DefinitionError, type Diagnostic, type Place } from './source/diagnostic.js';
export { type PrintOptions, printDiagnostics } from './source/print.js';
export type { Lang, Text } from './source/text.js';
export { memoryStore } from './stores/memory.js';
export { memoryKeys } from './stores/memory-keys.js';

// What differs between the doors: the validator and the cryptography.
export const { compile, load, dossiers, crypto } = door({ validator: interpret, crypto: portableCrypto });
