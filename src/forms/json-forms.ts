import type { JsonSchema } from '../definition/model.js';
import { isRaw, rawEntries, textIn } from '../definition/raw.js';
import type { Filled } from '../procedure/filled.js';
import type { Procedure } from '../procedure/procedure.js';
import { translated } from '../procedure/titles.js';
import type { Lang } from '../source/text.js';
import { type Drawn, type DrawnField, type DrawnGroup, drawnForm, isReadOnly } from './drawn-form.js';
import { formData } from './form-data.js';
import { formSchema } from './form-schema.js';
import { type KeepTyped, keepTyped } from './keep-typed.js';
import type { DrawOptions } from './options.js';
import { sourceNote } from './source-note.js';

/** A control, bound to the value at its scope. */
export interface Control {
  readonly type: 'Control';
  readonly scope: string;
  readonly label: string;
  readonly options?: { readonly readonly?: true; readonly showUnfocusedDescription?: true };
}

/** A line of text. */
export interface Label {
  readonly type: 'Label';
  readonly text: string;
}

/** Elements drawn together, under a heading where it is a group. */
export interface Layout {
  readonly type: 'VerticalLayout' | 'Group';
  readonly label?: string;
  readonly elements: readonly (Control | Label | Layout)[];
}

/** Properties of `JsonForms` of @jsonforms/react 3: `<JsonForms {...jsonForms(procedure, filled)} />`. */
export interface JsonFormsForm {
  readonly schema: JsonSchema;
  readonly uischema: Layout;
  readonly data: Readonly<Record<string, unknown>>;
  /** The library's own validator would generate code and speak of the schema; see `jsonFormsErrors`. */
  readonly validationMode: 'NoValidation';
  /** Where there is a draft: what is typed while the page is drawn anew is not lost. */
  readonly middleware?: KeepTyped;
}

/**
 * A form for JSON Forms: what is shown in a filled form, or the whole form, empty, where none is given. Its schema and
 * data hold no hidden question and no default. A whole field, such as an address, is a group of its parts. What may not
 * be written into is `readonly`, and the description says where a value comes from.
 */
export function jsonForms(procedure: Procedure, filled?: Filled, options: DrawOptions = {}): JsonFormsForm {
  const { lang = 'vi', draft } = options;
  const drawn = drawnForm(procedure, filled);
  const schema = formSchema(
    procedure,
    drawn,
    lang,
    (values, titleOf) =>
      titleOf ? { oneOf: values.map(value => ({ const: value, title: titleOf(value) })) } : { enum: values },
    field => sourceNote(procedure, field)?.[lang],
  );
  return {
    schema,
    uischema: { type: 'VerticalLayout', elements: elementsOf(procedure, drawn, '#', lang) },
    data: filled ? formData(procedure, filled, draft) : {},
    validationMode: 'NoValidation',
    ...(filled && draft && { middleware: keepTyped(procedure, { filled, draft }) }),
  };
}

function elementsOf(procedure: Procedure, group: DrawnGroup, scope: string, lang: Lang): Layout['elements'] {
  return group.members.map((member: Drawn) => {
    const inner = `${scope}/properties/${member.name}`;
    if (member.kind === 'field') return fieldElement(procedure, member, inner, lang);
    const label = member.title?.[lang];
    if (member.kind === 'box') return { type: 'Control', scope: inner, label: label! };
    const elements = elementsOf(procedure, member, inner, lang);
    return { type: 'Group', ...(label !== undefined && { label }), elements };
  });
}

function fieldElement(procedure: Procedure, drawn: DrawnField, scope: string, lang: Lang): Control | Layout {
  const say = (words: string) => translated(procedure.definition, words)[lang];
  const { title, schema } = drawn.field;
  const note = sourceNote(procedure, drawn)?.[lang];
  const element = elementOf(schema, scope, title, isReadOnly(drawn), say);
  if (note === undefined) return element;
  // Where a value comes from is to be read before anything is done about it, and of a whole field it is said once.
  return element.type === 'Control'
    ? { ...element, options: { ...element.options, showUnfocusedDescription: true } }
    : { ...element, elements: [{ type: 'Label', text: note }, ...element.elements] };
}

/** A control, or for an object a group of its members. */
function elementOf(
  schema: JsonSchema,
  scope: string,
  title: string,
  readonly: boolean,
  say: (words: string) => string,
): Control | Layout {
  if (!isRaw(schema.properties))
    return { type: 'Control', scope, label: say(title), ...(readonly && { options: { readonly } }) };
  const elements = rawEntries(schema.properties).map(([name, inner]) =>
    elementOf(inner, `${scope}/properties/${name}`, textIn(inner, 'title') ?? name, readonly, say),
  );
  return { type: 'Group', label: say(title), elements };
}
