import type { Field } from '../definition/model.js';
import { below } from '../definition/path.js';
import type { FormPlan } from './form-plan.js';
import { misplaced, tooManyRows } from './misplaced-answers.js';
import { isRecord, setAt, valueAt } from './path.js';
import type { Procedure } from './procedure.js';
import type { RowPlan } from './rows-step.js';
import type { Issue } from './validate.js';
import type { ValueShape } from './value-shape.js';

export interface TakenAnswers {
  /** The draft's answers with those that were saved. */
  readonly answers: Answers;
  /** Pointers of the fields and rows that were saved, as answers go. */
  readonly touched: readonly string[];
  /** For whatever the form does not ask there; nothing of that is kept. */
  readonly issues: readonly Issue[];
}

/**
 * Takes saved answers into a draft's: each field's value replaces the one before, brought to the form it is
 * stored in. `null` takes an answer back, so that the field follows its prefill again; `''` leaves it empty.
 * What is computed is not an answer and is left out. Rows are taken one by one under their keys: `''` takes a row
 * out, `null` takes back all that was answered in it.
 */
export function takeAnswers(procedure: Procedure, answers: Answers, saved: unknown): TakenAnswers {
  const { fields } = procedure.definition;
  const touched: string[] = [];
  const taken = taking({ fields, ...procedure.form.plan }, answers, saved, '', touched);
  const issues = misplaced(procedure, saved);
  return { answers: taken, touched, issues: [...issues, ...tooManyRows(procedure, taken)] };
}

type Answers = Readonly<Record<string, unknown>>;

/** Questions of a form or of a row, with what becomes of their values. */
interface Questions extends Pick<FormPlan, 'shapes'> {
  readonly fields: readonly Field[];
  readonly lists?: FormPlan['lists'];
}

function taking(
  { fields, shapes, lists = [] }: Questions,
  answers: Answers,
  saved: unknown,
  base: string,
  touched: string[],
): Answers {
  const taken: Record<string, unknown> = {};
  fields.forEach(({ path, computed }, index) => {
    const fresh = computed ? undefined : valueAt(saved, path);
    const before = valueAt(answers, path);
    const list = lists[index];
    const at = below(base, ...path);
    const value = list
      ? takeRows(list, before, fresh, at, touched)
      : takeValue(shapes[index]!, before, fresh, at, touched);
    if (value !== undefined) setAt(taken, path, value);
  });
  return taken;
}

function takeValue(
  shape: ValueShape,
  before: unknown,
  fresh: unknown,
  at: string,
  touched: string[],
): unknown {
  if (fresh === undefined) return before;
  touched.push(at);
  return fresh === null ? undefined : (shape.tidy(fresh) ?? '');
}

function takeRows(
  { rows, shapes }: RowPlan,
  before: unknown,
  fresh: unknown,
  at: string,
  touched: string[],
): unknown {
  if (fresh === null) touched.push(at);
  if (!isRecord(fresh)) return fresh === null ? undefined : before;
  const taken: Record<string, unknown> = isRecord(before) ? { ...before } : {};
  for (const [key, entry] of Object.entries(fresh)) {
    const row = below(at, key);
    if (isRecord(entry)) {
      const known = valueAt(taken, [key]);
      taken[key] = taking({ ...rows, shapes }, isRecord(known) ? known : {}, entry, row, touched);
    } else if (entry === null || entry === '') {
      touched.push(row);
      if (entry === '') taken[key] = entry;
      else delete taken[key];
    }
  }
  return taken;
}
