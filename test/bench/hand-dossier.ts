import type { WorkingCalendar } from '../../src/calendar/working-calendar.js';
import { formats } from '../../src/value/formats.js';
import { advance } from './desk-clocks.js';
import {
  acknowledge,
  contextAt,
  type DeskRecord,
  draftOf,
  file,
  keepAnswers,
  noteEvent,
  noteStep,
  openRecord,
  rate,
  save,
  storyFrom,
} from './desk-record.js';
import { asCitizen, liftedBy, roleFor, rules } from './desk-rules.js';
import type { Json } from './hand-field.js';
import { handPage } from './hand-page.js';
import { handFaults } from './hand-validate.js';
import type { Story } from './outcome.js';
import type { Script, ScriptCommand } from './script.js';

/** @module A dossier by hand: the workflow is a table of strings, effects and result are object literals. */

interface State {
  readonly status: number;
  readonly turn?: string;
  readonly entry?: string;
  readonly on?: Readonly<Record<string, readonly [target: string, action?: string]>>;
}

const withdraw = ['withdrawal'] as const;

const states: Readonly<Record<string, State>> = {
  reception: {
    status: 1,
    turn: 'reception',
    on: {
      accept: ['accepted', 'notice01'],
      requestSupplement: ['awaitingSupplement', 'notice02'],
      refuse: ['refused', 'notice03'],
      withdraw,
    },
  },
  awaitingSupplement: {
    status: 5,
    turn: 'applicant',
    on: { supplement: ['reception'], withdraw, 'end of supplement': ['stopped', 'notice05'] },
  },
  accepted: { status: 2, turn: 'reception', on: { assign: ['examination'], withdraw } },
  examination: {
    status: 4,
    turn: 'registrar',
    on: {
      verify: ['verification'],
      requestSupplement: ['awaitingExplanation', 'notice02'],
      apologise: ['examination', 'notice04'],
      propose: ['confirmation'],
      stop: ['stopped', 'notice05'],
      withdraw,
    },
  },
  awaitingExplanation: {
    status: 5,
    turn: 'applicant',
    on: { supplement: ['examination'], withdraw, 'end of supplement': ['stopped', 'notice05'] },
  },
  verification: {
    status: 4,
    turn: 'registrar',
    on: { verified: ['examination'], apologise: ['verification', 'notice04'] },
  },
  confirmation: {
    status: 4,
    turn: 'applicant',
    on: { confirm: ['recording'], correct: ['examination'], 'end of confirmation': ['recording'] },
  },
  recording: {
    status: 4,
    turn: 'system',
    entry: 'recordBirth',
    on: { recorded: ['assigning'], recordFailed: ['examination'] },
  },
  assigning: {
    status: 4,
    turn: 'system',
    entry: 'assignPersonId',
    on: { personIdAssigned: ['signature'], assignFailed: ['assigningHeld'] },
  },
  assigningHeld: { status: 4, turn: 'registrar', on: { retryAssign: ['assigning'] } },
  signature: {
    status: 4,
    turn: 'leader',
    on: { sign: ['processed', 'issueCertificate'], sendBack: ['examination'] },
  },
  processed: { status: 9, turn: 'reception', on: { handOver: ['returned'] } },
  withdrawal: { status: 7, turn: 'reception', on: { confirmWithdrawal: ['stopped', 'notice05'] } },
  returned: { status: 10 },
  refused: { status: 3 },
  stopped: { status: 8 },
};

interface Run {
  readonly calendar: WorkingCalendar;
  readonly record: DeskRecord;
  state: string | undefined;
}

export function handStory(calendar: WorkingCalendar, { steps }: Script): Story {
  let run: Run | undefined;
  for (const { now, command } of steps) {
    if (command.type === 'open') run = { calendar, record: openRecord(command, now), state: undefined };
    carryOut(run!, command, now);
  }
  return storyFrom(run!.record);
}

function carryOut(run: Run, command: ScriptCommand, now: string): void {
  const { record } = run;
  switch (command.type) {
    case 'open':
      show(record, now);
      break;
    case 'save':
      save(record, command, now);
      show(record, now);
      break;
    case 'answer':
      keepAnswers(record, command, now);
      show(record, now);
      break;
    case 'submit': {
      const { actor, code, agency } = command;
      const role = asCitizen(contextAt(record, now), actor);
      fileNow(record, code, agency, now);
      take(run, 'submit', role, actor.id, now);
      break;
    }
    case 'send':
      send(run, command, now);
      break;
    case 'fire':
      take(run, `end of ${command.deadline}`, 'system', 'system', now);
      break;
    case 'acknowledge': {
      const { id, answer } = command;
      if (!acknowledge(record, id, answer !== undefined, now) || !answer) break;
      noteEvent(record, answer.event, 'system', answer.data, now);
      take(run, answer.event, 'system', 'system', now);
      break;
    }
    case 'rate':
      rate(record, command.level, command.actor.id, now);
  }
}

function show(record: DeskRecord, now: string): void {
  record.page = handPage(draftOf(record), contextAt(record, now));
}

function fileNow(record: DeskRecord, code: string, agency: string, now: string): void {
  const context = contextAt(record, now);
  const page = handPage(draftOf(record), context);
  if (handFaults(page, context).length > 0) throw new Error('invalid');
  file(record, page, code, agency, now);
}

function send(run: Run, { event, actor, data }: Extract<ScriptCommand, { type: 'send' }>, now: string): void {
  const { record } = run;
  const rule = rules[event]!;
  const role = roleFor(contextAt(record, now), rule, actor, record.history);
  const lifted = liftedBy(rule, data);
  if (rule.edits) fileNow(record, record.filed!.code, record.filed!.agency, now);
  noteEvent(record, event, actor.id, data, now);
  take(run, event, role, actor.id, now);
  record.lifted.push(...lifted);
}

const isMissing = ({ filed, lifted, uploads }: DeskRecord): boolean => {
  for (const name in filed!.documents) {
    const state = filed!.documents[name];
    if (
      state === 'pending' ||
      ((state === 'exempt' || state === 'reused') && lifted.includes(name) && !uploads[name])
    )
      return true;
  }
  return false;
};

function take(run: Run, name: string, role: string, by: string, now: string): void {
  const { record, calendar, state: from } = run;
  const [target, action] = from === undefined ? ['reception'] : (states[from]!.on?.[name] ?? []);
  if (target === undefined || (name === 'accept' && isMissing(record))) throw new Error('not now');
  const to = target === 'confirmation' && record.context.channel !== 'online' ? 'recording' : target;
  const { status, turn, entry, on } = states[to]!;
  const event = name.startsWith('end of ') ? name.slice('end of '.length) : name;
  record.clocks = advance(calendar, record.clocks, { event, from, to, done: on === undefined, at: now });
  const actions = [action, to === from ? undefined : entry].filter(each => each !== undefined);
  const sends: Record<string, unknown> = {};
  const form: Json = record.filed!.form;
  if (actions.includes('recordBirth')) sends.recordBirth = birthRecord(form);
  if (actions.includes('assignPersonId')) sends.assignPersonId = numberRequest(form, record);
  if (actions.includes('issueCertificate')) record.results.certificate = certificate(form, record);
  noteStep(record, { event, role, by, state: to, status, turn, actions, sends }, now);
  run.state = to;
}

const last = ({ events }: DeskRecord, event: string): Json => events[event]!.at(-1)!.data;

function birthRecord({ copies, child, mother, father, requester }: Json): object {
  return present({
    registrationKind: copies.registrationKind,
    birthKind: copies.birthKind,
    child,
    mother,
    father,
    requester: { fullName: requester.fullName, personId: requester.personId, relation: requester.relation },
    copies: copies.copyCount,
  });
}

function numberRequest({ child, mother, father }: Json, record: DeskRecord): object {
  const { number, book } = last(record, 'recorded');
  return present({
    fullName: child.fullName,
    birthDate: child.birthDate,
    gender: child.gender,
    ethnicity: child.ethnicity,
    nationality: child.nationality,
    birthPlace: child.birthPlace,
    homeTown: child.homeTown,
    birthNumber: number,
    birthBook: book,
    motherId: mother?.personId,
    fatherId: father?.personId,
  });
}

function certificate({ child, mother, father, requester }: Json, record: DeskRecord): object {
  const { number, book, registeredAt } = last(record, 'recorded');
  const { personId } = last(record, 'personIdAssigned');
  const { fullName, birthDate, birthDateWords, gender, ethnicity, nationality, birthPlace, homeTown } = child;
  const required = [number, book, registeredAt, personId, fullName, birthDate, gender];
  const fits =
    required.every(value => typeof value === 'string') &&
    formats.date!.test(registeredAt) &&
    formats.date!.test(birthDate) &&
    formats['vn-person-id']!.test(personId) &&
    number.length <= 20 &&
    book.length <= 20;
  if (!fits) throw new Error('the certificate is not complete');
  return present({
    number,
    book,
    registeredAt,
    personId,
    fullName,
    birthDate,
    birthDateWords,
    gender,
    ethnicity,
    nationality,
    birthPlace,
    homeTown,
    motherName: mother?.fullName,
    fatherName: father?.fullName,
    requesterName: requester.fullName,
  });
}

/** An object without its empty members. */
function present(all: Record<string, unknown>): object {
  for (const name in all) if (all[name] === undefined) delete all[name];
  return all;
}
