import type { Draft } from '../procedure/draft.js';
import type { Lang } from '../source/text.js';

/** How a form leaves for a library that draws it. */
export interface DrawOptions {
  /** Language of titles, notes and messages; Vietnamese unless told. */
  readonly lang?: Lang;
  /** The draft the form was filled from: what a person typed stays in their own spelling while they type on. */
  readonly draft?: Draft;
}
