import type { JsonSchema } from '../definition/model.js';
import type { Filled } from '../procedure/filled.js';
import { interpret } from '../procedure/interpret.js';
import { isRecord } from '../procedure/path.js';
import type { Procedure } from '../procedure/procedure.js';
import type { Issue, RawIssue } from '../procedure/validate.js';
import { validateForm } from '../procedure/validate-form.js';
import type { Lang } from '../source/text.js';
import { pagePath } from './page-rows.js';

/** One error as rjsf lists it; `property` is `.mother.fullName`, or `.` for the whole form. */
export interface RjsfError {
  readonly name?: string;
  readonly property?: string;
  readonly message?: string;
  readonly stack: string;
}

/** The tree rjsf shows errors from: messages in `__errors`, inside the names that lead to their field. */
export interface RjsfErrorSchema {
  readonly [name: string]: RjsfErrorSchema | readonly string[] | undefined;
}

type Transform = (errors: RjsfError[], uiSchema?: never) => RjsfError[];

/**
 * The `validator` of an rjsf form: says what `validateForm` says, in one language, and generates no code, so the page
 * needs no `unsafe-eval`. Made anew for each filled form. `customValidate` of the form is not asked: what else must
 * hold is an `assert` of the definition.
 */
export function rjsfValidator(
  procedure: Procedure,
  filled: Filled,
  { lang = 'vi' }: { readonly lang?: Lang } = {},
) {
  return {
    validateFormData(
      _data: unknown,
      _schema: unknown,
      _custom?: unknown,
      transform?: Transform,
      uiSchema?: unknown,
    ) {
      const found = validateForm(procedure, filled).map(issue => errorOf(issue, filled, lang));
      const errors = transform ? transform(found, uiSchema as never) : found;
      return { errors, errorSchema: errorSchemaOf(errors) };
    },
    isValid: (schema: JsonSchema, data: unknown, root: JsonSchema): boolean =>
      judged(schema, data, root).length === 0,
    /** The raw errors are ours; the caller says what it takes them for, as rjsf has it. */
    rawValidation: <Raw = RawIssue>(schema: JsonSchema, data?: unknown) => ({
      errors: [...judged(schema, data, schema)] as Raw[],
    }),
  };
}

/** What a schema finds in data; rjsf asks for it where a schema has alternatives. */
function judged(schema: JsonSchema, data: unknown, { $defs }: JsonSchema): readonly RawIssue[] {
  return interpret({ ...schema, ...(isRecord($defs) && { $defs }) })(data);
}

/** What belongs to no field (a document, a registry that is down) is said of the whole form. */
function errorOf({ code, pointer, message }: Issue, filled: Filled, lang: Lang): RjsfError {
  const path = pointer.startsWith('#') ? [] : pagePath(filled, pointer);
  return { name: code, property: `.${path.join('.')}`, message: message[lang], stack: message[lang] };
}

function errorSchemaOf(errors: readonly RjsfError[]): RjsfErrorSchema {
  const root: Node = {};
  for (const { property = '.', message } of errors) {
    if (message === undefined) continue;
    let node = root;
    for (const name of property.split('.').filter(Boolean)) {
      node[name] ??= {};
      node = node[name] as Node;
    }
    node.__errors = [...((node.__errors as readonly string[] | undefined) ?? []), message];
  }
  return root as RjsfErrorSchema;
}

interface Node {
  [name: string]: Node | readonly string[] | undefined;
}
