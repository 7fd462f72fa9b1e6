import type { StateNode } from '../definition/model.js';
import type { Reading } from '../definition/read.js';

/** Where a state is written. */
export const pointerOf = ({ flow }: Reading, id: string): string =>
  flow.graph.states.find(each => each.id === id)?.pointer ?? '/workflow';

/** Where its national status is written, or the nearest thing when it has it from a state around it. */
export const statusAt = ({ pointer }: StateNode) => ({ pointer: `${pointer}/meta/status` });
