import type { ErrorObject, FuncKeywordDefinition, Options } from 'ajv';
import { _ } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { assertions } from './procedure/assertions.js';
import type { IssueParams } from './procedure/issue-message.js';
import type { MakeValidator, RawIssue } from './procedure/validate.js';
import { MOST_RAW_ISSUES, requireDialect } from './procedure/validate.js';
import { formats } from './value/formats.js';
import { linearRegex } from './value/regex.js';

const options: Options = {
  allErrors: true,
  ownProperties: true,
  strict: false,
  $data: false,
  meta: false,
  validateSchema: false,
  code: { regExp: Object.assign((pattern: string) => linearRegex(pattern), { code: 'linearRegex' }) },
};

/**
 * Keywords Ajv decides otherwise: it divides in binary floating point, where 19.99 is no multiple of 0.01, and its
 * comparison of objects throws on data with a key `toString`.
 */
const shared: readonly FuncKeywordDefinition[] = ['enum', 'const', 'uniqueItems', 'multipleOf'].map(
  keyword => ({
    keyword,
    compile: (value: unknown) => assertions[keyword]!(value).holds,
    error: {
      message: 'not met',
      params: ({ schemaCode }) => (keyword === 'multipleOf' ? _`{multipleOf: ${schemaCode}}` : _`{}`),
    },
  }),
);

/**
 * The validator of the Node door: Ajv compiles the schema to a function. Formats, patterns and comparisons are
 * decided by the same code as in the portable door, and both give the same issues.
 */
export const compileValidator: MakeValidator = schema => {
  requireDialect(schema);
  const ajv = new Ajv2020(options);
  // Tracking what is evaluated, which the class forces on, miscompiles `not: {}` beside `anyOf` (Ajv 8.20).
  ajv.opts.unevaluated = false;
  for (const keyword of shared) ajv.removeKeyword(keyword.keyword as string).addKeyword(keyword);
  for (const [name, format] of Object.entries(formats)) {
    ajv.addFormat(name, { type: 'string', validate: format.test });
  }
  const validate = ajv.compile(schema);
  return data =>
    validate(data) ? [] : Object.freeze((validate.errors ?? []).slice(0, MOST_RAW_ISSUES).flatMap(rawIssues));
};

/** The branch of `if` that failed has told what is wrong; the `if` itself has nothing to add. */
function rawIssues(error: ErrorObject): readonly RawIssue[] {
  const { keyword: code, instancePath, params } = error;
  if (code === 'if') return [];
  const pointer = code === 'required' ? `${instancePath}/${escaped(params.missingProperty)}` : instancePath;
  return [{ code, pointer, params: paramsOf(error) }];
}

function paramsOf({ keyword, params }: ErrorObject): IssueParams {
  if (keyword === 'type') return { type: params.type };
  if (keyword === 'format') return { format: params.format };
  if (keyword === 'multipleOf') return { multipleOf: params.multipleOf };
  return typeof params.limit === 'number' ? { limit: params.limit } : {};
}

const escaped = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');
