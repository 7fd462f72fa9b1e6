import type { Text } from '../source/text.js';
import { text } from '../source/text.js';
import { formats } from '../value/formats.js';

/** What a schema demands where an issue was found. */
export interface IssueParams {
  readonly limit?: number;
  readonly format?: string;
  readonly type?: string | readonly string[];
  readonly multipleOf?: number;
}

type Wording = (field: Text, params: IssueParams) => Text;

const say =
  (vi: string, en: string): Wording =>
  (field, { limit }) =>
    text(fill(vi, field.vi, limit), fill(en, field.en, limit));

const fill = (wording: string, field: string, limit: number | undefined): string =>
  wording.replace(/\{(field|limit)\}/g, (_, name) => (name === 'field' ? field : String(limit)));

const typeNames: Readonly<Record<string, Text>> = {
  string: text('văn bản', 'text'),
  number: text('số', 'a number'),
  integer: text('số nguyên', 'a whole number'),
  boolean: text('có hoặc không', 'yes or no'),
  array: text('danh sách', 'a list'),
  object: text('nhóm thông tin', 'a group of fields'),
  null: text('để trống', 'empty'),
};

const missing = say('Hãy điền {field}.', 'Fill in {field}.');
const unknown = say('{field} có trường không thuộc biểu mẫu.', '{field} has a field the form does not know.');
const refused = say('{field} có giá trị không được chấp nhận.', '{field} has a value that is not accepted.');

const wordings: Readonly<Record<string, Wording>> = {
  required: missing,
  dependentRequired: missing,
  type: (field, { type }) => {
    const names = (typeof type === 'string' ? [type] : (type ?? [])).map(name => typeNames[name]!);
    const vi = names.map(name => name.vi).join(' hoặc ');
    return text(
      `${field.vi} phải là ${vi}.`,
      `${field.en} must be ${names.map(name => name.en).join(' or ')}.`,
    );
  },
  format: (field, params) => {
    const { title, example } = formats[params.format!]!;
    return text(
      `${field.vi} phải là ${title.vi}, ví dụ ${example}.`,
      `${field.en} must be: ${title.en}, for example ${example}.`,
    );
  },
  pattern: say('{field} chưa đúng dạng quy định.', '{field} does not have the form asked for.'),
  enum: say('Hãy chọn {field} trong danh sách.', 'Choose {field} from the list.'),
  const: say('{field} phải đúng giá trị quy định.', '{field} must be the value laid down.'),
  minLength: (field, params) =>
    params.limit === 1
      ? missing(field, params)
      : say('{field} cần ít nhất {limit} ký tự.', '{field} needs at least {limit} characters.')(
          field,
          params,
        ),
  maxLength: say('{field} chỉ được tối đa {limit} ký tự.', '{field} may have at most {limit} characters.'),
  minimum: say('{field} phải từ {limit} trở lên.', '{field} must be {limit} or more.'),
  maximum: say('{field} phải từ {limit} trở xuống.', '{field} must be {limit} or less.'),
  exclusiveMinimum: say('{field} phải lớn hơn {limit}.', '{field} must be more than {limit}.'),
  exclusiveMaximum: say('{field} phải nhỏ hơn {limit}.', '{field} must be less than {limit}.'),
  multipleOf: (field, { multipleOf }) =>
    text(`${field.vi} phải là bội số của ${multipleOf}.`, `${field.en} must be a multiple of ${multipleOf}.`),
  minItems: say('{field} cần ít nhất {limit} mục.', '{field} needs at least {limit} entries.'),
  maxItems: say('{field} chỉ được tối đa {limit} mục.', '{field} may have at most {limit} entries.'),
  uniqueItems: say('{field} có mục bị trùng.', '{field} has the same entry twice.'),
  minProperties: say('{field} cần ít nhất {limit} mục được điền.', '{field} needs at least {limit} entries.'),
  maxProperties: say('{field} chỉ được tối đa {limit} mục.', '{field} may have at most {limit} entries.'),
  items: say('{field} chỉ được tối đa {limit} mục.', '{field} may have at most {limit} entries.'),
  contains: say(
    '{field} cần ít nhất {limit} mục thuộc loại được yêu cầu.',
    '{field} needs at least {limit} entries of the kind asked for.',
  ),
  maxContains: say(
    '{field} chỉ được tối đa {limit} mục thuộc loại ấy.',
    '{field} may have at most {limit} entries of that kind.',
  ),
  additionalProperties: unknown,
  unevaluatedProperties: unknown,
  unevaluatedItems: say(
    '{field} có mục không thuộc biểu mẫu.',
    '{field} has an entry the form does not know.',
  ),
  propertyNames: say(
    '{field} có trường mang tên không được chấp nhận.',
    '{field} has a field whose name is not accepted.',
  ),
  anyOf: say(
    'Hãy điền {field} theo một trong các cách được chấp nhận.',
    'Fill in {field} in one of the ways accepted.',
  ),
  oneOf: say(
    'Hãy điền {field} theo đúng một cách được chấp nhận.',
    'Fill in {field} in exactly one of the ways accepted.',
  ),
  not: refused,
  false: refused,
  $ref: say('{field} lồng nhau quá nhiều tầng.', '{field} nests too deeply.'),
};

/** The message of an issue. `field` is the title of the field in both languages; without one the whole form is meant. */
export function issueMessage(code: string, params: IssueParams, field: Text | undefined): Text {
  const named = field === undefined ? text('biểu mẫu', 'the form') : text(`“${field.vi}”`, `“${field.en}”`);
  const { vi, en } = wordings[code]!(named, params);
  return text(capital(vi), capital(en));
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
