import { escapeSegment } from '../source/pointer.js';
import type { Text } from '../source/text.js';
import { text } from '../source/text.js';
import type { Schema, SchemaObject } from './dialect.js';
import { dialect, isSchemaObject, subschemas } from './dialect.js';
import { ringsIn } from './recursion.js';
import { type References, referencesOf } from './references.js';
import { patternProblem } from './regex.js';
import { outgrown } from './schema-size.js';

/** Why a schema lies outside the dialect of a form. `pointer` is the RFC 6901 pointer of the keyword in it. */
export interface DialectProblem {
  readonly pointer: string;
  readonly keyword: string;
  readonly message: Text;
}

const tooLargeMessage = text(
  'Lược đồ lớn quá khi mở hết các nhánh và "$ref"; hãy bớt "anyOf", "oneOf", "allOf" và "$ref".',
  'The schema grows too large once its branches and each "$ref" are opened; use fewer of "anyOf", "oneOf", "allOf" and "$ref".',
);

/** Names no property may have: an engine below gives them another meaning. */
const forbiddenNames = new Set(['', '__proto__', 'constructor', 'prototype']);

/** What a law may ask of the schema around: its references, and those that go in a ring without a step. */
interface Around {
  readonly references: References;
  readonly standing: ReadonlySet<SchemaObject>;
}

/** Everything in a plain schema the validators would not take, in order; empty when they take it. */
export function dialectProblems(schema: Schema): readonly DialectProblem[] {
  if (!isSchemaObject(schema)) return [];
  const references = referencesOf(schema);
  const tooLarge = outgrown(schema, references);
  if (tooLarge) return [{ ...tooLarge, message: tooLargeMessage }];
  const around = { references, standing: ringsIn(references, true) };
  const problems: DialectProblem[] = [];
  const visit = (node: Schema, at: string): void => {
    if (!isSchemaObject(node)) return;
    for (const [keyword, value] of Object.entries(node)) {
      const message = problemOf(keyword, value, node, around);
      if (message) problems.push({ pointer: `${at}/${escapeSegment(keyword)}`, keyword, message });
    }
    for (const inner of subschemas(node))
      visit(inner.schema, [at, ...inner.path.map(escapeSegment)].join('/'));
  };
  visit(schema, '');
  return problems;
}

function problemOf(keyword: string, value: unknown, node: SchemaObject, around: Around): Text | undefined {
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
  return laws[keyword]?.(value, node, around);
}

/** What a keyword demands beyond the shape of its value. */
const laws: Readonly<
  Record<string, (value: unknown, node: SchemaObject, around: Around) => Text | undefined>
> = {
  pattern: value => patternProblem(value as string),
  patternProperties: value =>
    Object.keys(value as object)
      .map(patternProblem)
      .find(problem => problem),
  properties: value => forbiddenName(Object.keys(value as object)),
  required: value => forbiddenName(value as readonly string[]),
  dependentSchemas: value => forbiddenName(Object.keys(value as object)),
  dependentRequired: value => forbiddenName(Object.entries(value as object).flat(2)),
  $ref: (value, node, around) => badReference(value as string, node, around),
  $id: (value, node, { references }) => badName(value as string, node, references),
  $anchor: (value, node, { references }) => badName(value as string, node, references),
  maxItems: value =>
    (value as number) > MOST_ITEMS
      ? text(`"maxItems" nhiều nhất là ${MOST_ITEMS}.`, `"maxItems" is at most ${MOST_ITEMS}.`)
      : undefined,
};

function forbiddenName(names: readonly string[]): Text | undefined {
  const name = names.find(candidate => forbiddenNames.has(candidate));
  return name === undefined
    ? undefined
    : text(`Không trường nào được tên là "${name}".`, `No field may be called "${name}".`);
}

/** The most rows a list may ever have, so that what one filing costs has an end. */
const MOST_ITEMS = 1000;

function badReference(
  reference: string,
  node: SchemaObject,
  { references, standing }: Around,
): Text | undefined {
  if (references.leadsTo(node) === undefined)
    return text(`Không có "${reference}" trong lược đồ này.`, `There is no "${reference}" in this schema.`);
  return standing.has(node)
    ? text(
        `"${reference}" dẫn về chính nó mà không đi sâu vào dữ liệu.`,
        `"${reference}" leads back to itself without going into the data.`,
      )
    : undefined;
}

const badName = (name: string, node: SchemaObject, { misnamed }: References): Text | undefined =>
  misnamed.has(node)
    ? text(
        `"${name}" không phải là tên dùng được, hoặc đã có ở lược đồ khác.`,
        `"${name}" is no name that can be used, or another schema has it already.`,
      )
    : undefined;
