import { below } from '../definition/path.js';
import { type Raw, rawEntries } from '../definition/raw.js';
import type { Reading } from '../definition/read.js';
import { valueAt } from '../source/pointer.js';
import { namesAt, type Use } from './reference-rule.js';

/** A member of one part of a definition, `lookups`, `events` …, as written. */
export interface Member {
  readonly name: string;
  readonly raw: Raw;
  readonly pointer: string;
}

export const membersOf = ({ raw }: Reading, part: string): readonly Member[] =>
  rawEntries(raw[part]).map(([name, member]) => ({ name, raw: member, pointer: below('', part, name) }));

/** The names under one keyword of every member of a part. */
export const usesIn = (reading: Reading, part: string, key: string): readonly Use[] =>
  membersOf(reading, part).flatMap(({ raw, pointer }) => namesAt(raw[key], below(pointer, key)));

/** The names under one keyword of every state of the workflow, and of the workflow itself. */
export const usesInStates = (reading: Reading, ...keys: readonly string[]): readonly Use[] =>
  ['/workflow', ...reading.flow.graph.states.map(({ pointer }) => pointer)].flatMap(pointer => {
    const at = below(pointer, ...keys);
    return namesAt(valueAt(reading.raw, at), at);
  });

/** The names under one keyword of every branch of the workflow that is written as an object. */
export const usesInTransitions = (reading: Reading, key: string): readonly Use[] =>
  reading.flow.graph.transitions.flatMap(({ pointer }) => {
    const at = below(pointer, key);
    return namesAt(valueAt(reading.raw, at), at);
  });
