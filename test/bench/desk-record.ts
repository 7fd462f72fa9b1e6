import { localDate } from '../../src/calendar/local-time.js';
import type { OpenCommand, SaveCommand } from '../../src/dossier/command.js';
import type { Draft, FormContext, LookupAnswer, PastEvent, Upload } from '../../src/procedure/draft.js';
import { type Clocks, timings } from './desk-clocks.js';
import { asCitizen, takeAnswers } from './desk-rules.js';
import type { Counts, Entry, Page, Story } from './outcome.js';
import type { ScriptCommand } from './script.js';

/** @module A dossier as both baselines keep it: one record, changed in place, with a log of what happened. */

export interface DeskRecord {
  readonly context: Omit<FormContext, 'now' | 'today'>;
  readonly answers: Record<string, unknown>;
  readonly lookups: Record<string, LookupAnswer>;
  uploads: Record<string, readonly Upload[]>;
  readonly lifted: string[];
  readonly log: Entry[];
  readonly history: { event: string; by: string }[];
  /** Workflow events with their data, as results read them. */
  readonly events: Record<string, PastEvent[]>;
  readonly effects: Record<string, string>;
  readonly results: Record<string, unknown>;
  clocks: Clocks;
  page: Page;
  filed: (Story['filed'] & { readonly on: string }) | undefined;
  rating: number | undefined;
}

export function openRecord({ actor, applicant, channel, settings }: OpenCommand, now: string): DeskRecord {
  const context = { applicant, channel, settings };
  const role = asCitizen({ ...context, now, today: '' }, actor);
  return {
    context,
    answers: {},
    lookups: {},
    uploads: {},
    lifted: [],
    log: [{ at: now, type: 'opened', role, by: actor.id }],
    history: [],
    events: {},
    effects: {},
    results: {},
    clocks: {},
    page: { form: {}, fields: [], asks: {}, documents: {}, missing: [], fees: {} },
    filed: undefined,
    rating: undefined,
  };
}

/** The day a form speaks of is, once it is filed, the day of filing. */
export const contextAt = ({ context, filed }: DeskRecord, now: string): FormContext => ({
  ...context,
  now,
  today: filed?.on ?? localDate(now),
});

export const draftOf = ({ answers, lookups, uploads, lifted }: DeskRecord): Draft => ({
  answers,
  lookups,
  documents: uploads,
  lifted,
});

export function save(record: DeskRecord, { actor, answers, documents }: SaveCommand, now: string): void {
  const role = asCitizen(contextAt(record, now), actor);
  takeAnswers(record.answers, answers ?? {});
  record.uploads = { ...record.uploads, ...documents };
  record.log.push({ at: now, type: 'saved', role, by: actor.id });
}

export function keepAnswers(
  record: DeskRecord,
  { answers }: Extract<ScriptCommand, { type: 'answer' }>,
  now: string,
): void {
  for (const { lookup, answer } of answers) {
    record.lookups[lookup] = answer;
    record.log.push({ at: now, type: 'asked', role: 'system', by: 'system' });
  }
}

/** Files the form as it stands, or files it anew after a supplement. */
export function file(record: DeskRecord, page: Page, code: string, agency: string, now: string): void {
  const documents = Object.fromEntries(
    Object.entries(page.documents).map(([name, { state }]) => [name, state]),
  );
  const { form, fees } = page;
  const counts = record.filed?.counts ?? countsOf(page);
  record.filed = { code, agency, form, documents, fees, counts, on: record.filed?.on ?? localDate(now) };
}

function countsOf({ fields, documents }: Page): Counts {
  const counts = { shown: 0, answered: 0, filled: 0, waived: 0, uploaded: 0 };
  for (const { shown, source } of fields) {
    if (!shown) continue;
    counts.shown += 1;
    if (source !== 'empty') counts.answered += 1;
    if (source === 'registry') counts.filled += 1;
  }
  for (const { state } of Object.values(documents)) {
    if (state === 'exempt') counts.waived += 1;
    if (state === 'digitised') counts.uploaded += 1;
  }
  return counts;
}

/** Notes an effect as delivered or answered; false when there is nothing new in it. */
export function acknowledge(record: DeskRecord, id: string, answered: boolean, now: string): boolean {
  const key = id.slice(id.indexOf('/') + 1);
  const known = record.effects[key];
  if (known === undefined || known === 'answered' || (known === 'delivered' && !answered)) return false;
  record.effects[key] = answered ? 'answered' : 'delivered';
  record.log.push({ at: now, type: 'effect', role: 'system', by: 'system' });
  return true;
}

export function rate(record: DeskRecord, level: number, by: string, now: string): void {
  if (by !== record.context.applicant.personId) throw new Error('not allowed');
  if (record.rating !== undefined || !Number.isInteger(level) || level < 1 || level > 5)
    throw new Error('no such rating');
  record.rating = level;
  record.log.push({ at: now, type: 'rated', role: 'applicant', by });
}

/** What a step of the workflow was and came to. */
export interface Step {
  readonly event: string;
  readonly role: string;
  readonly by: string;
  readonly state: string;
  readonly status: number;
  readonly turn: string | undefined;
  readonly actions: readonly string[];
  readonly sends: Readonly<Record<string, unknown>>;
}

export function noteStep(record: DeskRecord, step: Step, now: string): void {
  const { event, role, by, state, status, turn, actions, sends } = step;
  const type = event === 'submit' ? 'submitted' : 'moved';
  const clocks = timings(record.clocks);
  record.log.push({ at: now, type, role, by, step: { event, state, status, turn, clocks, sends } });
  for (const name of actions) record.effects[`${record.log.length}/${name}`] = 'sent';
}

/** Notes an event before its results are built, for they may read its data. */
export function noteEvent(record: DeskRecord, event: string, by: string, data: unknown, at: string): void {
  record.history.push({ event, by });
  record.events[event] ??= [];
  record.events[event].push({ at, by, ...(data !== undefined && { data }) });
}

export function storyFrom({ page, filed, log, effects, results, rating }: DeskRecord): Story {
  const { on: _, ...content } = filed!;
  return { page, filed: content, log, effects, results, rating };
}
