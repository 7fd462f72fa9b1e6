import { below } from '../../definition/path.js';
import { type Raw, rawEntries, rawOf, textIn } from '../../definition/raw.js';
import type { Reading } from '../../definition/read.js';
import { valueAt } from '../../source/pointer.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';

interface Written {
  readonly name: string;
  readonly raw: Raw;
  readonly pointer: string;
}

/** The states as written, the workflow itself first. */
const writtenStates = ({ raw, flow }: Reading): readonly Written[] => [
  { name: 'workflow', raw: rawOf(raw.workflow), pointer: '/workflow' },
  ...flow.graph.states.map(({ id, pointer }) => ({ name: id, raw: rawOf(valueAt(raw, pointer)), pointer })),
];

const hasChildren = (raw: Raw): boolean => rawEntries(raw.states).length > 0;

/** A state with states inside, and the workflow, must say which of them comes first; XState would refuse to start. */
export const missingInitial: Rule = {
  code: 'missing-initial',
  severity: 'error',
  check(reading, report) {
    for (const { name, raw, pointer } of writtenStates(reading)) {
      if (
        !hasChildren(raw) ||
        raw.initial !== undefined ||
        ['parallel', 'final', 'atomic'].includes(String(raw.type))
      )
        continue;
      const message = text(
        `"${name}" không nói trạng thái nào bên trong là đầu tiên.`,
        `"${name}" does not say which of its states comes first.`,
      );
      const first = rawEntries(raw.states)[0]?.[0] ?? '';
      report(
        { pointer, part: 'key' },
        message,
        text(`Thêm "initial": "${first}".`, `Add "initial": "${first}".`),
      );
    }
  },
};

/** The `type` of a state must agree with what it holds: an atomic or final one holds no states, a compound one some. */
export const stateType: Rule = {
  code: 'state-type',
  severity: 'error',
  check(reading, report) {
    for (const { name, raw, pointer } of writtenStates(reading)) {
      const type = textIn(raw, 'type');
      if (type === undefined || type === 'parallel') continue;
      if (hasChildren(raw) === (type === 'compound')) continue;
      const message = hasChildren(raw)
        ? text(
            `"${name}" có type "${type}" nên các trạng thái bên trong không bao giờ được vào.`,
            `"${name}" has the type "${type}", so the states inside are never entered.`,
          )
        : text(
            `"${name}" có type "${type}" nhưng không có trạng thái nào bên trong.`,
            `"${name}" has the type "${type}" but no states inside.`,
          );
      report({ pointer: below(pointer, 'type') }, message, text('Bỏ "type".', 'Drop "type".'));
    }
  },
};

/** An `id` of a state must be its own: a target `#id` would mean two states. */
export const duplicateStateId: Rule = {
  code: 'duplicate-state-id',
  severity: 'error',
  check(reading, report) {
    const seen = new Set<string>();
    for (const { raw, pointer } of writtenStates(reading)) {
      const id = textIn(raw, 'id');
      if (id === undefined) continue;
      if (seen.has(id))
        report(
          { pointer: below(pointer, 'id') },
          text(`Đã có trạng thái mang id "${id}".`, `Another state has the id "${id}".`),
        );
      seen.add(id);
    }
  },
};
