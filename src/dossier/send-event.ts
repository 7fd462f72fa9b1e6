import {
  admitInput,
  anything,
  editsShape,
  isActor,
  isName,
  isVersion,
  orAbsent,
  type Shape,
} from './admit-input.js';
import type { Actor, Edits } from './command.js';
import type { Runtime } from './dossier-log.js';
import { type Performed, perform } from './perform.js';
import { saveDossier } from './save-dossier.js';

/** Edits are for events that reopen the declaration; they are saved first, under the same key. */
export interface SendInput extends Edits {
  readonly actor: Actor;
  readonly event: string;
  /** JSON: reasons, and whatever the event declares. */
  readonly data?: unknown;
  readonly key?: string;
  /** The dossier's version that the screen showed: ConflictError when it has moved on since. */
  readonly version?: number;
}

const shape: Shape<SendInput> = {
  ...editsShape,
  actor: isActor,
  event: isName,
  data: anything,
  key: orAbsent(isName),
  version: orAbsent(isVersion),
};

/** Sends a workflow event, its edits first. */
export async function sendEvent(runtime: Runtime, id: string, given: SendInput): Promise<Performed> {
  const admitted = admitInput(shape, given);
  if (!admitted.ok) return admitted;
  const { key, version, actor, event, data, ...edits } = admitted.input;
  const saves = Object.keys(edits).length > 0;
  if (saves) {
    const keyed = key === undefined ? {} : { key: `${key}/save` };
    const seen = version === undefined ? {} : { version };
    const saved = await saveDossier(runtime, id, { actor, ...edits, ...keyed, ...seen });
    if (!saved.ok) return saved;
  }
  const words = { actor, event, ...(data !== undefined && { data }) };
  // Edits that were saved have moved the dossier on: they were held to the version.
  const writing = { key, version: saves ? undefined : version, input: { ...words, method: 'send' } };
  return perform(runtime, id, writing, () => ({ ...words, type: 'send' }));
}
