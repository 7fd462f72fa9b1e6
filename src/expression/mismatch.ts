import type { NumberType, ObjectType, StringType, Type } from './type.js';

/**
 * Why a value cannot stand in a field: `kind` no common kind · `many` it may be a list and the field takes one ·
 * `one` it may be one value and the field takes a list · `enum`, `format`, `range` no common value · `field` an
 * object lacks a field the target must have.
 */
export type Mismatch = 'kind' | 'many' | 'one' | 'enum' | 'format' | 'range' | 'field';

const KINDS = ['null', 'boolean', 'string', 'number', 'object', 'array'] as const;

/**
 * Why a value of `type` cannot stand in a field of type `target`, or undefined. Only definite faults and the one-or-
 * many trap; nothing is always allowed, for an empty fill fills nothing.
 */
export function mismatch(type: Type, target: Type): Mismatch | undefined {
  if (type.any || target.any) return undefined;
  const kinds = KINDS.filter(kind => type[kind] !== undefined);
  if (kinds.length === 0) return type.function ? 'kind' : undefined;
  const scalar = kinds.some(kind => kind !== 'array');
  const takesScalar = KINDS.some(kind => kind !== 'array' && target[kind] !== undefined);
  if (type.array && !target.array && takesScalar)
    return scalar || couldStand(type.array, target) ? 'many' : 'kind';
  if (scalar && type.array && target.array && !takesScalar) return 'one';
  const shared = kinds.filter(kind => target[kind] !== undefined);
  if (shared.length === 0) return 'kind';
  const reasons = shared.map(kind => reasonWithin(kind, type, target));
  return reasons.every(reason => reason !== undefined) ? reasons[0] : undefined;
}

const couldStand = (type: Type, target: Type): boolean =>
  type.any === true || mismatch(type, target) === undefined;

function reasonWithin(kind: (typeof KINDS)[number], type: Type, target: Type): Mismatch | undefined {
  if (kind === 'string') return ofStrings(type.string ?? {}, target.string ?? {});
  if (kind === 'number') return ofNumbers(type.number ?? {}, target.number ?? {});
  if (kind === 'array') return mismatch(type.array ?? {}, target.array ?? {});
  if (kind === 'object' && type.object && target.object) return ofObjects(type.object, target.object);
  if (kind === 'boolean')
    return type.boolean?.some(each => target.boolean?.includes(each)) ? undefined : 'enum';
  return undefined;
}

/** Pairs of formats of which the first's strings may be the second's. */
const COMPATIBLE = new Set(['date partial-date', 'partial-date date']);

function ofStrings(type: StringType, target: StringType): Mismatch | undefined {
  if (type.enum && target.enum && !type.enum.some(each => target.enum?.includes(each))) return 'enum';
  if (!type.format || !target.format || type.format === target.format) return undefined;
  return COMPATIBLE.has(`${type.format} ${target.format}`) ? undefined : 'format';
}

function ofNumbers(type: NumberType, target: NumberType): Mismatch | undefined {
  const below = type.max !== undefined && target.min !== undefined && type.max < target.min;
  const above = type.min !== undefined && target.max !== undefined && type.min > target.max;
  return below || above ? 'range' : undefined;
}

function ofObjects(type: ObjectType, target: ObjectType): Mismatch | undefined {
  for (const [name, wanted] of Object.entries(target.fields)) {
    const given = type.fields[name];
    if (!given && !type.open && !wanted.nothing && !wanted.any) return 'field';
    const reason = given && mismatch(given, wanted);
    if (reason) return reason;
  }
  return undefined;
}
