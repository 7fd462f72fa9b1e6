/** @module The least-data manifest: what a procedure may ask of the state's databases, on what basis, and what for. */
import { type Manifest, manifestOf } from './definition/manifest.js';
import type { Procedure } from './procedure/procedure.js';

export type { FieldRead, Manifest, Question, RegistryRead } from './definition/manifest.js';
export type { Purpose, Use } from './definition/uses.js';

/** The manifest of a compiled procedure: plain JSON. */
export const manifest = ({ artefact }: Procedure): Manifest =>
  manifestOf(artefact.definition, artefact.registries);
