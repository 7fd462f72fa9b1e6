import { type Raw, rawEntries, rawOf } from '../definition/raw.js';
import type { Reading } from '../definition/read.js';
import { valueAt } from '../source/pointer.js';

/** A state as written; `workflow` stands for the whole. */
export interface Written {
  readonly name: string;
  readonly raw: Raw;
  readonly pointer: string;
}

/** The states as written, the workflow itself first. */
export const writtenStates = ({ raw, flow }: Reading): readonly Written[] => [
  { name: 'workflow', raw: rawOf(raw.workflow), pointer: '/workflow' },
  ...flow.graph.states.map(({ id, pointer }) => ({ name: id, raw: rawOf(valueAt(raw, pointer)), pointer })),
];

export const hasChildren = (raw: Raw): boolean => rawEntries(raw.states).length > 0;
