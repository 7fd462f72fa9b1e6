import { isRecord } from '../procedure/path.js';

type Json = Readonly<Record<string, unknown>>;

/** Answers after some were saved: by pointer the new value, or `null` to take the answer back. */
export function withAnswers(answers: Json, saved: Json): Json {
  return Object.entries(saved).reduce<Json>(
    (before, [pointer, value]) => withAnswer(before, keysOf(pointer), value),
    answers,
  );
}

function withAnswer(node: Json, [name, ...rest]: readonly string[], value: unknown): Json {
  if (name === undefined) return node;
  const { [name]: before, ...others } = node;
  if (rest.length > 0) return { ...others, [name]: withAnswer(isRecord(before) ? before : {}, rest, value) };
  return value === null ? others : { ...others, [name]: value };
}

const keysOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
