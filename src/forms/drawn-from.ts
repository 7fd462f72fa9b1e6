import type { Draft } from '../procedure/draft.js';
import type { Filled } from '../procedure/filled.js';

/** What a page was drawn from. */
export interface DrawnFrom {
  readonly filled: Filled;
  readonly draft: Draft;
}

const origins = new WeakMap<object, DrawnFrom>();

/** Notes what the data of a page was drawn from, for when it comes back late. */
export function noteOrigin(data: unknown, drawnFrom: DrawnFrom): void {
  if (typeof data === 'object' && data !== null) origins.set(data, drawnFrom);
}

export const originOf = (data: unknown): DrawnFrom | undefined =>
  typeof data === 'object' && data !== null ? origins.get(data) : undefined;
