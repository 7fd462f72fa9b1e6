import { eventsHere } from '../procedure/state.js';
import { ownIn } from '../source/own.js';
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
import { askNew } from './ask-registries.js';
import { roleFor } from './authorise.js';
import type { Actor, Edits } from './command.js';
import { unknownDossier } from './decide.js';
import { type DossierLog, type Runtime, readLog } from './dossier-log.js';
import { type Performed, performOn } from './perform.js';
import { refuse } from './refusal.js';
import { saveDossier } from './save-dossier.js';
import { asItIs, verifyAnew } from './verify-anew.js';

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

/** Sends a workflow event, its edits first; one that files the declaration anew only once registries were asked anew. */
export async function sendEvent(runtime: Runtime, id: string, given: SendInput): Promise<Performed> {
  const admitted = admitInput(shape, given);
  if (!admitted.ok) return admitted;
  const { key, version, actor, event, data, ...edits } = admitted.input;
  const saves = Object.keys(edits).length > 0;
  const limit = runtime.options.timeLimit?.();
  const keyed = key === undefined ? {} : { key: `${key}/save` };
  const seen = version === undefined ? {} : { version };
  const ask = (at: Runtime, log: DossierLog) => askNew(at, log, limit);
  const saved = saves && (await saveDossier(runtime, id, { actor, ...edits, ...keyed, ...seen }, ask));
  if (saved && !saved.ok) return saved;
  const log = saved ? saved.log : await readLog(runtime, id);
  if (log === undefined) return refuse('unknown-dossier', ...unknownDossier);
  // Edits that were saved have moved the dossier on: they were held to the version.
  const isSeen = saves || version === undefined || version === log.dossier.version;
  const files = isSeen && filesAnew(log, actor, event);
  const anew = files ? await verifyAnew(runtime, log, limit) : asItIs(log);
  const words = { actor, event, ...(data !== undefined && { data }) };
  const held = saves || anew.log !== log ? undefined : version;
  const writing = { key, version: held, input: { ...words, method: 'send' } };
  const { issues, unverified } = anew;
  return performOn(runtime, anew.log, writing, () => ({ ...words, type: 'send', issues, unverified }));
}

/** Whether this event, sent now by this person, would file the declaration. */
function filesAnew({ procedure, dossier }: DossierLog, actor: Actor, event: string): boolean {
  const { events } = procedure.definition;
  const rule = ownIn(events, event);
  return (
    rule?.edits !== undefined &&
    dossier.state !== undefined &&
    dossier.closedAt === undefined &&
    eventsHere(procedure, dossier.state).includes(event) &&
    typeof roleFor(procedure, dossier, rule, actor) === 'string'
  );
}
