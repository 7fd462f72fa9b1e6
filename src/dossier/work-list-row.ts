import type { Dossier } from './dossier.js';
import type { DossierRow } from './ports.js';

/** The head of a dossier for the work list: no name, no value, only where it stands. */
export function rowOf(dossier: Dossier): DossierRow {
  const { id, version, procedure, state, status, turn, filed, closedAt } = dossier;
  const dueAt = dueOf(dossier);
  return {
    dossier: id,
    version,
    procedure: procedure.code,
    status,
    openedAt: dossier.openedAt,
    channel: dossier.channel,
    ...(filed && procedure.pin !== undefined && { pin: procedure.pin }),
    ...(filed && { code: filed.code, agency: filed.agency, submittedAt: filed.at }),
    ...(state !== undefined && { state }),
    ...(turn !== undefined && { turn }),
    ...(dueAt !== undefined && { dueAt }),
    ...(closedAt !== undefined && { closedAt }),
  };
}

/** The first of the due instants that run now; a paused or stopped clock hurries nobody. */
const dueOf = ({ clocks }: Dossier): string | undefined =>
  Object.values(clocks)
    .filter(clock => clock.stoppedAt === undefined && clock.pausedAt === undefined)
    .map(clock => clock.dueAt)
    .sort()[0];
