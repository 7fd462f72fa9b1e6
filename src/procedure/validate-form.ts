import { type Text, text } from '../source/text.js';
import type { FieldCheck } from './field-check.js';
import type { DocumentState, FieldState, Filled } from './filled.js';
import { valueAt } from './path.js';
import type { Procedure } from './procedure.js';
import { type Issue, issuesOf, type RawIssue } from './validate.js';

/**
 * Everything that keeps a form from being filed, all at once, each field's issues together in form order: schema
 * issues, required fields that are shown and empty, assertions that are false, locked values that were overtyped;
 * then documents that are missing and registries that must answer. Never carries a value.
 *
 * Codes: the JSON Schema keyword, `assert`, `locked`, `document` (`#/documents/<name>`) and `unavailable`
 * (`#/lookups/<name>`).
 */
export function validateForm(procedure: Procedure, filled: Filled): readonly Issue[] {
  const { form, definition } = procedure;
  const raw = [
    ...form.validate(filled.form).filter(issue => !isGroupMissing(procedure, issue)),
    ...requiredIssues(form.checks, filled),
  ];
  const titleOf = (pointer: string) => filled.fields[form.indexOf[pointer] ?? -1]?.title;
  const issues = [
    ...issuesOf(raw, titleOf),
    ...filled.failed.map(({ pointer, message }) => ({ code: 'assert', pointer, message })),
    ...filled.fields.filter(field => field.locked && field.differs).map(lockedIssue),
  ];
  const ordered = issues
    .map(issue => ({ issue, at: positionOf(form.indexOf, issue.pointer) }))
    .sort((left, right) => left.at - right.at)
    .map(({ issue }) => issue);
  const documents = filled.documents.filter(({ state }) => state === 'asked').map(documentIssue);
  const stopped = filled.stopped.map(name => unavailableIssue(name, definition.lookups[name]!.registry));
  return Object.freeze([...ordered, ...documents, ...stopped]);
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

const issue = (code: string, pointer: string, message: Text): Issue =>
  Object.freeze({ code, pointer, message });

const lockedIssue = ({ pointer, title }: FieldState): Issue =>
  issue(
    'locked',
    pointer,
    text(
      `“${title}” lấy từ cơ sở dữ liệu và không sửa được tại đây. Nếu thông tin sai, hãy báo sai.`,
      `“${title}” comes from a state database and cannot be changed here. If it is wrong, report it.`,
    ),
  );

const documentIssue = ({ name, title, hand: _, or }: DocumentState): Issue =>
  issue(
    'document',
    `#/documents/${name}`,
    or.length === 0
      ? text(`Hãy nộp “${title}”.`, `Hand in “${title}”.`)
      : text(
          `Hãy nộp “${title}” hoặc giấy tờ thay thế.`,
          `Hand in “${title}” or a paper that may stand in its place.`,
        ),
  );

const unavailableIssue = (lookup: string, registry: string): Issue =>
  issue(
    'unavailable',
    `#/lookups/${lookup}`,
    text(
      `Chưa kết nối được cơ sở dữ liệu “${registry}”. Thông tin đã nhập vẫn được giữ; hãy thử lại sau.`,
      `The registry “${registry}” cannot be reached. Everything entered is kept; please try again later.`,
    ),
  );
