import type { FieldCheck } from './field-check.js';
import type { Filled } from './filled.js';
import { documentIssue, feeIssue, lockedIssue, unavailableIssue } from './form-issues.js';
import { valueAt } from './path.js';
import type { Procedure } from './procedure.js';
import { titlesIn } from './titles.js';
import { type Issue, issuesOf, type RawIssue } from './validate.js';

/**
 * Everything that keeps a form from being filed, all at once, each field's issues together in form order: schema
 * issues, required fields that are shown and empty, assertions that are false, locked values that were overtyped;
 * then documents that are missing and registries that must answer. Never carries a value.
 *
 * Codes: the JSON Schema keyword, `assert`, `locked`, `document` (`#/documents/<name>`), `fee` (`#/fees/<name>`) and
 * `unavailable` (`#/lookups/<name>`).
 */
export function validateForm(procedure: Procedure, filled: Filled): readonly Issue[] {
  const { form, definition } = procedure;
  const raw = [
    ...form.validate(filled.form).filter(issue => !isGroupMissing(procedure, issue)),
    ...requiredIssues(form.checks, filled),
  ];
  const issues = [
    ...issuesOf(raw, titlesIn(definition, form.schema)),
    ...filled.failed.map(({ pointer, message }) => ({ code: 'assert', pointer, message })),
    ...filled.fields
      .filter(({ locked, differs }) => locked && differs)
      .map(each => lockedIssue(definition, each)),
  ];
  const ordered = issues
    .map(issue => ({ issue, at: positionOf(form.indexOf, issue.pointer) }))
    .sort((left, right) => left.at - right.at)
    .map(({ issue }) => issue);
  const papers = filled.documents.filter(({ state }) => state === 'asked');
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
const isGroupMissing = ({ form }: Procedure, { code, pointer }: RawIssue): boolean =>
  code === 'required' && Object.keys(form.indexOf).some(field => field.startsWith(`${pointer}/`));

/** Required, shown and empty; in an optional group only once something of it is filled in. */
function requiredIssues(checks: readonly FieldCheck[], { fields, form }: Filled): readonly RawIssue[] {
  return checks.flatMap(({ field, group }, index): readonly RawIssue[] => {
    const state = fields[index]!;
    if (!field.required || !state.shown || state.value !== undefined) return [];
    if (group && valueAt(form, group) === undefined) return [];
    return [{ code: 'required', pointer: field.pointer, params: {} }];
  });
}

/** Index of the field a pointer leads to or into; what belongs to no field comes last. */
function positionOf(indexOf: Readonly<Record<string, number>>, pointer: string): number {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const index = indexOf[at];
    if (index !== undefined) return index;
  }
  return Number.MAX_SAFE_INTEGER;
}
