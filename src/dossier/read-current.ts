import { decideMigrate, isBehind } from './decide-migrate.js';
import { type DossierLog, nowFor, type Runtime, readLog } from './dossier-log.js';
import { ConflictError } from './errors.js';
import { settingsFor } from './settings.js';
import { writeStep } from './write-step.js';

/** How often a draft is brought over while others write to it. */
const MOST_TRIES = 8;

/**
 * Reads a dossier; a draft begun under another version than the one in force is brought over first, and that is
 * recorded.
 */
export async function readCurrent(runtime: Runtime, id: string): Promise<DossierLog | undefined> {
  let log = await readLog(runtime, id);
  for (let tries = 0; log?.key && isBehind(log.procedure, log.dossier) && tries < MOST_TRIES; tries += 1)
    log = (await broughtOver(runtime, log)) ?? (await readLog(runtime, id));
  return log;
}

/** Nothing when another process wrote to it meanwhile. */
async function broughtOver(runtime: Runtime, log: DossierLog): Promise<DossierLog | undefined> {
  const { options, versions } = runtime;
  const { key, procedure, dossier } = log;
  if (key === undefined) return log;
  const earlier =
    dossier.procedure.pin === undefined ? undefined : await versions.known(dossier.procedure.pin);
  const settings = settingsFor(options, procedure);
  const decision = decideMigrate(procedure, dossier, { earlier, settings }, nowFor(runtime, log));
  if (!decision.ok) return log;
  await versions.keep(procedure);
  const writing = { input: { method: 'migrate', pin: procedure.pin } };
  try {
    const written = await writeStep(runtime, { ...log, key }, decision, writing);
    return 'log' in written ? written.log : undefined;
  } catch (error) {
    if (error instanceof ConflictError) return undefined;
    throw error;
  }
}
