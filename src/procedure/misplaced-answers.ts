import { below } from '../definition/path.js';
import { nearest } from '../source/nearest.js';
import { text } from '../source/text.js';
import { isOpen } from '../value/dialect.js';
import { issueMessage } from './issue-message.js';
import { isRecord, valueAt } from './path.js';
import type { Procedure } from './procedure.js';
import { isAdded, LAST_NAME } from './row-seats.js';
import type { RowPlan } from './rows-step.js';
import { titlesIn } from './titles.js';
import { type Issue, MOST_ISSUES } from './validate.js';

/** Rows that were answered at most, for each that a list may have: those listed, and added. */
const ANSWERED_ROWS = 2;
/** Rows that were taken out at most: each name once. */
const TAKEN_OUT = LAST_NAME;

/** Lists of which more rows were answered than any form could show. */
export const tooManyRows = (procedure: Procedure, answers: unknown): readonly Issue[] =>
  procedure.form.plan.lists.flatMap(list => {
    const { path, pointer } = list?.field ?? { path: [], pointer: '' };
    const limit = ANSWERED_ROWS * (list?.most ?? 0);
    const rows = Object.values(Object(valueAt(answers, path)));
    const answered = rows.filter(isRecord).length;
    if (!list || (answered <= limit && rows.length - answered <= TAKEN_OUT)) return [];
    const title = titlesIn(procedure.definition, procedure.form.schema)(pointer);
    return [
      Object.freeze({ code: 'maxItems', pointer, message: issueMessage('maxItems', { limit }, title) }),
    ];
  });

/**
 * What saved answers hold that the form has no place for, a hundred at most: `unknown-field` at the group (or row) in
 * which something unknown stands, once, and `type` where a group is asked and something else came. A key that was
 * sent may be anything, a person's number too, so it is not repeated: only names of the form are.
 */
export function misplaced(procedure: Procedure, saved: unknown): readonly Issue[] {
  const found: Issue[] = [];
  const { schema, indexOf, plan } = procedure.form;
  const inRows = new Set(plan.lists.flatMap(list => list?.rows.fields.map(field => field.pointer) ?? []));
  const visit = (node: unknown, value: unknown, pointer: string, inField: boolean): void => {
    if (found.length === MOST_ISSUES) return;
    const list = plan.lists[indexOf[pointer] ?? -1];
    if (list) {
      visitRows(list, node, value);
      return;
    }
    if (Array.isArray(value) && inField) {
      const items = isRecord(node) ? node.items : undefined;
      for (const [at, each] of value.entries()) visit(items, each, below(pointer, at), true);
    }
    if (!isRecord(node) || !isRecord(node.properties)) return;
    if (!isRecord(value)) {
      if (!inField) found.push(noGroup(procedure, pointer));
      return;
    }
    const { properties } = node;
    const unknown = isOpen(node)
      ? undefined
      : Object.keys(value).find(key => !Object.hasOwn(properties, key));
    if (unknown !== undefined) found.push(unknownField(pointer, nearest(unknown, Object.keys(properties))));
    for (const key of Object.keys(properties)) {
      if (!Object.hasOwn(value, key)) continue;
      const inner = below(pointer, key);
      visit(
        properties[key],
        value[key],
        inner,
        inField || Object.hasOwn(indexOf, inner) || inRows.has(inner),
      );
    }
  };
  const visitRows = ({ field: { pointer } }: RowPlan, node: unknown, value: unknown): void => {
    if (value === null) return;
    if (!isRecord(value)) found.push(noGroup(procedure, pointer));
    else if (Object.keys(value).some(key => key.startsWith('+') && !isAdded(key)))
      found.push(unknownField(pointer, undefined));
    else
      for (const row of Object.values(value))
        if (row !== null && row !== '') visit(valueAt(node, ['items']), row, below(pointer, '*'), false);
  };
  visit(schema, saved, '', false);
  return found;
}

function noGroup({ definition, form }: Procedure, pointer: string): Issue {
  const message = issueMessage('type', { type: 'object' }, titlesIn(definition, form.schema)(pointer));
  return Object.freeze({ code: 'type', pointer, message });
}

const unknownField = (pointer: string, close: string | undefined): Issue =>
  Object.freeze({
    code: 'unknown-field',
    pointer,
    message: text(
      `Ở đây có mục mà biểu mẫu không hỏi${close === undefined ? '.' : `; có phải "${close}"?`}`,
      `There is something here that the form does not ask${close === undefined ? '.' : `; did you mean "${close}"?`}`,
    ),
  });
