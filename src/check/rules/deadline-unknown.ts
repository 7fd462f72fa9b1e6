import { above } from '../../definition/path.js';
import { rawOf } from '../../definition/raw.js';
import { referenceRule } from '../reference-rule.js';

/** `after` may only name a deadline of the definition. */
export const unknownDeadline = referenceRule({
  code: 'unknown-deadline',
  what: { vi: 'thời hạn', en: 'deadline' },
  known: ({ raw }) => Object.keys(rawOf(raw.deadlines)),
  uses: ({ flow }) =>
    flow.graph.transitions
      .filter(({ kind }) => kind === 'after')
      .map(({ name, pointer }) => ({ name, at: { pointer: keyOf(pointer, name), part: 'key' } })),
});

/** The pointer of the key itself, when the branch is one of a list. */
const keyOf = (pointer: string, name: string): string =>
  pointer.endsWith(`/after/${name}`) ? pointer : above(pointer);
