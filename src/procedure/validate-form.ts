import type { Definition } from '../definition/model.js';
import { below } from '../definition/path.js';
import type { FieldCheck } from './field-check.js';
import type { FieldState, Filled } from './filled.js';
import { documentIssue, feeIssue, lockedIssue, sameRowIssue, unavailableIssue } from './form-issues.js';
import { valueAt } from './path.js';
import type { Procedure } from './procedure.js';
import { keyText } from './row-seats.js';
import { titlesIn } from './titles.js';
import { type Issue, issuesOf, type RawIssue } from './validate.js';

/**
 * Everything that keeps a form from being filed, all at once, each field's issues together in form order: schema
 * issues, required fields that are shown and empty, assertions that are false, locked values that were overtyped;
 * then documents that are missing and registries that must answer. Never carries a value.
 *
 * Codes: the JSON Schema keyword, `assert`, `codes` (not in use that day), `locked`, `same-row`, `document`
 * (`#/documents/<place>`), `fee` (`#/fees/<name>`) and `unavailable` (`#/lookups/<name>`).
 */
export function validateForm(procedure: Procedure, filled: Filled): readonly Issue[] {
  const { form, definition } = procedure;
  const places = filled.rows.length === 0 ? form.indexOf : placesOf(definition, filled);
  const raw = [
    ...form.validate(filled.form).filter(issue => !isGroupMissing(places, issue)),
    ...requiredIssues(form.checks, filled),
  ];
  const issues = [
    ...issuesOf(raw, titlesIn(definition, form.schema)),
    ...filled.failed.map(({ code = 'assert', pointer, message }) => ({ code, pointer, message })),
    ...(filled.rows.length === 0 ? [] : sameRowIssues(definition, filled)),
    ...filled.fields
      .filter(({ locked, differs }) => locked && differs)
      .map(each => lockedIssue(definition, each)),
  ];
  const ordered = issues
    .map(issue => ({ issue, at: positionOf(places, issue.pointer) }))
    .sort((left, right) => left.at - right.at)
    .map(({ issue }) => issue);
  const papers = filled.documents.filter(({ state }) => state === 'pending');
  return Object.freeze([
    ...ordered,
    ...papers.map(each => documentIssue(definition, each)),
    ...Object.keys(filled.fees)
      .filter(name => filled.fees[name]?.unfit)
      .map(feeIssue),
    ...filled.stopped.map(name => unavailableIssue(procedure, name)),
  ]);
}

/** A missing group is told through the fields in it, so that a person sees at once all there is to fill in. */
const isGroupMissing = (places: Places, { code, pointer }: RawIssue): boolean =>
  code === 'required' && Object.keys(places).some(field => field.startsWith(`${pointer}/`));

/** Required, shown and empty; in an optional group only once something of it is filled in. */
function requiredIssues(checks: readonly FieldCheck[], { fields, rows, form }: Filled): readonly RawIssue[] {
  const lists = rows.values();
  const states = fields.values();
  const found: RawIssue[] = [];
  const look = ({ field, group }: FieldCheck, state: Answered, around: unknown): void => {
    if (!field.required || !state.shown || state.value !== undefined) return;
    if (group && valueAt(around, group) === undefined) return;
    found.push({ code: 'required', pointer: state.pointer, params: {} });
  };
  for (const check of checks) {
    if (check.rows.length === 0) {
      look(check, states.next().value!, form);
      continue;
    }
    const { pointer, shown } = lists.next().value!;
    const own = (valueAt(form, check.field.path) ?? []) as readonly unknown[];
    look(check, { pointer, shown, value: own[0] }, form);
    for (const row of own) for (const inner of check.rows) look(inner, states.next().value!, row);
  }
  return found;
}

type Answered = Pick<FieldState, 'pointer' | 'shown' | 'value'>;
type Places = Readonly<Record<string, number>>;

/** Where each field stands, those of rows included, a list before its rows. */
function placesOf({ fields }: Definition, filled: Filled): Places {
  const places: Record<string, number> = {};
  const stands = filled.fields.map(({ pointer }) => pointer);
  let at = 0;
  for (const { pointer, rows } of fields) {
    places[pointer] = at;
    if (!rows) at += 1;
    else for (; stands[at]?.startsWith(`${pointer}/`); at += 1) places[stands[at]!] = at;
  }
  return places;
}

/** Rows of one list that say the same key: which of them counts is for the person to say. */
function sameRowIssues(definition: Definition, { form }: Filled): readonly Issue[] {
  return definition.fields.flatMap(({ pointer, path, rows }) => {
    const seen = new Set<unknown>();
    const list = rows?.key === undefined ? undefined : valueAt(form, path);
    return ((list ?? []) as readonly unknown[]).flatMap((row, at) => {
      const key = keyText(valueAt(row, [rows!.key!]));
      const again = key !== undefined && seen.has(key);
      seen.add(key);
      return again ? [sameRowIssue(definition, rows!, below(pointer, at, rows!.key!))] : [];
    });
  });
}

/** Index of the field a pointer leads to or into; what belongs to no field comes last. */
function positionOf(indexOf: Places, pointer: string): number {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const index = indexOf[at];
    if (index !== undefined) return index;
  }
  return Number.MAX_SAFE_INTEGER;
}
