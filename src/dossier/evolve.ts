import { localDate } from '../calendar/local-time.js';
import type { Clock } from '../procedure/clock.js';
import type { Channel, Contest } from '../procedure/draft.js';
import { answerName, lookupOf } from '../procedure/lookup-step.js';
import type { Bodies, MovedBody } from './body.js';
import { enteredIn } from './declaration.js';
import { type Dossier, effectId, type Filed, type FiledContent, type Happened } from './dossier.js';
import { type DossierEvent, type EventType, isErased } from './event.js';
import { withAnswers } from './with-answers.js';

/**
 * The dossier after one more event. Pure, and total on forgotten logs: what is folded from facts (state, status,
 * turn, clocks, instants, effects) survives, what is folded from bodies is simply absent.
 */
export function evolve(dossier: Dossier | undefined, event: DossierEvent): Dossier {
  const before = event.type === 'opened' ? opened(event) : dossier;
  if (before === undefined) throw new Error(`a log cannot begin with a ${event.type} event`);
  if (!Object.hasOwn(changes, event.type)) throw new Error(`there is no event of type ${event.type}`);
  const after = changes[event.type](before, event);
  const forgotten = before.forgotten || isErased(event.body);
  const next: Dossier = { ...before, ...after, ...position(event), version: event.seq, forgotten };
  return Object.freeze(next.closedAt === undefined ? next : withoutTurn(next));
}

/** Once it is closed it is nobody's turn. */
const withoutTurn = ({ turn: _, ...rest }: Dossier): Dossier => rest;

/** Folds a whole log. Undefined when there are no events. */
export const fold = (events: readonly DossierEvent[]): Dossier | undefined =>
  events.reduce<Dossier | undefined>((dossier, event) => evolve(dossier, event), undefined);

type Change = (before: Dossier, event: DossierEvent) => Partial<Dossier>;

const changes: Readonly<Record<EventType, Change>> = {
  opened: () => ({}),
  asked: (before, event) => {
    const body = bodyOf(event, 'asked');
    if (!body) return {};
    const part = event.facts.use === 'office' ? 'office' : 'lookups';
    return { [part]: without({ ...before[part], [answerName(body)]: body.answer }, body.letGo) };
  },
  saved,
  consented,
  migrated,
  refused: () => ({}),
  submitted: (before, event) => ({ ...moved(before, event), ...filed(before, event) }),
  moved,
  effect: (before, event) => {
    const id = String(event.facts.id);
    const sent = { name: String(event.facts.effect), state: event.facts.outcome as 'delivered' };
    return { effects: { ...before.effects, [id]: sent } };
  },
  rated: (_before, event) => ({ rating: Number(event.facts.level) }),
};

function opened(event: DossierEvent): Dossier {
  const { facts } = event;
  const body = bodyOf(event, 'opened');
  return {
    id: String(facts.dossier),
    version: event.seq,
    procedure: {
      code: String(facts.procedure),
      version: String(facts.version),
      ...(typeof facts.pin === 'string' && { pin: facts.pin }),
    },
    channel: facts.channel as Channel,
    openedAt: event.at,
    ...(typeof facts.loggedInAt === 'string' && { loggedInAt: facts.loggedInAt }),
    ...(body && { applicant: body.applicant }),
    ...(body?.onBehalfOf && { onBehalfOf: body.onBehalfOf }),
    settings: body?.settings ?? {},
    answers: {},
    lookups: {},
    uploads: {},
    contested: [],
    consents: {},
    status: 0,
    turn: 'applicant',
    history: [],
    clocks: {},
    reopened: [],
    lifted: [],
    effects: {},
    results: {},
    forgotten: false,
  };
}

function saved(before: Dossier, event: DossierEvent): Partial<Dossier> {
  const body = bodyOf(event, 'saved');
  if (!body) return {};
  return {
    answers: withAnswers(before.answers, body.answers ?? {}),
    uploads: withUploads(before.uploads, body.documents ?? {}),
    contested: body.contested?.map(asContest) ?? before.contested,
    ...(body.letGo && { lookups: without(before.lookups, body.letGo) }),
  };
}

/** What was asked under a consent that is withdrawn is not kept at hand: given again, it is asked again. */
function consented(before: Dossier, { at, facts }: DossierEvent): Partial<Dossier> {
  const given = facts.given === true;
  const gone = given ? [] : names(facts.lookups);
  return {
    consents: { ...before.consents, [String(facts.purpose)]: { given, at } },
    lookups: Object.fromEntries(
      Object.entries(before.lookups).filter(([name]) => !gone.includes(lookupOf(name))),
    ),
  };
}

function migrated(before: Dossier, { at, facts, ...event }: DossierEvent): Partial<Dossier> {
  const { code } = before.procedure;
  const procedure = { code, version: String(facts.version), pin: String(facts.pin) };
  const body = bodyOf({ at, facts, ...event }, 'migrated');
  if (!body) return { procedure };
  const { answers, uploads, contested, aside, moved, fresh, stricter, settings, letGo, lapsed } = body;
  return {
    procedure,
    answers,
    uploads,
    contested,
    aside,
    settings,
    migrated: { at, from: before.procedure.version, moved, fresh, stricter },
    lookups: without(before.lookups, letGo),
    consents: Object.fromEntries(
      Object.entries(before.consents).filter(([purpose]) => !lapsed.includes(purpose)),
    ),
  };
}

/** Older logs hold a pointer alone. */
const asContest = (each: Contest | string): Contest => (typeof each === 'string' ? { at: each } : each);

const without = (lookups: Dossier['lookups'], letGo: readonly string[] = []): Dossier['lookups'] =>
  letGo.length === 0
    ? lookups
    : Object.fromEntries(Object.entries(lookups).filter(([name]) => !letGo.includes(name)));

/** A document's uploads replace those of before; an empty list takes them away. */
export function withUploads(uploads: Dossier['uploads'], patch: Dossier['uploads']): Dossier['uploads'] {
  return Object.fromEntries(Object.entries({ ...uploads, ...patch }).filter(([, files]) => files.length > 0));
}

function filed(before: Dossier, event: DossierEvent): Partial<Dossier> {
  const { code, agency, pin, version } = event.facts;
  const content = bodyOf(event, 'submitted')?.filed;
  return {
    procedure: { code: before.procedure.code, version: String(version), pin: String(pin) },
    filed: {
      at: event.at,
      on: localDate(event.at),
      code: String(code),
      agency: String(agency),
      ...unverifiedIn(event.facts.unverified),
      ...(content && { content, declaration: enteredIn(before) }),
    },
  };
}

function moved(before: Dossier, event: DossierEvent): Partial<Dossier> {
  const { facts } = event;
  const body = bodyOf(event, 'moved');
  const effects = Object.fromEntries(
    names(facts.effects).map(name => [
      effectId(before.id, event.seq, name),
      { name, state: 'sent' as const },
    ]),
  );
  return {
    ...(event.type === 'moved' && { history: [...before.history, happened(event, body)] }),
    ...(facts.clocks !== undefined && { clocks: facts.clocks as unknown as Record<string, Clock> }),
    ...(before.filed &&
      body?.filed && { filed: suppliedTo(before.filed, before, body.filed, facts.unverified) }),
    ...(body?.results && { results: { ...before.results, ...body.results } }),
    reopened: facts.edited === true ? [] : [...before.reopened, ...names(facts.reopened)],
    lifted: [...before.lifted, ...(body?.lifted ?? names(facts.lifted))],
    effects: { ...before.effects, ...effects },
    ...(facts.closed === true && { closedAt: event.at }),
  };
}

/** A supplement is filed on what was asked again for it: what could not be asked before counts no more. */
function suppliedTo(
  { unverified: _, ...filed }: Filed,
  before: Dossier,
  content: FiledContent,
  unverified: unknown,
): Filed {
  return { ...filed, ...unverifiedIn(unverified), content, declaration: enteredIn(before) };
}

const unverifiedIn = (fact: unknown): Pick<Filed, 'unverified'> =>
  fact === undefined ? {} : { unverified: names(fact) };

function happened(event: DossierEvent, body: MovedBody | undefined): Happened {
  return {
    event: String(event.facts.event),
    cause: event.facts.cause as Happened['cause'],
    at: event.at,
    role: event.role,
    actor: event.actor,
    ...(event.by !== undefined && { by: event.by }),
    ...(body?.data !== undefined && { data: body.data }),
  };
}

function position(event: DossierEvent): Partial<Dossier> {
  return {
    ...(event.state !== undefined && { state: event.state }),
    ...(event.status !== undefined && { status: event.status }),
    ...(typeof event.facts.turn === 'string' && { turn: event.facts.turn }),
  };
}

const bodyOf = <T extends EventType>(event: DossierEvent, _type: T): Bodies[T] | undefined =>
  isErased(event.body) ? undefined : (event.body as Bodies[T]);

const names = (fact: unknown): readonly string[] => (Array.isArray(fact) ? fact.map(String) : []);
