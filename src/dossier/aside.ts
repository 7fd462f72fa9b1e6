import { isRecord, setAt } from '../procedure/path.js';
import { pathOf } from '../source/pointer.js';

/** Something a draft held that has no place in the version it is under now: kept, shown, and not filed. */
export interface Aside {
  readonly kind: 'answer' | 'document' | 'contest';
  /** Pointer of the answer, or key of the document, under the version it was given under. */
  readonly at: string;
  readonly title?: string;
  readonly version: string;
  readonly value: unknown;
}

type Answers = Readonly<Record<string, unknown>>;

/** The answers of a draft with those set aside before, where nothing stands in their way: a later version may ask them. */
export function withAside(answers: Answers, aside: readonly Aside[]): Answers {
  const all = structuredClone(answers) as Record<string, unknown>;
  for (const { kind, at, value } of aside) {
    const path = kind === 'answer' ? pathOf(at) : [];
    if (isFree(all, path)) setAt(all, path, value);
  }
  return all;
}

function isFree(root: Answers, path: readonly string[]): boolean {
  let node: unknown = root;
  for (const name of path) {
    if (!isRecord(node)) return false;
    if (!Object.hasOwn(node, name)) return true;
    node = node[name];
  }
  return false;
}
