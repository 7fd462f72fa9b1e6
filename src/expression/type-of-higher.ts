import {
  ANY,
  arrayOf,
  collected,
  elementOf,
  INTEGER,
  loose,
  NEVER,
  NOTHING,
  STRING,
  sameType,
  type Type,
  union,
  withNothing,
} from './type.js';

interface Applier {
  apply(of: Type, args: readonly Type[], here: Type): Type;
}

const MOST_ROUNDS = 4;

const FOUND: Type = {
  object: {
    fields: { match: STRING, index: INTEGER, groups: arrayOf(union(STRING, { null: true }, NOTHING)) },
    open: false,
  },
};

/** What the functions give that call a function, from what it gives for what they hand to it. */
export function higherType(name: string, args: readonly Type[], applier: Applier): Type | undefined {
  const [of = ANY, f = NOTHING] = args;
  const element = elementOf(of);
  const call = (...given: readonly Type[]): Type => applier.apply(f, given, NOTHING);
  switch (name) {
    case 'map':
      return collected(call(element, INTEGER, asList(of)));
    case 'filter':
      call(element, INTEGER, asList(of));
      return collected(element);
    case 'single':
      call(element, INTEGER, asList(of));
      return element;
    case 'sort':
      call(element, element);
      return of.any ? ANY : arrayOf(element);
    case 'reduce':
      return reduceType(element, args[2], call, asList(of));
    case 'each':
      return collected(call(fieldsOf(of), STRING, of));
    case 'sift':
      call(fieldsOf(of), STRING, of);
      return siftType(of);
    case 'match':
      call(STRING);
      return f.function?.every(({ kind }) => kind === 'regex') ? collected(FOUND) : ANY;
    default:
      return undefined;
  }
}

const asList = (type: Type): Type => (type.any ? arrayOf(ANY) : arrayOf(elementOf(type)));

/** What a function has given comes back to it; a type that goes on growing is any. */
function reduceType(
  element: Type,
  start: Type | undefined,
  call: (...given: readonly Type[]) => Type,
  list: Type,
): Type {
  let type =
    start === undefined || start.any || start.nothing ? union(element, start ?? NEVER, NOTHING) : start;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const more = union(type, call(type, element, INTEGER, list));
    if (sameType(more, type)) return type;
    type = more;
  }
  return ANY;
}

function fieldsOf(type: Type): Type {
  const { object } = type;
  return type.any || !object || object.open ? ANY : union(...Object.values(object.fields));
}

function siftType(type: Type): Type {
  const { object } = type;
  if (type.any || !object) return withNothing({ object: { fields: {}, open: true } });
  return withNothing(loose(object));
}
