import { isDeepStrictEqual } from 'node:util';
import { handStory } from './hand-dossier.js';
import { handPage } from './hand-page.js';
import { handFaults } from './hand-validate.js';
import { naiveDesk, naiveStory } from './naive-dossier.js';
import { naiveFaults, naivePage } from './naive-page.js';
import { faultsOf, pageOf, run, storyOf, visit } from './ours.js';
import type { Fault } from './outcome.js';
import { type Script, scriptOf } from './script.js';
import type { Stage } from './stage.js';
import { changedVisits, type VisitInput, visitsOf } from './visits.js';

/** A place where one of the baselines came to something else than thutuc: `naive: …: /fields/3/value`. No values. */
export type Difference = string;

/** What was compared, and where it differs. */
export interface Proof {
  readonly visits: number;
  readonly dossiers: number;
  readonly differences: readonly Difference[];
}

/** Every page of every case, twenty spoilt or changed forms of each that can be filed, and every dossier to its end. */
export async function prove(stage: Stage): Promise<Proof> {
  const scripts = await Promise.all(stage.cases.cases.map(one => scriptOf(stage, one)));
  const visits = scripts.flatMap(script => {
    const seen = visitsOf(stage.procedure, script);
    const changed = changedVisits(seen.at(-1)!);
    return [...seen, ...changed.map(each => ({ ...each, name: `${script.name}, ${each.name}` }))];
  });
  const desk = naiveDesk(stage.procedure);
  const differences: Difference[] = [];
  for (const input of visits) differences.push(...(await differencesOfVisit(stage, desk, input)));
  for (const script of scripts) differences.push(...(await differencesOfStory(stage, desk, script)));
  return { visits: visits.length, dossiers: scripts.length, differences };
}

type Desk = ReturnType<typeof naiveDesk>;

async function differencesOfVisit(
  { procedure, portable }: Stage,
  desk: Desk,
  { name, draft, context }: VisitInput,
): Promise<readonly Difference[]> {
  const { filled, issues } = visit(procedure, draft, context);
  const expected = { page: pageOf(filled), faults: sorted(faultsOf(issues)) };
  const browser = visit(portable, draft, context);
  const naive = await naivePage(desk.form, draft, context);
  const hand = handPage(draft, context);
  const found = {
    portable: { page: pageOf(browser.filled), faults: faultsOf(browser.issues) },
    naive: { page: naive, faults: await naiveFaults(desk.form, naive, context) },
    hand: { page: hand, faults: handFaults(hand, context) },
  };
  return Object.entries(found).flatMap(([side, { page, faults }]) =>
    differences(expected, { page, faults: sorted(faults) }, `${side}: ${name}: `),
  );
}

async function differencesOfStory(
  { procedure }: Stage,
  desk: Desk,
  script: Script,
): Promise<readonly Difference[]> {
  const expected = storyOf(run(procedure, script));
  return [
    ...differences(expected, await naiveStory(desk, script), `naive: ${script.name}: `),
    ...differences(expected, handStory(procedure.calendar, script), `hand: ${script.name}: `),
  ];
}

/** The order in which issues are listed is thutuc's own. */
const sorted = (faults: readonly Fault[]): readonly string[] =>
  faults.map(({ code, pointer }) => `${pointer} ${code}`).sort();

function differences(expected: unknown, actual: unknown, at: string): readonly Difference[] {
  if (isDeepStrictEqual(expected, actual)) return [];
  if (!isObject(expected) || !isObject(actual)) return [at];
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...keys].flatMap(key => differences(expected[key], actual[key], `${at}/${key}`));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
