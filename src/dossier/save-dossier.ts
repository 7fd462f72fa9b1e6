import {
  admitInput,
  editsShape,
  isActor,
  isDateTime,
  isName,
  isVersion,
  orAbsent,
  type Shape,
} from './admit-input.js';
import { askRegistries } from './ask-registries.js';
import type { Actor, Edits } from './command.js';
import type { DossierLog, Runtime } from './dossier-log.js';
import { type Performed, perform } from './perform.js';

export interface SaveInput extends Edits {
  readonly actor: Actor;
  /** Set on coming back in a new login: ISO 8601 with zone. */
  readonly loggedInAt?: string;
  readonly key?: string;
  /** The dossier's version that the screen showed: ConflictError when it has moved on since. */
  readonly version?: number;
}

const shape: Shape<SaveInput> = {
  ...editsShape,
  actor: isActor,
  loggedInAt: orAbsent(isDateTime),
  key: orAbsent(isName),
  version: orAbsent(isVersion),
};

/**
 * Keeps what the citizen touched, and asks the registries what can be asked by it.
 * @param ask asks them, in its own way
 */
export async function saveDossier(
  runtime: Runtime,
  id: string,
  given: SaveInput,
  ask: (runtime: Runtime, log: DossierLog) => Promise<DossierLog> = askRegistries,
): Promise<Performed> {
  const admitted = admitInput(shape, given);
  if (!admitted.ok) return admitted;
  const { key, version, ...words } = admitted.input;
  const writing = { key, version, input: { ...words, method: 'save' } };
  const saved = await perform(runtime, id, writing, () => ({ ...words, type: 'save' }));
  return saved.ok ? { ok: true, log: await ask(runtime, saved.log) } : saved;
}
