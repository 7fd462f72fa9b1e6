import type { Dossier } from '../../../src/dossier/dossier.js';
import type { Registry } from '../../../src/dossier/ports.js';
import type { Refusal } from '../../../src/dossier/refusal.js';
import { dossiers, type Form, type Stands } from '../../../src/dossier/runtime.js';
import { nodeCrypto } from '../../../src/node-crypto.js';
import type { Filled } from '../../../src/procedure/filled.js';
import type { Procedure } from '../../../src/procedure/procedure.js';
import { memoryStore } from '../../../src/stores/memory.js';
import { canonicalJson } from '../../../src/value/canonical.js';
import { type FakeTime, fakeTime } from '../fake-time.js';
import { seededKeys } from '../world.js';
import { BEHIND_MS, type Behaviour, PAGE_MS } from './behaviours.js';
import { liesAbout } from './lies.js';
import type { Scene, Source } from './scene.js';
import { type Complete, restOf } from './typed-rest.js';

/** What a citizen saw, and how long the page took. */
export interface Page {
  readonly ms: number;
  readonly form: Filled;
  readonly dossier: Dossier;
  /** Every question under way had its time to end before this page. */
  readonly settled: boolean;
}

export interface Visit {
  readonly procedure: Procedure;
  readonly pages: readonly Page[];
  /** Names of commands that were refused before the filing. */
  readonly refused: readonly string[];
  readonly filing: Stands | Refusal;
  /** `lookup key` of every answer that was truly given. */
  readonly vouched: ReadonlySet<string>;
  /** By `lookup key`: how its registry behaved, and what it truly has. */
  readonly asked: ReadonlyMap<string, { readonly behaviour: Behaviour; readonly truth: string }>;
}

export const questionName = (lookup: string, key: unknown): string => `${lookup} ${canonicalJson(key)}`;

/** How the registry of a lookup behaves, for a row where it asks for each. */
export type Behaving = (lookup: string, personId: unknown) => Behaviour;

/** Plays one visit to a form: opened, answered as scripted, the rest typed in, filed. */
export async function visit(
  { procedures, script, sources }: Scene,
  behaving: Behaving,
  { stops = false, complete }: { readonly stops?: boolean; readonly complete?: Complete | undefined } = {},
): Promise<Visit> {
  const procedure = stops ? procedures.stops : procedures.asks;
  const time = fakeTime(script.given.loggedInAt);
  const vouched = new Set<string>();
  const asked = new Map<string, { behaviour: Behaviour; truth: string }>();
  const registry = (lookup: string, source: Source): Registry => ({
    ask: async (request, signal) => {
      const name = questionName(lookup, request.by);
      const behaviour = behaving(lookup, request.by.personId);
      const { ms: _, ...truth } = await source.truth.ask(request);
      asked.set(name, { behaviour, truth: truth.outcome });
      const sample = (truth.record as Source['sample'] | undefined) ?? source.sample;
      const lies = liesAbout(source.declared, request, sample);
      const parts = { request, declared: source.declared, truth, lies, time, signal: signal! };
      return (await behaviour.answer({ ...parts, vouch: () => vouched.add(name) })) as never;
    },
  });
  const shell = dossiers({
    procedures: [procedure],
    store: memoryStore(),
    keys: seededKeys(),
    crypto: nodeCrypto,
    clock: time,
    random: { bytes: count => new Uint8Array(count) },
    settings: () => script.given.settings ?? {},
    registries: Object.fromEntries(
      Object.entries(sources).map(([lookup, source]) => [`its.${lookup}`, registry(lookup, source)]),
    ),
    timeLimit: () => time.limit(PAGE_MS),
    lateLimit: () => time.limit(BEHIND_MS),
  });
  const { applicant, channel = 'online' } = script.given;
  const actor = { id: applicant.personId, roles: [] };
  const pages: Page[] = [];
  const refused: string[] = [];
  const see = async (name: string, work: Promise<Form | Refusal>, settled = false) => {
    const { done, ms } = await time.until(work);
    if (done.ok) pages.push({ ms, form: done.form, dossier: done.dossier, settled });
    else refused.push(`${name}: ${done.code}`);
  };
  const id = 'd-1';
  await see('open', shell.open({ procedure: procedure.code, actor, channel, applicant, dossier: id }));
  for (const { answers } of script.events.filter(({ event }) => event === 'save')) {
    await settle(time);
    await see('save', shell.save(id, { actor, answers: answers ?? {} }));
  }
  await settle(time);
  await see('form', shell.form(id, actor), true);
  for (let tries = 0; complete && tries < 3; tries += 1) {
    const rest = restOf(procedure, pages.at(-1)!.form, complete);
    if (!rest) break;
    await see('rest', shell.save(id, { actor, ...rest }));
    await settle(time);
    await see('form', shell.form(id, actor), true);
  }
  const { done: filing } = await time.until(shell.submit(id, { actor }));
  return { procedure, pages, refused, filing, vouched, asked };
}

/** Long enough for everything under way to end, and for what it leads to. */
const settle = (time: FakeTime) => time.pass(5 * BEHIND_MS);
