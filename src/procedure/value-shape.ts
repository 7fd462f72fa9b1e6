import type { JsonSchema } from '../definition/model.js';
import { isOpen } from '../value/dialect.js';
import { jsonEqual } from '../value/json-equal.js';
import { foldName, foldTones, normalise } from '../value/normalise.js';
import { isRecord } from './path.js';

/** What a field makes of a value: how it is stored, and when two values are the same. */
export interface ValueShape {
  /** The value as stored; `undefined` when it is empty. Keys the schema does not name are left behind. */
  tidy(value: unknown): unknown;
  /** Whether two tidied values say the same: a text is the same with its tone marks moved, a name in capitals too. */
  same(left: unknown, right: unknown): boolean;
}

/** Builds the shape of a schema once. */
export function valueShape(schema: JsonSchema): ValueShape {
  if (isRecord(schema.properties) || isOpen(schema)) return objectShape(schema);
  if (isRecord(schema.items)) return listShape(valueShape(schema.items));
  return leafShape(typeof schema.format === 'string' ? schema.format : undefined);
}

function leafShape(format: string | undefined): ValueShape {
  const tidy = (value: unknown): unknown => {
    if (typeof value === 'string') return normalise(format, value) || undefined;
    if (value === null || (Array.isArray(value) && value.length === 0)) return undefined;
    return value;
  };
  if (format !== undefined && format !== 'vn-person-name') return { tidy, same: jsonEqual };
  const folded = format === undefined ? foldTones : foldName;
  const fold = (value: unknown) => (typeof value === 'string' ? folded(value) : value);
  return { tidy, same: (left, right) => left === right || jsonEqual(fold(left), fold(right)) };
}

function listShape(item: ValueShape): ValueShape {
  const tidy = (value: unknown): unknown => {
    if (!Array.isArray(value)) return value === '' ? undefined : (value ?? undefined);
    const items = value.map(item.tidy).filter(each => each !== undefined);
    return items.length > 0 ? items : undefined;
  };
  return {
    tidy,
    same: (left, right) =>
      Array.isArray(left) && Array.isArray(right) ? sameLists(left, right, item) : jsonEqual(left, right),
  };
}

function sameLists(left: readonly unknown[], right: readonly unknown[], item: ValueShape): boolean {
  return left.length === right.length && left.every((each, i) => item.same(each, right[i]));
}

/** Members a schema does not name are kept only where it says what others may be, after those it names. */
function objectShape(schema: JsonSchema): ValueShape {
  const named = new Map(
    Object.entries(schema.properties ?? {}).map(([name, inner]) => [
      name,
      valueShape(isRecord(inner) ? inner : {}),
    ]),
  );
  const keepsOthers = isOpen(schema);
  const members = [...named];
  const membersOf = (value: Readonly<Record<string, unknown>>): readonly (readonly [string, ValueShape])[] =>
    keepsOthers ? [...members, ...othersIn(value, named)] : members;
  const tidy = (value: unknown): unknown => {
    if (!isRecord(value)) return value === '' ? undefined : (value ?? undefined);
    const kept: Record<string, unknown> = {};
    let empty = true;
    for (const [name, shape] of membersOf(value)) {
      const member = Object.hasOwn(value, name) ? shape.tidy(value[name]) : undefined;
      if (member === undefined) continue;
      kept[name] = member;
      empty = false;
    }
    return empty ? undefined : kept;
  };
  const same = (left: unknown, right: unknown): boolean =>
    isRecord(left) && isRecord(right)
      ? membersOf({ ...left, ...right }).every(([name, shape]) => shape.same(left[name], right[name]))
      : jsonEqual(left, right);
  return { tidy, same };
}

const anything = leafShape(undefined);

const othersIn = (
  value: Readonly<Record<string, unknown>>,
  named: ReadonlyMap<string, unknown>,
): readonly (readonly [string, ValueShape])[] =>
  Object.keys(value)
    .filter(name => !named.has(name))
    .map(name => [name, anything]);
