import { escapeSegment } from '../source/pointer.js';
import type { Text } from '../source/text.js';
import { text } from '../source/text.js';
import { dialect, referenced, subschemas } from './dialect.js';
import { patternProblem } from './regex.js';
import { outgrown } from './schema-size.js';

/** Why a schema lies outside the dialect of a form. `pointer` is the RFC 6901 pointer of the keyword in it. */
export interface DialectProblem {
  readonly pointer: string;
  readonly keyword: string;
  readonly message: Text;
}

type SchemaObject = Readonly<Record<string, unknown>>;

const tooLargeMessage = text(
  'Lược đồ lớn quá khi mở hết các nhánh và "$ref"; hãy bớt "anyOf", "oneOf", "allOf" và "$ref".',
  'The schema grows too large once its branches and each "$ref" are opened; use fewer of "anyOf", "oneOf", "allOf" and "$ref".',
);

/** Names no property may have: an engine below gives them another meaning. */
const forbiddenNames = new Set(['', '__proto__', 'constructor', 'prototype']);

/** Everything in a plain schema the validators would not take, in order; empty when they take it. */
export function dialectProblems(schema: SchemaObject): readonly DialectProblem[] {
  const tooLarge = outgrown(schema);
  if (tooLarge) return [{ ...tooLarge, message: tooLargeMessage }];
  const problems: DialectProblem[] = [];
  const visit = (node: SchemaObject, at: string): void => {
    for (const [keyword, value] of Object.entries(node)) {
      const message = problemOf(keyword, value, node, schema);
      if (message) problems.push({ pointer: `${at}/${escapeSegment(keyword)}`, keyword, message });
    }
    for (const inner of subschemas(node))
      visit(inner.schema, [at, ...inner.path.map(escapeSegment)].join('/'));
  };
  visit(schema, '');
  return problems;
}

function problemOf(
  keyword: string,
  value: unknown,
  node: SchemaObject,
  root: SchemaObject,
): Text | undefined {
  const shape = dialect.get(keyword);
  if (!shape) {
    return text(
      `Biểu mẫu không dùng được từ khóa "${keyword}" của JSON Schema.`,
      `A form cannot use the JSON Schema keyword "${keyword}".`,
    );
  }
  if (!shape.fits(value)) {
    return text(`"${keyword}" phải là ${shape.title.vi}.`, `"${keyword}" must be ${shape.title.en}.`);
  }
  return laws[keyword]?.(value, node, root);
}

/** What a keyword demands beyond the shape of its value. */
const laws: Readonly<
  Record<string, (value: unknown, node: SchemaObject, root: SchemaObject) => Text | undefined>
> = {
  pattern: value => patternProblem(value as string),
  properties: value => forbiddenName(Object.keys(value as object)),
  required: value => forbiddenName(value as readonly string[]),
  $defs: (_value, node, root) =>
    node === root
      ? undefined
      : text('"$defs" chỉ đặt ở gốc của lược đồ.', '"$defs" stands only at the root of the schema.'),
  $ref: (value, _node, root) => badReference(value as string, root),
  maxItems: value =>
    (value as number) > MOST_ITEMS
      ? text(`"maxItems" nhiều nhất là ${MOST_ITEMS}.`, `"maxItems" is at most ${MOST_ITEMS}.`)
      : undefined,
  uniqueItems: (value, node) =>
    value === true && node.maxItems === undefined
      ? text('"uniqueItems" cần có "maxItems" đi kèm.', '"uniqueItems" needs "maxItems" beside it.')
      : undefined,
  if: (_value, node) =>
    node.then === undefined && node.else === undefined
      ? text('"if" cần có "then" hoặc "else".', '"if" needs "then" or "else".')
      : undefined,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: (_value, node) => withoutIf('then', node),
  else: (_value, node) => withoutIf('else', node),
};

const withoutIf = (keyword: string, node: SchemaObject): Text | undefined =>
  node.if === undefined
    ? text(`"${keyword}" cần có "if" đi kèm.`, `"${keyword}" needs "if" beside it.`)
    : undefined;

function forbiddenName(names: readonly string[]): Text | undefined {
  const name = names.find(candidate => forbiddenNames.has(candidate));
  return name === undefined
    ? undefined
    : text(`Không trường nào được tên là "${name}".`, `No field may be called "${name}".`);
}

/** The most rows a list may ever have, so that what one filing costs has an end. */
const MOST_ITEMS = 1000;

/** Rows inside rows are not in format 1, so a schema that contains itself means nothing and would never end. */
function badReference(reference: string, root: SchemaObject): Text | undefined {
  const target = referenced(reference, root);
  if (!target) return text(`Không có "${reference}".`, `There is no "${reference}".`);
  return contains(target, target, root, new Set())
    ? text(`"${reference}" chứa chính nó.`, `"${reference}" contains itself.`)
    : undefined;
}

function contains(
  node: SchemaObject,
  wanted: SchemaObject,
  root: SchemaObject,
  seen: Set<SchemaObject>,
): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  const target = typeof node.$ref === 'string' ? referenced(node.$ref, root) : undefined;
  const inner = subschemas(node).map(({ schema }) => schema);
  return [...inner, ...(target ? [target] : [])].some(
    next => next === wanted || contains(next, wanted, root, seen),
  );
}
