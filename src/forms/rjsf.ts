import type { JsonSchema } from '../definition/model.js';
import type { Filled } from '../procedure/filled.js';
import type { Procedure } from '../procedure/procedure.js';
import { text } from '../source/text.js';
import { drawnForm } from './drawn-form.js';
import { formData } from './form-data.js';
import { formSchema } from './form-schema.js';
import type { DrawOptions } from './options.js';
import { uiSchemaOf } from './rjsf-ui-schema.js';

/** Properties of the `Form` of @rjsf/core 6: `<Form {...rjsf(procedure, filled)} />`. */
export interface RjsfForm {
  readonly schema: JsonSchema;
  readonly uiSchema: JsonSchema;
  readonly formData: Readonly<Record<string, unknown>>;
  readonly experimental_defaultFormStateBehavior: typeof emptyStaysEmpty;
  /** The browser's own checks would refuse an optional group that is left empty. */
  readonly noHtml5Validate: true;
  /** For templates and widgets of your own: each field's source, what is offered, what its registry says. */
  readonly formContext: { readonly filled?: Filled };
}

/** Everything rjsf would fill in by itself, and must not. */
const emptyStaysEmpty = {
  constAsDefaults: 'never',
  emptyObjectFields: 'skipDefaults',
  allOf: 'skipDefaults',
  requiredBooleanDefault: 'skip',
  arrayMinItems: { populate: 'never' },
} as const;

const submit = text('Nộp hồ sơ', 'Submit');

/**
 * A form for @rjsf/core 6: what is shown in a filled form, or the whole form, empty, where none is given. Its schema
 * and data hold no hidden question and no default; what may not be written into is `ui:readonly`, and the help beside
 * a field says where its value comes from.
 */
export function rjsf(procedure: Procedure, filled?: Filled, options: DrawOptions = {}): RjsfForm {
  const { lang = 'vi', draft } = options;
  const drawn = drawnForm(procedure, filled);
  return {
    schema: formSchema(procedure, drawn, lang, values => ({ enum: values })),
    uiSchema: {
      ...uiSchemaOf(procedure, drawn, lang),
      'ui:submitButtonOptions': { submitText: submit[lang] },
    },
    formData: filled ? formData(procedure, filled, draft) : {},
    experimental_defaultFormStateBehavior: emptyStaysEmpty,
    noHtml5Validate: true,
    formContext: filled ? { filled } : {},
  };
}
