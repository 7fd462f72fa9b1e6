import type { JsonSchema } from '../definition/model.js';
import type { Procedure } from '../procedure/procedure.js';
import { translated } from '../procedure/titles.js';
import type { Lang } from '../source/text.js';
import type { Drawn, DrawnField, DrawnGroup } from './drawn-form.js';
import { drawnSchema, type WriteChoices } from './drawn-schema.js';

/**
 * The schema of what is drawn: objects for groups, in form order, with titles in one language. `noteOf` adds to the
 * description of a question.
 */
export function formSchema(
  procedure: Procedure,
  drawn: DrawnGroup,
  lang: Lang,
  choices: WriteChoices,
  noteOf: (field: DrawnField) => string | undefined = () => undefined,
): JsonSchema {
  const say = (words: string) => translated(procedure.definition, words)[lang];
  const draw = drawnSchema(procedure, lang, choices);
  const fieldSchema = (drawnField: DrawnField): JsonSchema => {
    const schema = draw(drawnField.field.schema);
    const description = [schema.description, noteOf(drawnField)].filter(Boolean).join(' ');
    return { ...schema, title: say(drawnField.field.title), ...(description && { description }) };
  };
  const schemaOf = (drawn: Drawn): JsonSchema => {
    if (drawn.kind === 'field') return fieldSchema(drawn);
    return drawn.kind === 'group' ? groupSchema(drawn) : { type: 'boolean', title: drawn.title[lang] };
  };
  const groupSchema = ({ title, description, members }: DrawnGroup): JsonSchema => {
    const required = members.filter(member => member.required).map(({ name }) => name);
    return {
      type: 'object',
      ...(title && { title: title[lang] }),
      ...(description && { description: description[lang] }),
      properties: Object.fromEntries(members.map(member => [member.name, schemaOf(member)])),
      ...(required.length > 0 && { required }),
    };
  };
  return groupSchema(drawn);
}
