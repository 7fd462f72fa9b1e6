import type { JsonSchema } from '../definition/model.js';
import type { Procedure } from '../procedure/procedure.js';
import { translated } from '../procedure/titles.js';
import type { Lang } from '../source/text.js';
import { isSchemaObject, mapSubschemas, type Schema } from '../value/dialect.js';
import { referencesOf } from '../value/references.js';
import { codeTitles, type TitleOf } from './code-titles.js';

/** Writes a closed set of values, with their titles where they have some, as the library wants it. */
export type WriteChoices = (values: readonly unknown[], titleOf: TitleOf | undefined) => JsonSchema;

/** What a library needs to know to draw a question. `default` is not among it: nothing answers for the citizen. */
const drawing: ReadonlySet<string> = new Set([
  ...['type', 'properties', 'required', 'items', 'prefixItems', 'minItems', 'maxItems'],
  ...['uniqueItems', 'format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum'],
  ...['exclusiveMaximum', 'multipleOf', 'examples', 'deprecated', 'readOnly', 'writeOnly'],
]);

/** Keywords that say by themselves which kind of value is asked for. */
const kinds = ['type', 'properties', 'enum', 'const'];

/**
 * A schema as it is drawn: one question, one input. Alternatives and conditions would be drawn as a choice between
 * forms, so they are left out wherever the kind of value is known without them; `validateForm` holds to them.
 */
export function drawnSchema(
  procedure: Procedure,
  lang: Lang,
  choices: WriteChoices,
): (schema: JsonSchema) => JsonSchema {
  const say = (words: unknown) =>
    typeof words === 'string' ? translated(procedure.definition, words)[lang] : undefined;
  const { leadsTo } = referencesOf(procedure.definition.form);
  const draw = (schema: JsonSchema, around: readonly Schema[]): JsonSchema => {
    const target = typeof schema.$ref === 'string' ? leadsTo(schema) : undefined;
    const known = kinds.some(keyword => schema[keyword] !== undefined);
    const kept = Object.entries(schema).filter(
      ([keyword]) => drawing.has(keyword) || (!known && isChoice(keyword)),
    );
    const [title, description] = [say(schema.title), say(schema.description)];
    return {
      // What a reference leads to is drawn in its place, but not inside itself.
      ...(isSchemaObject(target) && !around.includes(target) && draw(target, [...around, target])),
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...withoutTime(mapSubschemas(Object.fromEntries(kept), inner => draw(inner, around))),
      ...choicesOf(schema, codeTitles(procedure, schema, lang), choices),
    };
  };
  return schema => draw(schema, []);
}

const isChoice = (keyword: string): boolean => ['anyOf', 'oneOf', 'allOf'].includes(keyword);

/** A browser's own input for a time knows no offset, which the format demands: it is typed as text. */
function withoutTime({ format, ...schema }: JsonSchema): JsonSchema {
  return format === undefined || format === 'time' ? schema : { ...schema, format };
}

/** A constant is a choice of one; a box to tick is one already. */
function choicesOf(schema: JsonSchema, titleOf: TitleOf | undefined, choices: WriteChoices): JsonSchema {
  if (schema.type === 'boolean') return {};
  if (Array.isArray(schema.enum)) return choices(schema.enum, titleOf);
  return schema.const === undefined ? {} : choices([schema.const], titleOf);
}
