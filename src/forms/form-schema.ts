import type { JsonSchema } from '../definition/model.js';
import { textIn } from '../definition/raw.js';
import type { Procedure } from '../procedure/procedure.js';
import { translated } from '../procedure/titles.js';
import type { Lang } from '../source/text.js';
import { type DrawnField, type DrawnGroup, titleOf } from './drawn-form.js';
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
  const groupSchema = (group: DrawnGroup): JsonSchema => {
    const description = textIn(group.schema, 'description');
    const required = group.members.filter(member => member.required).map(({ name }) => name);
    const properties = group.members.map(member => [
      member.name,
      member.kind === 'group' ? groupSchema(member) : fieldSchema(member),
    ]);
    return {
      type: 'object',
      title: say(titleOf(group)),
      ...(description !== undefined && { description: say(description) }),
      properties: Object.fromEntries(properties),
      ...(required.length > 0 && { required }),
    };
  };
  return groupSchema(drawn);
}
