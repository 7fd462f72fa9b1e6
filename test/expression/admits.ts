import { fieldOf, type Type } from '../../src/expression/types.js';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is one of a type's values. */
export function admits(type: Type, value: unknown): boolean {
  if (type.any) return true;
  if (value === undefined) return type.nothing === true;
  if (value === null) return type.null === true;
  if (typeof value === 'boolean') return type.boolean?.includes(value) === true;
  if (typeof value === 'string')
    return type.string !== undefined && (type.string.enum?.includes(value) ?? true);
  if (typeof value === 'number') return admitsNumber(type, value);
  if (Array.isArray(value))
    return type.array !== undefined && value.every(each => admits(type.array as Type, each));
  const { object } = type;
  if (!object || !isObject(value)) return false;
  const known = Object.keys(object.fields).every(name => admits(fieldOf(object, name), value[name]));
  return known && (object.open || Object.keys(value).every(name => Object.hasOwn(object.fields, name)));
}

function admitsNumber({ number }: Type, value: number): boolean {
  if (!number) return false;
  return (
    value >= (number.min ?? -Infinity) &&
    value <= (number.max ?? Infinity) &&
    (!number.integer || Number.isInteger(value))
  );
}
