import { misplaced } from './misplaced-answers.js';
import { setAt, valueAt } from './path.js';
import type { Procedure } from './procedure.js';
import type { Issue } from './validate.js';

export interface TakenAnswers {
  /** The draft's answers with those that were saved. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** Pointers of the fields that were saved. */
  readonly touched: readonly string[];
  /** For whatever the form does not ask there; nothing of that is kept. */
  readonly issues: readonly Issue[];
}

/**
 * Takes saved answers into a draft's: each field's value replaces the one before, brought to the form it is
 * stored in. `null` takes an answer back, so that the field follows its prefill again; `''` leaves it empty.
 * What is computed is not an answer and is left out.
 */
export function takeAnswers(
  procedure: Procedure,
  answers: Readonly<Record<string, unknown>>,
  saved: unknown,
): TakenAnswers {
  const { definition, form } = procedure;
  const taken: Record<string, unknown> = {};
  const touched: string[] = [];
  definition.fields.forEach(({ path, pointer, computed }, index) => {
    const fresh = computed ? undefined : valueAt(saved, path);
    if (fresh !== undefined) touched.push(pointer);
    const value =
      fresh === undefined
        ? valueAt(answers, path)
        : fresh === null
          ? undefined
          : (form.plan.shapes[index]!.tidy(fresh) ?? '');
    if (value !== undefined) setAt(taken, path, value);
  });
  return { answers: taken, touched, issues: misplaced(procedure, saved) };
}
