import type {
  CodeKeywordDefinition,
  ErrorObject,
  FuncKeywordDefinition,
  KeywordCxt,
  Name,
  Options,
} from 'ajv';
import { _ } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Type } from 'ajv/dist/compile/util.js';
import { forAjv } from './node-schema.js';
import { assertions } from './procedure/assertions.js';
import { interpret } from './procedure/interpret.js';
import type { IssueParams } from './procedure/issue-message.js';
import type { MakeValidator, RawIssue } from './procedure/validate.js';
import { MOST_RAW_ISSUES, requireDialect } from './procedure/validate.js';
import { escapeSegment } from './source/pointer.js';
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

/** A schema asked about a part of the data without telling what it misses there. */
function asked(cxt: KeywordCxt, part: Parameters<KeywordCxt['subschema']>[0]): Name {
  const valid = cxt.gen.name('valid');
  cxt.subschema({ ...part, compositeRule: true, createErrors: false, allErrors: false }, valid);
  return valid;
}

const byIndex: Type.Num = 0;

/** Keywords of which Ajv tells more than what a person can mend: each name, or what each element misses. */
const quiet: readonly CodeKeywordDefinition[] = [
  {
    keyword: 'contains',
    type: 'array',
    trackErrors: true,
    error: { message: 'not met', params: ({ params }) => _`{limit: ${params.limit}, over: ${params.over}}` },
    code(cxt) {
      const { gen, data, parentSchema } = cxt;
      const { minContains = 1, maxContains = Number.POSITIVE_INFINITY } = parentSchema;
      const count = gen.let('count', 0);
      gen.forRange('i', 0, _`${data}.length`, dataProp => {
        const valid = asked(cxt, { keyword: 'contains', dataProp, dataPropType: byIndex });
        gen.if(valid, () => gen.code(_`${count}++`));
      });
      cxt.reset();
      const enough = _`${count} >= ${minContains}`;
      cxt.setParams({ limit: _`${enough} ? ${maxContains} : ${minContains}`, over: enough });
      cxt.pass(_`${enough} && ${count} <= ${maxContains}`);
    },
  },
  {
    keyword: 'propertyNames',
    type: 'object',
    trackErrors: true,
    code(cxt) {
      const { gen, data } = cxt;
      const fit = gen.let('fit', true);
      gen.forIn('name', data, propertyName => {
        const part = {
          keyword: 'propertyNames',
          data: propertyName,
          dataTypes: ['string' as const],
          propertyName,
        };
        gen.if(_`!${asked(cxt, part)}`, () => gen.assign(fit, false).break());
      });
      cxt.reset();
      cxt.pass(fit);
    },
  },
];

/**
 * The validator of the Node door: Ajv compiles the schema to a function. Formats, patterns and comparisons are
 * decided by the same code as in the portable door, and both give the same issues. What Ajv is not to be asked
 * (node-schema.ts) the interpreter of the portable door decides here too.
 */
export const compileValidator: MakeValidator = schema => {
  requireDialect(schema);
  const flat = forAjv(schema);
  if (flat === undefined) return interpret(schema);
  const ajv = new Ajv2020(options);
  // Tracking what is evaluated, which the class forces on, miscompiles `not: {}` beside `anyOf` (Ajv 8.20).
  ajv.opts.unevaluated = false;
  for (const keyword of [...shared, ...quiet])
    ajv.removeKeyword(keyword.keyword as string).addKeyword(keyword);
  for (const [name, format] of Object.entries(formats)) {
    ajv.addFormat(name, { type: 'string', validate: format.test });
  }
  const validate = ajv.compile(flat);
  return data =>
    validate(data) ? [] : Object.freeze((validate.errors ?? []).slice(0, MOST_RAW_ISSUES).flatMap(rawIssues));
};

/** The branch of `if` that failed has told what is wrong; the `if` itself has nothing to add. */
function rawIssues(error: ErrorObject): readonly RawIssue[] {
  const { keyword, instancePath, params } = error;
  if (keyword === 'if') return [];
  const missing = keyword === 'required' || keyword === 'dependentRequired';
  const pointer = missing ? `${instancePath}/${escapeSegment(params.missingProperty)}` : instancePath;
  return [{ code: codeOf(error), pointer, params: paramsOf(error) }];
}

function codeOf({ keyword, params }: ErrorObject): string {
  if (keyword === 'false schema') return 'false';
  return keyword === 'contains' && params.over ? 'maxContains' : keyword;
}

function paramsOf({ keyword, params }: ErrorObject): IssueParams {
  if (keyword === 'type') return { type: params.type };
  if (keyword === 'format') return { format: params.format };
  if (keyword === 'multipleOf') return { multipleOf: params.multipleOf };
  return typeof params.limit === 'number' ? { limit: params.limit } : {};
}
