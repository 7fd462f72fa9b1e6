import type { Actor } from '../dossier/command.js';
import type { Dossier } from '../dossier/dossier.js';
import type { SealedEvent } from '../dossier/event.js';
import type { Registry, Store } from '../dossier/ports.js';
import type { Refusal } from '../dossier/refusal.js';
import { type Dossiers, dossiers } from '../dossier/runtime.js';
import type { Filled } from '../procedure/filled.js';
import type { Crypto } from '../value/crypto.js';
import type { Case, CaseEvent } from './cases.js';
import { dossierIdOf, type Script } from './dossier-id.js';
import { ownStore } from './own-store.js';
import { instantOf, type ScriptClock, scriptClock } from './script-clock.js';
import { seededKeys, seededRandom } from './seeded.js';

/** Where a case is played: everything but the case itself. */
export interface Stage extends Script {
  readonly store: Store;
  readonly crypto: Crypto;
  /** The registries as this case finds them, outages and latencies included. */
  readonly registries: Readonly<Record<string, Registry>>;
}

/** A refused event of a script, and what stood in its way. */
export interface RefusedEvent {
  readonly index: number;
  readonly event: string;
  readonly refusal: Refusal;
}

/** A case as it went. */
export interface Played {
  readonly case: Case;
  readonly dossier: Dossier;
  /** The form as filed, or as it stood at the end. */
  readonly form: Filled;
  readonly log: readonly SealedEvent[];
  readonly refused: readonly RefusedEvent[];
}

/** A case that could not begin: its `open` was refused, so there is nothing to look at. */
export class UnopenedCase extends Error {
  override readonly name = 'UnopenedCase';
  readonly case: Case;
  readonly refused: readonly RefusedEvent[];
  constructor(script: Case, refused: readonly RefusedEvent[]) {
    super(`case ${script.name} opened no dossier`);
    this.case = script;
    this.refused = refused;
  }
}

interface Playing {
  readonly stage: Stage;
  readonly script: Case;
  readonly id: string;
  readonly clock: ScriptClock;
  readonly dossiers: Dossiers;
  readonly store: Store;
}

/**
 * Plays one case from login to its last event. A function of the case file: ids, keys and instants come from it, each
 * event has its own idempotency key, so playing on after a crash, or again, ends in the same log byte for byte.
 * @throws UnopenedCase when it opens no dossier
 */
export async function play(stage: Stage, script: Case): Promise<Played> {
  const playing = prepare(stage, script);
  const refused: RefusedEvent[] = [];
  let previous = playing.clock.now();
  for (const [index, event] of script.events.entries()) {
    previous = instantOf(event, previous, stage.procedure.calendar);
    await waitUntil(playing, previous);
    const outcome = await perform(playing, event, `${index}`);
    if (!outcome.ok) refused.push({ index, event: event.event, refusal: outcome });
    if (!outcome.ok && index === 0) break;
    await playing.dossiers.tick();
  }
  const found = await read(playing);
  if (found.ok) return { case: script, dossier: found.dossier, form: found.form, log: found.log, refused };
  const unread = { index: script.events.length, event: 'form', refusal: found };
  throw new UnopenedCase(script, refused.length > 0 ? refused : [unread]);
}

function prepare(stage: Stage, script: Case): Playing {
  const { file, crypto, procedure, registries } = stage;
  const seed = `${file.seed}\n${script.name}`;
  const id = dossierIdOf(crypto, stage, script);
  const clock = scriptClock(script.given.loggedInAt);
  const store = ownStore(stage.store, id);
  const shell = dossiers({
    procedures: [procedure],
    store,
    keys: seededKeys(crypto, file.seed),
    crypto,
    clock,
    random: seededRandom(crypto, seed),
    registries,
    notifier: { deliver: async () => undefined },
    settings: () => script.given.settings ?? {},
    agencyCode: agency => file.agency[agency.name] ?? agency.name,
  });
  return { stage, script, id, clock, store, dossiers: shell };
}

/** Lets the time pass: deadlines due on the way fire at their own instants. */
async function waitUntil({ clock, store, dossiers }: Playing, instant: string): Promise<void> {
  // A deadline that is refused stays where it is, and does not keep those behind it.
  for (let [timer] = await store.due(instant, 1); timer; [timer] = await store.due(instant, 1, timer)) {
    clock.moveTo(timer.at);
    await dossiers.tick();
  }
  clock.moveTo(instant);
}

async function perform(
  playing: Playing,
  event: CaseEvent,
  key: string,
): Promise<{ readonly ok: true } | Refusal> {
  const { dossiers, id, script } = playing;
  const actor = actorOf(script, event);
  const { answers, contested } = event;
  const edits = { ...(answers && { answers }), ...(contested && { contested }), ...uploadsOf(event) };
  switch (event.event) {
    case 'open':
      return open(playing, actor, key);
    case 'save':
      return dossiers.save(id, { actor, key, ...edits });
    case 'consent':
      return dossiers.consent(id, {
        actor,
        key,
        purpose: String(event.data?.purpose),
        given: event.data?.given !== false,
      });
    case 'submit':
      return dossiers.submit(id, { actor, key });
    case 'rate':
      return dossiers.rate(id, { actor, key, level: Number(event.data?.level) });
    default:
      if (event.by === 'system') return answer(playing, event);
      return dossiers.send(id, {
        actor,
        key,
        event: event.event,
        ...edits,
        ...(event.data && { data: event.data }),
      });
  }
}

function open({ dossiers, id, script, stage }: Playing, actor: Actor, key: string) {
  const { applicant, onBehalfOf, channel = 'online', loggedInAt } = script.given;
  const { code } = stage.procedure;
  const who = { actor, applicant: { ...applicant }, ...(onBehalfOf && { onBehalfOf: { ...onBehalfOf } }) };
  return dossiers.open({
    procedure: code,
    dossier: id,
    channel,
    key,
    ...who,
    loggedInAt: new Date(loggedInAt).toISOString(),
  });
}

/** The answer of a registry to the call that waits for it. */
async function answer(
  { dossiers, id, script, stage }: Playing,
  event: CaseEvent,
): Promise<{ readonly ok: true } | Refusal> {
  const { definition } = stage.procedure;
  const stands = await dossiers.read(id, actorOf(script, {}));
  if (!stands.ok) return stands;
  const pending = Object.entries(stands.dossier.effects).filter(([, sent]) => {
    const effect = definition.effects[sent.name];
    return effect?.kind === 'call' && [effect.answer, effect.failed].includes(event.event);
  });
  const effect = pending.find(([, sent]) => sent.state !== 'answered') ?? pending.at(-1);
  const { event: name, data } = event;
  return dossiers.answer(effect?.[0] ?? `${id}/0/${name}`, { event: name, ...(data && { data }) });
}

const actorOf = ({ given }: Case, { by, as }: Partial<CaseEvent>): Actor =>
  by === undefined || by === 'applicant' || as === undefined
    ? { id: given.applicant.personId, roles: [] }
    : { id: as, roles: [by] };

function uploadsOf({ documents }: CaseEvent) {
  if (!documents) return {};
  return { documents: Object.fromEntries(Object.entries(documents).map(([name, file]) => [name, [file]])) };
}

async function read({ dossiers, id, script }: Playing) {
  const form = await dossiers.form(id, actorOf(script, {}));
  return form.ok ? { ...form, log: await dossiers.export(id) } : form;
}
