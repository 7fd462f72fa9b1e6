import { below } from '../definition/path.js';
import { nearest } from '../source/nearest.js';
import { text } from '../source/text.js';
import { isOpen } from '../value/dialect.js';
import { issueMessage } from './issue-message.js';
import { isRecord } from './path.js';
import type { Procedure } from './procedure.js';
import { titlesIn } from './titles.js';
import { type Issue, MOST_ISSUES } from './validate.js';

/**
 * What saved answers hold that the form has no place for, a hundred at most: `unknown-field` at the group (or row) in
 * which something unknown stands, once, and `type` where a group is asked and something else came. A key that was
 * sent may be anything, a person's number too, so it is not repeated: only names of the form are.
 */
export function misplaced(procedure: Procedure, saved: unknown): readonly Issue[] {
  const found: Issue[] = [];
  const { schema, indexOf } = procedure.form;
  const visit = (node: unknown, value: unknown, pointer: string, inField: boolean): void => {
    if (found.length === MOST_ISSUES) return;
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
      visit(properties[key], value[key], inner, inField || Object.hasOwn(indexOf, inner));
    }
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
