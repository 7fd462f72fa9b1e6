import type { JsonSchema } from '../definition/model.js';
import { isRaw, rawEntries } from '../definition/raw.js';
import type { Procedure } from '../procedure/procedure.js';
import { type Lang, text } from '../source/text.js';
import { referenced } from '../value/dialect.js';
import { codeTitles } from './code-titles.js';
import { type DrawnField, type DrawnGroup, isReadOnly } from './drawn-form.js';
import { sourceNote } from './source-note.js';

const yes = text('Có', 'Yes');
const no = text('Không', 'No');

/** The uiSchema of what is drawn: widgets, titles of codes, what is read-only and why. */
export function uiSchemaOf(procedure: Procedure, group: DrawnGroup, lang: Lang): JsonSchema {
  const members = group.members.map(member => [
    member.name,
    member.kind === 'group' ? uiSchemaOf(procedure, member, lang) : uiOfField(procedure, member, lang),
  ]);
  return Object.fromEntries(members);
}

function uiOfField(procedure: Procedure, drawn: DrawnField, lang: Lang): JsonSchema {
  const note = sourceNote(procedure, drawn);
  return {
    ...uiOfValue(procedure, drawn.field.schema, lang, []),
    ...(isReadOnly(drawn) && { 'ui:readonly': true }),
    ...(note && { 'ui:help': note[lang] }),
  };
}

/** What is said of a value and of those inside it. `seen` are the references that led here: a ring ends. */
function uiOfValue(
  procedure: Procedure,
  schema: JsonSchema,
  lang: Lang,
  seen: readonly string[],
): JsonSchema {
  const { $ref, type, format } = schema;
  if (typeof $ref === 'string' && !seen.includes($ref)) {
    const target = referenced($ref, procedure.definition.form) ?? {};
    return uiOfValue(procedure, target, lang, [...seen, $ref]);
  }
  const inside = (inner: JsonSchema) => uiOfValue(procedure, inner, lang, seen);
  const titleOf = codeTitles(procedure, schema, lang);
  const items = isRaw(schema.items) ? inside(schema.items) : undefined;
  return {
    ...Object.fromEntries(rawEntries(schema.properties).map(([name, inner]) => [name, inside(inner)])),
    // A list of codes that may each be chosen once is one select, which looks for their titles at the list.
    ...(items && { items, ...enumNamesIn(items) }),
    ...(titleOf && Array.isArray(schema.enum) && { 'ui:enumNames': schema.enum.map(titleOf) }),
    ...(type === 'boolean' && schema.const === undefined && yesOrNo(lang)),
    ...(format === 'partial-date' && { 'ui:placeholder': partialDate[lang] }),
  };
}

const enumNamesIn = (items: JsonSchema): JsonSchema =>
  items['ui:enumNames'] === undefined ? {} : { 'ui:enumNames': items['ui:enumNames'] };

/** A box that is not ticked would look like a `no` nobody said. */
const yesOrNo = (lang: Lang): JsonSchema => ({ 'ui:widget': 'radio', 'ui:enumNames': [yes[lang], no[lang]] });

const partialDate = text('1960, 1960-05 hoặc 1960-05-03', '1960, 1960-05 or 1960-05-03');
