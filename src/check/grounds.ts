import { below } from '../definition/path.js';
import { listOf, type Raw, rawOf } from '../definition/raw.js';
import type { Reading } from '../definition/read.js';
import { membersOf } from './members.js';

/** What a document need not be handed in for: a waiver, or a store it is reused from. As written, with its place. */
export interface WrittenGround {
  readonly document: string;
  readonly key: 'waived' | 'reuse';
  readonly raw: Raw;
  readonly pointer: string;
}

export const writtenGrounds = (reading: Reading): readonly WrittenGround[] =>
  membersOf(reading, 'documents').flatMap(({ name: document, raw, pointer }) =>
    (['waived', 'reuse'] as const).flatMap(key =>
      listOf(raw[key]).map((ground, i) => ({
        document,
        key,
        raw: rawOf(ground),
        pointer: below(pointer, key, i),
      })),
    ),
  );
