import { presetProblems } from '../expression/preset.js';
import type { FormulaCache } from './formula-cache.js';
import type { Formula } from './model.js';
import type { Site, Slotted } from './site.js';

/** Parses what was found, each text once. A guard may say less than other expressions. */
export function sitesOf(slotted: readonly Slotted[], cache: FormulaCache): readonly Site[] {
  return slotted.map(each => {
    const parsed = cache.parse(each.text);
    const formula = cache.formula(each.text, each.pointer, each.members);
    const preset = each.slot === 'guard' ? 'guard' : 'binding';
    const problems = parsed.ok ? presetProblems(parsed.tree, preset) : parsed.problems;
    return { ...each, ...(formula ? { formula } : {}), problems };
  });
}

/** Gives the formula at a pointer of the resolved definition, when there is one that parses. */
export type FormulaAt = (pointer: string) => Formula | undefined;

export function formulasByPointer(sites: readonly Site[]): FormulaAt {
  const formulas = new Map<string, Formula>();
  for (const { slot, pointer, formula } of sites)
    if (formula && slot !== 'with') formulas.set(pointer, formula);
  return pointer => formulas.get(pointer);
}
