import type { JsonSchema } from '../definition/model.js';
import { isRaw, rawEntries } from '../definition/raw.js';
import type { Procedure } from '../procedure/procedure.js';
import { type Lang, text } from '../source/text.js';
import { isSchemaObject, type Schema } from '../value/dialect.js';
import { referencesOf } from '../value/references.js';
import { codeTitles } from './code-titles.js';
import { type Drawn, type DrawnField, type DrawnGroup, isReadOnly } from './drawn-form.js';
import { sourceNote } from './source-note.js';

const yes = text('Có', 'Yes');
const no = text('Không', 'No');

/** The uiSchema of what is drawn: widgets, titles of codes, what is read-only and why. */
export function uiSchemaOf(procedure: Procedure, drawn: DrawnGroup, lang: Lang): JsonSchema {
  const uiOf = uiOfValues(procedure, lang);
  const uiOfField = (field: DrawnField): JsonSchema => {
    const note = sourceNote(procedure, field);
    return {
      ...uiOf(field.field.schema),
      ...(isReadOnly(field) && { 'ui:readonly': true }),
      ...(note && { 'ui:help': note[lang] }),
    };
  };
  const uiOfGroup = ({ title, members }: DrawnGroup): JsonSchema => ({
    ...Object.fromEntries(members.map(member => [member.name, uiOfMember(member)])),
    ...(!title && { 'ui:label': false }),
  });
  const uiOfMember = (member: Drawn): JsonSchema => {
    if (member.kind === 'field') return uiOfField(member);
    return member.kind === 'group' ? uiOfGroup(member) : { 'ui:widget': 'checkbox' };
  };
  return uiOfGroup(drawn);
}

/** Gives what is said of a value and of those inside it; what a reference leads to, once. */
function uiOfValues(procedure: Procedure, lang: Lang): (schema: JsonSchema) => JsonSchema {
  const { leadsTo } = referencesOf(procedure.definition.form);
  const uiOf = (schema: JsonSchema, around: readonly Schema[]): JsonSchema => {
    const { type, format } = schema;
    const target = typeof schema.$ref === 'string' ? leadsTo(schema) : undefined;
    const titleOf = codeTitles(procedure, schema, lang);
    const items = isRaw(schema.items) ? uiOf(schema.items, around) : undefined;
    const members = rawEntries(schema.properties).map(([name, inner]) => [name, uiOf(inner, around)]);
    return {
      ...(isSchemaObject(target) && !around.includes(target) && uiOf(target, [...around, target])),
      ...Object.fromEntries(members),
      // A list of codes that may each be chosen once is one select, which looks for their titles at the list.
      ...(items && { items, ...enumNamesIn(items) }),
      ...(titleOf && Array.isArray(schema.enum) && { 'ui:enumNames': schema.enum.map(titleOf) }),
      ...(type === 'boolean' && schema.const === undefined && yesOrNo(lang)),
      ...(format === 'partial-date' && { 'ui:placeholder': partialDate[lang] }),
    };
  };
  return schema => uiOf(schema, []);
}

const enumNamesIn = (items: JsonSchema): JsonSchema =>
  items['ui:enumNames'] === undefined ? {} : { 'ui:enumNames': items['ui:enumNames'] };

/** A box that is not ticked would look like a `no` nobody said. */
const yesOrNo = (lang: Lang): JsonSchema => ({ 'ui:widget': 'radio', 'ui:enumNames': [yes[lang], no[lang]] });

const partialDate = text('1960, 1960-05 hoặc 1960-05-03', '1960, 1960-05 or 1960-05-03');
