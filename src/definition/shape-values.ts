import { nearest } from '../source/nearest.js';
import { type Text, text } from '../source/text.js';
import type { JsonSchema } from './model.js';
import type { Walk } from './shape-walk.js';
import { blame, explanation, listed, nameOf, shown } from './shape-words.js';

/** Judges a value by `const`, `enum`, length, pattern and range. */
export function scalarFits(walk: Walk, value: unknown, schema: JsonSchema, pointer: string): void {
  if (!chosenFrom(walk, value, schema, pointer)) return;
  if (typeof value === 'string') textFits(walk, value, schema, pointer);
  if (typeof value === 'number') numberFits(walk, value, schema, pointer);
}

/** Judges a list by its size, by repeated elements, and element by element. */
export function itemsFit(walk: Walk, value: readonly unknown[], schema: JsonSchema, pointer: string): void {
  countFits(walk, value.length, schema, ['minItems', 'maxItems'], pointer, elements);
  if (schema.uniqueItems === true) eachOnce(walk, value, pointer);
  if (typeof schema.items !== 'object' || schema.items === null) return;
  for (const [at, item] of value.entries()) walk.fits(item, schema.items as JsonSchema, `${pointer}/${at}`);
}

type Counted = (count: number) => Text;
const elements: Counted = n => text(`${n} phần tử`, n === 1 ? '1 element' : `${n} elements`);
const letters: Counted = n => text(`${n} ký tự`, n === 1 ? '1 character' : `${n} characters`);
export const entries: Counted = n => text(`${n} mục`, n === 1 ? '1 entry' : `${n} entries`);

/** Compares a count with a least and a most keyword of the schema. */
export function countFits(
  walk: Walk,
  count: number,
  schema: JsonSchema,
  [least, most]: readonly [string, string],
  pointer: string,
  counted: Counted,
): void {
  const { [least]: min, [most]: max } = schema;
  if (typeof min === 'number' && count < min) {
    const { vi, en } = counted(min);
    blame(walk, 'too-few', pointer, `cần ít nhất ${vi}`, `needs at least ${en}`);
  }
  if (typeof max === 'number' && count > max) {
    const { vi, en } = counted(max);
    blame(walk, 'too-many', pointer, `chỉ được nhiều nhất ${vi}`, `may have at most ${en}`);
  }
}

function eachOnce(walk: Walk, value: readonly unknown[], pointer: string): void {
  const seen = new Set<string>();
  for (const [at, item] of value.entries()) {
    const key = JSON.stringify(item);
    if (seen.has(key)) {
      const message = text(`${shown(item)} đã có trong danh sách`, `${shown(item)} is already in the list`);
      walk.report(
        'too-many',
        `${pointer}/${at}`,
        'value',
        message,
        text('Xóa một trong hai', 'Delete one of the two'),
      );
    }
    seen.add(key);
  }
}

function chosenFrom(walk: Walk, value: unknown, schema: JsonSchema, pointer: string): boolean {
  const allowed = Array.isArray(schema.enum)
    ? schema.enum
    : Object.hasOwn(schema, 'const')
      ? [schema.const]
      : [];
  if (allowed.length === 0 || allowed.includes(value)) return true;
  const name = nameOf(pointer);
  const words = allowed.map(shown);
  const message = text(
    `${name.vi} phải là ${listed(words, 'hoặc')}, không phải ${shown(value)}`,
    `${name.en} must be ${listed(words, 'or')}, not ${shown(value)}`,
  );
  const meant = nearest(String(value), allowed.map(String));
  const write =
    allowed.find(each => String(each) === meant) ?? (allowed.length === 1 ? allowed[0] : undefined);
  const mend = write === undefined ? undefined : text(`Viết ${shown(write)}`, `Write ${shown(write)}`);
  walk.report('not-one-of', pointer, 'value', message, mend);
  return false;
}

const patterns = new Map<string, RegExp>();

/** True when a text fits a pattern of our schemas, which are trusted and linear. */
export function fitsPattern(value: string, pattern: unknown): boolean {
  if (typeof pattern !== 'string') return true;
  const compiled = patterns.get(pattern) ?? new RegExp(pattern, 'u');
  patterns.set(pattern, compiled);
  return compiled.test(value);
}

function textFits(walk: Walk, value: string, schema: JsonSchema, pointer: string): void {
  if (value === '' && schema.minLength !== undefined) {
    blame(walk, 'too-few', pointer, 'không được để trống', 'must not be empty');
  } else if (!fitsPattern(value, schema.pattern)) {
    const why = explanation(schema);
    const written = shown(value);
    blame(
      walk,
      'pattern',
      pointer,
      `không nhận ${written}: sai dạng. ${why.vi}`,
      `does not take ${written}: wrong form. ${why.en}`,
    );
  } else if (schema.minLength !== undefined || schema.maxLength !== undefined) {
    countFits(walk, [...value].length, schema, ['minLength', 'maxLength'], pointer, letters);
  }
}

function numberFits(walk: Walk, value: number, schema: JsonSchema, pointer: string): void {
  const { exclusiveMinimum: above, minimum: min, maximum: max } = schema;
  if (typeof above === 'number' && value <= above)
    blame(walk, 'too-few', pointer, `phải lớn hơn ${above}`, `must be greater than ${above}`);
  if (typeof min === 'number' && value < min)
    blame(walk, 'too-few', pointer, `phải từ ${min} trở lên`, `must be at least ${min}`);
  if (typeof max === 'number' && value > max)
    blame(walk, 'too-many', pointer, `phải từ ${max} trở xuống`, `must be at most ${max}`);
}
