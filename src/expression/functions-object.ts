import type { Run } from './run.js';
import { newSequence, type Sequence, sequenceOf } from './sequence.js';
import type { Definition } from './signature.js';
import { Gathered, isNumber, isObject, lookup, own, put, truth } from './value.js';

type JsonObject = Readonly<Record<string, unknown>>;

function keys(value: unknown, run: Run): Sequence {
  const names = Array.isArray(value)
    ? new Set(run.deeper(() => value.flatMap(each => keys(each, run))))
    : Object.keys(isObject(value) ? value : {});
  const list = sequenceOf([...names]);
  run.spend(1 + list.length);
  return run.limited(list);
}

function merge([objects]: readonly [readonly JsonObject[]], run: Run): JsonObject {
  const merged: Record<string, unknown> = {};
  for (const object of objects) {
    const names = Object.keys(object);
    run.spend(names.length + 1);
    for (const name of names) put(merged, name, own(object, name));
  }
  return merged;
}

/** One object per field. An array gives those of its elements. */
function spreadFields(value: unknown, run: Run): unknown {
  if (Array.isArray(value))
    return run.deeper(() => {
      const all = new Gathered().add(newSequence(), run);
      for (const each of value) all.add(spreadFields(each, run), run);
      return all.value;
    });
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  run.spend(names.length);
  return sequenceOf(
    run.limited(names).map(name => {
      const single: Record<string, unknown> = {};
      put(single, name, own(value, name));
      return single;
    }),
  );
}

/** What is no number, though of that kind, goes by `object` in JSONata. */
function typeName(value: unknown, run: Run): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return isNumber(value, run) ? 'number' : 'object';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Objects and kinds. */
export const OBJECT_FUNCTIONS: Readonly<Record<string, Definition>> = {
  keys: { takes: 'x-', gives: ([value]: readonly [unknown], run) => keys(value, run) },
  lookup: {
    takes: 'x-s',
    gives: ([value, name]: readonly [unknown, string | undefined], run) =>
      name === undefined ? undefined : lookup(value, name, run),
  },
  merge: { takes: 'a<o>', gives: merge },
  spread: { takes: 'x-', gives: ([value]: readonly [unknown], run) => spreadFields(value, run) },
  type: { takes: 'x', gives: ([value]: readonly [unknown], run) => typeName(value, run) },
  boolean: { takes: 'x-', gives: ([value]: readonly [unknown], run) => truth(value, run) },
  not: { takes: 'x-', gives: ([value]: readonly [unknown], run) => !truth(value, run) },
};
