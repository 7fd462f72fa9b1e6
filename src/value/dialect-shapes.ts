import { isObject } from '../source/own.js';
import type { Text } from '../source/text.js';
import { text } from '../source/text.js';
import { formats } from './formats.js';

/** What the value of a JSON Schema keyword must look like. */
export interface Shape {
  fits(value: unknown): boolean;
  readonly title: Text;
}

const types: readonly unknown[] = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];

const isSchema = (value: unknown): boolean => typeof value === 'boolean' || isObject(value);
const isMapOf = (fits: (value: unknown) => boolean) => (value: unknown) =>
  isObject(value) && Object.values(value as object).every(fits);
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isString = (value: unknown): value is string => typeof value === 'string';
const isNames = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(isString) && new Set(value).size === value.length;

const shape = (vi: string, en: string, fits: (value: unknown) => boolean): Shape =>
  Object.freeze({ title: text(vi, en), fits });

export const shapes = Object.freeze({
  anchor: shape(
    'tên gồm chữ cái, chữ số, ".", "-", "_"',
    'a name of letters, digits, ".", "-", "_"',
    v => isString(v) && /^[A-Za-z_][\w.-]*$/.test(v),
  ),
  any: shape('giá trị JSON', 'a JSON value', () => true),
  boolean: shape('true hoặc false', 'true or false', value => typeof value === 'boolean'),
  count: shape(
    'số nguyên không âm',
    'a whole number from 0',
    v => Number.isSafeInteger(v) && (v as number) >= 0,
  ),
  format: shape('tên một định dạng đã biết', 'a known format', v => isString(v) && Object.hasOwn(formats, v)),
  list: shape('danh sách không rỗng', 'a list that is not empty', v => Array.isArray(v) && v.length > 0),
  map: shape('các lược đồ theo tên', 'schemas by name', isMapOf(isSchema)),
  names: shape('danh sách tên không trùng nhau', 'a list of names, each once', isNames),
  namesByName: shape('các danh sách tên, theo tên', 'lists of names, by name', isMapOf(isNames)),
  number: shape('một số', 'a number', isNumber),
  positive: shape('số lớn hơn 0', 'a number above zero', value => isNumber(value) && value > 0),
  schema: shape('một lược đồ (đối tượng, true hoặc false)', 'a schema (an object, true or false)', isSchema),
  schemas: shape(
    'danh sách lược đồ',
    'a list of schemas',
    v => Array.isArray(v) && v.length > 0 && v.every(isSchema),
  ),
  string: shape('một chuỗi', 'a string', isString),
  type: shape('tên kiểu JSON', 'a JSON type', v =>
    (isNames(v) ? v : [v]).every(type => types.includes(type)),
  ),
}) satisfies Readonly<Record<string, Shape>>;
