import { behaviours } from './behaviours.js';
import type { Combination } from './cover.js';
import { faultsOf } from './judge.js';
import type { Scene } from './scene.js';
import type { Complete } from './typed-rest.js';
import { type Behaving, type Visit, visit } from './visit.js';

/** An example ready to be tried: whom its registries are asked about, and its form when all of them answer. */
export interface Stage {
  readonly scene: Scene;
  /** A lookup, or a lookup and the person of a row. */
  readonly questions: readonly string[];
  readonly complete: Complete;
}

/** What came of trying: how many were filed and refused, and every fault with its combination. */
export interface Tried {
  filed: number;
  refused: number;
  readonly faults: string[];
}

const nameOf = (scene: Scene, lookup: string, personId: unknown): string =>
  scene.procedures.asks.definition.lookups[lookup]?.each === undefined ? lookup : `${lookup}/${personId}`;

export async function stageOf(scene: Scene): Promise<Stage> {
  const questions = new Set(
    Object.keys(scene.sources).filter(lookup => nameOf(scene, lookup, '') === lookup),
  );
  const seen = await visit(scene, (lookup, personId) => {
    questions.add(nameOf(scene, lookup, personId));
    return behaviours[0]!;
  });
  return { scene, questions: [...questions], complete: seen.pages.at(-1)!.form };
}

/** Plays one combination; one that throws is a fault like another. */
export async function tried(
  { scene, questions, complete }: Stage,
  combination: Combination,
  stops: boolean,
): Promise<{ readonly seen?: Visit; readonly faults: readonly string[] }> {
  const behaving: Behaving = (lookup, personId) => {
    const at = questions.indexOf(nameOf(scene, lookup, personId));
    return behaviours[combination[at] ?? 0]!;
  };
  const told = questions.map((name, at) => `${name} ${behaviours[combination[at]!]!.name}`).join('; ');
  const at = `${scene.name}${stops ? ', stopping' : ''}: ${told}: `;
  try {
    const seen = await visit(scene, behaving, { stops, complete });
    return { seen, faults: faultsOf(seen, complete).map(fault => at + fault) };
  } catch (error) {
    return { faults: [`${at}${error instanceof Error ? error.stack : error}`] };
  }
}

/** Tries them one after another, every third with lookups that stop the form. */
export async function tryAll(stage: Stage, combinations: Iterable<Combination>): Promise<Tried> {
  const result: Tried = { filed: 0, refused: 0, faults: [] };
  let count = 0;
  for (const combination of combinations) {
    const { seen, faults } = await tried(stage, combination, count % 3 === 2);
    count += 1;
    if (seen) result[seen.filing.ok ? 'filed' : 'refused'] += 1;
    result.faults.push(...faults);
  }
  return result;
}
