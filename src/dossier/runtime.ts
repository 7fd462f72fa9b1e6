import type { Filled } from '../procedure/filled.js';
import { text } from '../source/text.js';
import { isActor, nobody } from './admit-input.js';
import { askRegistries } from './ask-registries.js';
import { applicantSide, isOfficial, mayRead } from './authorise.js';
import { type Change, changesIn } from './changes.js';
import type { Actor } from './command.js';
import { type ConsentInput, consentDossier } from './consent-dossier.js';
import { forgotten, unknownDossier } from './decide.js';
import { declaredAnew } from './declaration.js';
import { acknowledge } from './deliver.js';
import type { Dossier } from './dossier.js';
import { type DossierLog, nowFor, type Runtime, readLog, wholeLog } from './dossier-log.js';
import { isEditable } from './edits.js';
import { StoreError } from './errors.js';
import type { SealedEvent } from './event.js';
import { flights } from './flights.js';
import { verifyChain } from './log.js';
import { type OpenInput, openDossier } from './new-dossier.js';
import type { Performed } from './perform.js';
import type { Delivered, DossierRow, Query } from './ports.js';
import { type RateInput, rateDossier } from './rate-dossier.js';
import { readCurrent } from './read-current.js';
import { type Refusal, refuse } from './refusal.js';
import type { DossiersOptions } from './runtime-options.js';
import { type SaveInput, saveDossier } from './save-dossier.js';
import { seenBy, seenForm } from './seen.js';
import { type SendInput, sendEvent } from './send-event.js';
import { type SubmitInput, submitDossier } from './submit-dossier.js';
import { type Ticked, tick } from './tick.js';
import { versionsOf } from './versions.js';

/** A dossier as a command left it. */
export interface Stands {
  readonly ok: true;
  readonly dossier: Dossier;
}

/** The same with the form as it now is: values, sources, locks, documents, fees. */
export interface Form extends Stands {
  readonly form: Filled;
  /** In a draft that was begun under another version: what there is to look at, in form order. */
  readonly changes: readonly Change[];
}

/**
 * Dossiers on a store. Who acts comes from the caller's own login. A person who may not is refused as data; two
 * writers throw ConflictError; a store that fails throws StoreError and has kept nothing. With an idempotency `key`
 * the same command twice is one command.
 */
export interface Dossiers {
  open(input: OpenInput): Promise<Form | Refusal>;
  form(dossier: string, actor: Actor): Promise<Form | Refusal>;
  save(dossier: string, input: SaveInput): Promise<Form | Refusal>;
  /** Consent to a purpose of the definition, given or withdrawn in a draft. */
  consent(dossier: string, input: ConsentInput): Promise<Form | Refusal>;
  submit(dossier: string, input: SubmitInput): Promise<Stands | Refusal>;
  send(dossier: string, input: SendInput): Promise<Stands | Refusal>;
  rate(dossier: string, input: RateInput): Promise<Stands | Refusal>;
  /** The answer of a call that came later than its delivery; `id` is the effect's. */
  answer(id: string, answer: NonNullable<Delivered['answer']>): Promise<Stands | Refusal>;
  /** Fires due deadlines and delivers effects; run it from a timer of your own. */
  tick(): Promise<Ticked>;
  read(dossier: string, actor: Actor): Promise<Stands | Refusal>;
  /** Everything unless told. @throws RangeError on a limit that is no whole number from 1 */
  list(query?: Query): Promise<readonly DossierRow[]>;
  /** The sealed log, its chain verified. @throws StoreError `corrupt` when it does not hold */
  export(dossier: string): Promise<readonly SealedEvent[]>;
  /** Discards the key of a draft or a closed dossier: the person is erased, the statistics stay. */
  forget(dossier: string): Promise<{ readonly ok: true } | Refusal>;
}

/** The asynchronous shell round the pure core: reads, opens, decides, seals, writes. */
export function dossiers(options: DossiersOptions): Dossiers {
  const runtime: Runtime = { options, versions: versionsOf(options), flights: flights() };
  const stands = async (performed: Promise<Performed>, actor?: Actor) => standsOf(await performed, actor);
  return Object.freeze<Dossiers>({
    open: async input => formOf(runtime, await openDossier(runtime, input), input.actor),
    form: async (id, actor) => formOf(runtime, await shown(runtime, id, actor), actor),
    save: async (id, input) => formOf(runtime, await saveDossier(runtime, id, input), input.actor),
    consent: async (id, input) => formOf(runtime, await consentDossier(runtime, id, input), input.actor),
    submit: (id, input) => stands(submitDossier(runtime, id, input), input?.actor),
    send: (id, input) => stands(sendEvent(runtime, id, input), input?.actor),
    rate: (id, input) => stands(rateDossier(runtime, id, input), input?.actor),
    answer: (id, answer) => stands(acknowledge(runtime, id, answer)),
    tick: () => tick(runtime),
    read: (id, actor) => stands(readable(runtime, id, actor), actor),
    list: query => options.store.list(plainQuery(query)),
    export: id => exported(runtime, id),
    forget: id => forget(runtime, id),
  });
}

/** What the actor may see; of a forgotten dossier there is nothing left to hide or to show a person by. */
async function readable(runtime: Runtime, id: string, actor: Actor): Promise<Performed> {
  if (!isActor(actor)) return nobody;
  const log = await readCurrent(runtime, id);
  if (log === undefined) return refuse('unknown-dossier', ...unknownDossier);
  return mayRead(log.procedure, log.dossier, actor) ? { ok: true, log } : refuse('not-allowed', ...notYours);
}

/** A draft that met an outage asks again when its own side looks at it; what is for officials, when they do. */
async function shown(runtime: Runtime, id: string, actor: Actor): Promise<Performed> {
  const read = await readable(runtime, id, actor);
  if (!read.ok) return read;
  const { procedure, dossier } = read.log;
  const asks = dossier.filed ? isOfficial(procedure, actor) : applicantSide(procedure, dossier, actor);
  if (!asks) return read;
  return { ok: true, log: await askRegistries(runtime, read.log) };
}

const standsOf = (performed: Performed, actor: Actor = partner): Stands | Refusal =>
  performed.ok
    ? { ok: true, dossier: seenBy(performed.log.procedure, performed.log.dossier, actor) }
    : performed;

/** Another system, that brings an answer: it is nobody the dossier knows. */
const partner: Actor = Object.freeze({ id: '', roles: [] });

/** Edits not filed yet are for the side that makes them, while it may; to everybody else stands what was filed. */
function formOf(runtime: Runtime, performed: Performed, actor: Actor): Form | Refusal {
  if (!performed.ok) return performed;
  const { procedure, dossier } = performed.log;
  if (dossier.forgotten) return refuse('forgotten', ...forgotten);
  const edits = isEditable(procedure, dossier) && applicantSide(procedure, dossier, actor) !== undefined;
  const standing = edits ? declaredAnew(dossier) : dossier;
  const now = nowFor(runtime, performed.log);
  const form = seenForm(procedure, standing, actor, now);
  const changes = changesIn(procedure, dossier, form);
  return { ok: true, dossier: seenBy(procedure, dossier, actor), form, changes };
}

/** A page number or a filter that a form left empty comes as null, and filters nothing. */
function plainQuery(query: Query | null | undefined): Query {
  return Object.fromEntries(Object.entries(query ?? {}).filter(([, value]) => value != null)) as Query;
}

async function exported({ options }: Runtime, id: string): Promise<readonly SealedEvent[]> {
  const events = await wholeLog(options.store, id);
  const verdict = verifyChain(options.crypto, events);
  if (verdict.ok) return events;
  throw new StoreError('corrupt', damaged(id, verdict.index + 1));
}

async function forget(runtime: Runtime, id: string): Promise<{ readonly ok: true } | Refusal> {
  const log: DossierLog | undefined = await readLog(runtime, id);
  if (log === undefined) return refuse('unknown-dossier', ...unknownDossier);
  if (log.dossier.filed && log.dossier.closedAt === undefined) return refuse('not-now', ...stillOpen);
  await runtime.options.keys.forget(id);
  return { ok: true };
}

const notYours = ['Bạn không được xem hồ sơ này.', 'You may not see this dossier.'] as const;

const stillOpen = [
  'Hồ sơ đang được giải quyết; chỉ xóa dữ liệu cá nhân khi đã kết thúc.',
  'The dossier is being processed; its personal data can be erased once it is closed.',
] as const;

const damaged = (id: string, seq: number) =>
  text(
    `Nhật ký hồ sơ ${id} đã bị sửa từ sự kiện ${seq}. Hãy khôi phục từ bản sao lưu.`,
    `The log of dossier ${id} was changed from event ${seq} on. Restore it from a backup.`,
  );
