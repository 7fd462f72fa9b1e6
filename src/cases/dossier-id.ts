import type { Procedure } from '../procedure/procedure.js';
import { hex, utf8 } from '../value/bytes.js';
import { canonicalJson } from '../value/canonical.js';
import type { Crypto } from '../value/crypto.js';
import type { Case, CaseFile } from './cases.js';

/** All that the log of a played case is a function of. */
export interface Script {
  readonly procedure: Procedure;
  readonly file: CaseFile;
  /** What its registries answer from; nothing unless told. */
  readonly records?: readonly unknown[];
}

/**
 * The dossier a case is played into. The first part says which case of which procedure it is; the second is a mark of
 * everything its log is a function of, so that steps stored under another definition, script or sample are never taken
 * for its own.
 */
export function dossierIdOf(crypto: Crypto, { procedure, file, records = [] }: Script, script: Case): string {
  const { pin, artefact, code } = procedure;
  const who = digest(crypto, ['dossier', code, file.seed, script.name], 20);
  const { given, events } = script;
  const from = [pin, artefact.calendar ?? null, file.agency, given, events, records];
  return `${who}-${digest(crypto, from, 12)}`;
}

/** True for dossiers of one case of one procedure, played from something else. */
export const isOtherRun = (dossier: string, id: string): boolean =>
  dossier !== id && dossier.slice(0, 21) === id.slice(0, 21);

const digest = (crypto: Crypto, of: readonly unknown[], length: number): string =>
  hex(crypto.sha256(utf8(canonicalJson(of)))).slice(0, length);
