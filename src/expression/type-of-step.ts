import { nearest } from '../source/nearest.js';
import { text } from '../source/text.js';
import type { Problem } from './problem.js';
import type { Field, Span } from './tree.js';
import {
  ANY,
  elementOf,
  fieldOf,
  gathered,
  hasValue,
  NEVER,
  NOTHING,
  type Type,
  union,
  withNothing,
} from './type.js';

interface Reporter {
  report(problem: Problem): void;
}

/** A field of a value of a type; of a list, of all its elements. A field no value of the type can have is a fault. */
export function fieldStep(from: Type, field: Field, reporter: Reporter): Type {
  const type = fieldType(from, field.name);
  if (!from.any && hasValue(from) && !hasValue(type) && !isEmptyList(from))
    reporter.report(unknownField(field, field.name, from));
  return type;
}

const isEmptyList = (type: Type): boolean => type.array !== undefined && !hasValue(elementOf(type));

/** The type of a field by name, however deep in lists. */
export function fieldType(from: Type, name: string): Type {
  if (from.any) return ANY;
  const { array, object, ...others } = from;
  const inside = array ? gathered(fieldType(array, name)) : NEVER;
  const direct = object ? fieldOf(object, name) : NEVER;
  return Object.keys(others).length > 0 ? withNothing(union(direct, inside)) : union(direct, inside);
}

/** All fields of the objects in a type, lists opened. */
export function wildcardStep(from: Type): Type {
  const { object } = elementOf(from);
  if (from.any || object?.open || from.array) return ANY;
  return object ? gathered(deep(union(...Object.values(object.fields)))) : NOTHING;
}

function deep(type: Type): Type {
  return type.array ? deep(elementOf(type)) : type;
}

/** The fields of the objects a type may hold, lists opened. */
function namesIn(type: Type): readonly string[] {
  return [...Object.keys(type.object?.fields ?? {}), ...(type.array ? namesIn(type.array) : [])];
}

/** The finding for a name that is no field, with the nearest one that is. */
export function unknownField(place: Span, name: string, of: Type): Problem {
  const names = namesIn(of);
  const near = nearest(name, names);
  const mend = near
    ? text(`Có phải ý bạn là “${near}”?`, `Did you mean "${near}"?`)
    : names.length > 0
      ? text(
          `Các trường ở đây: ${names.slice(0, 12).join(', ')}.`,
          `The fields here: ${names.slice(0, 12).join(', ')}.`,
        )
      : text(
          'Giá trị ở đây không có trường nào: bỏ phần sau dấu chấm.',
          'The value here has no fields: drop what follows the dot.',
        );
  return {
    code: 'unknown-field',
    offset: place.at,
    length: place.length,
    message: text(`Không có trường “${name}” ở đây.`, `There is no field "${name}" here.`),
    mend,
  };
}
