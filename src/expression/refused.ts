import { nearest } from '../source/nearest.js';
import { type Text, text } from '../source/text.js';
import { FUNCTION_NAMES } from './function-names.js';
import type { Problem } from './problem.js';
import type { Span } from './tree.js';

/** Why a construct of JSONata is outside the subset, and how to say it inside. */
export interface Refusal {
  readonly message: Text;
  readonly mend: Text;
}

const refusal = /* @__NO_SIDE_EFFECTS__ */ (
  vi: string,
  en: string,
  mendVi: string,
  mendEn: string,
): Refusal => Object.freeze({ message: text(vi, en), mend: text(mendVi, mendEn) });

const GUARD = [
  'Đặt biểu thức ấy thành một điều kiện (guard) hoặc một trường `computed` có tên rồi dùng tên đó.',
  'Give that expression a name of its own (a guard or a `computed` field) and use the name.',
] as const;
/** Constructs outside the subset, by the code of their finding. */
export const REFUSED_CONSTRUCTS: Readonly<Record<string, Refusal>> = /* @__PURE__ */ Object.freeze({
  transform: refusal(
    'Không dùng được phép biến đổi `|…|…|`.',
    'Transforms `|…|…|` are not supported.',
    'Dựng một đối tượng mới: `{ "khóa": giá trị }`, hoặc `$merge([cũ, { "khóa": giá trị }])`.',
    'Build a new object: `{ "key": value }`, or `$merge([old, { "key": value }])`.',
  ),
  'bind-place': refusal(
    'Phép gán `:=` chỉ đứng một mình: trong ngoặc tròn, trước dấu chấm phẩy.',
    'An assignment `:=` stands by itself: in parentheses, before a semicolon.',
    'Viết `($x := giá trị; phần còn lại)`.',
    'Write `($x := value; the rest)`.',
  ),
  'reserved-name': refusal(
    'Tên này là tên một hàm có sẵn, không đặt cho biến được.',
    'This is the name of a built-in function, and no variable may take it.',
    'Chọn tên khác cho biến.',
    'Choose another name for the variable.',
  ),
  'missing-dollar': refusal(
    'Tên hàm phải bắt đầu bằng dấu `$`.',
    'The name of a function begins with `$`.',
    'Thêm dấu `$` trước tên, ví dụ `$sum(x)`.',
    'Put `$` before the name, as in `$sum(x)`.',
  ),
  'sorted-stream': refusal(
    'Sau khi xếp một đường dẫn có `@`, `#` hoặc `%`, không lọc hay gom nhóm tiếp được: JSONata quên các tên đã đặt.',
    'A sorted path with `@`, `#` or `%` cannot be filtered or grouped: JSONata forgets the names there.',
    'Lọc trước khi xếp, hoặc thêm một bước `.{ … }` trước khi gom nhóm.',
    'Filter before sorting, or add a step `.{ … }` before grouping.',
  ),
  'chain-filter': refusal(
    'JSONata bỏ qua phần lọc hay gom nhóm ngay sau lời gọi ở vế phải của `~>`.',
    'JSONata passes over a filter or a grouping that follows the call on the right of `~>`.',
    'Đặt cả phép nối trong ngoặc: `(x ~> $f(y))[0]`.',
    'Put the whole chain in parentheses: `(x ~> $f(y))[0]`.',
  ),
  'array-head': refusal(
    'Sau `[…][…]` hoặc `([…].a)` không thể là một bước nữa của đường dẫn: JSONata không cho giá trị nào.',
    'A path cannot go on after `[…][…]` or `([…].a)`: JSONata gives nothing there.',
    'Đặt phần đầu trong ngoặc, `([a, b][0]).c`, hoặc bỏ ngoặc, `[a, b].c.d`.',
    'Put the head in parentheses, `([a, b][0]).c`, or take them away, `[a, b].c.d`.',
  ),
  S0401: refusal(
    'Trong chữ ký của hàm, chỉ `a` và `f` có tham số kiểu `<…>`.',
    'In a signature only `a` and `f` take a type in `<…>`.',
    'Ví dụ: `<a<n>:n>`.',
    'For example: `<a<n>:n>`.',
  ),
  S0402: refusal(
    'Trong chữ ký của hàm, nhóm `( )` không chứa kiểu có tham số.',
    'In a signature a group `( )` holds no type with `<…>`.',
    'Ví dụ: `<(sn):s>`.',
    'For example: `<(sn):s>`.',
  ),
});

export const UNKNOWN_CONSTRUCT: Refusal = refusal(
  'Không dùng được cấu trúc này.',
  'This construct is not supported.',
  'Xem danh sách những gì dùng được trong docs/expressions.md.',
  'docs/expressions.md lists what is.',
);

/** Why a construct is refused, as a finding at its place. */
export const problemOf = (refusal: Refusal, code: string, span: Span): Problem => ({
  code,
  offset: span.at,
  length: span.length,
  message: refusal.message,
  mend: refusal.mend,
});

const ways: readonly (readonly [names: string, mend: readonly [string, string]])[] = [
  ['eval clone', GUARD],
  [
    'random shuffle',
    [
      'Kết quả phải như nhau ở mọi lần tính; đưa giá trị ngẫu nhiên vào từ bên ngoài.',
      'Results must be the same each time; hand random values in from outside.',
    ],
  ],
  [
    'error assert',
    [
      'Dùng `assert` của trường với `that` và `message`.',
      'Use the `assert` of a field, with `that` and `message`.',
    ],
  ],
  [
    'base64encode base64decode',
    [
      'Chuyển mã ở phần kết nối (adapter), không ở biểu thức.',
      'Encode in the adapter, not in an expression.',
    ],
  ],
];

/** JSONata's own functions that are outside the subset, each with a way to say it inside. */
export const REFUSED_FUNCTIONS: ReadonlyMap<string, Refusal> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ ways.flatMap(([names, mend]) =>
    names
      .split(' ')
      .map(
        name =>
          [
            name,
            refusal(`Không dùng được hàm $${name}.`, `The function $${name} is not supported.`, ...mend),
          ] as const,
      ),
  ),
);

/** Whether JSONata has a function of this name, one of the subset or not. */
export const isFunctionName = (name: string): boolean =>
  FUNCTION_NAMES.has(name) || REFUSED_FUNCTIONS.has(name);

/** Whether no variable may take this name. */
export const isReserved = (name: string): boolean => isFunctionName(name) || name === '' || name === '$';

/** A call of a name that is no function: refused on purpose, or unknown. */
export function unknownFunction(name: string): Refusal {
  const refused = REFUSED_FUNCTIONS.get(name);
  if (refused) return refused;
  const near = nearest(name, FUNCTION_NAMES);
  const list = [...FUNCTION_NAMES].map(each => `$${each}`).join(' ');
  return {
    message: text(`Không có hàm $${name}.`, `There is no function $${name}.`),
    mend: near
      ? text(`Có phải ý bạn là $${near}?`, `Did you mean $${near}?`)
      : text(`Các hàm dùng được: ${list}.`, `The functions are: ${list}.`),
  };
}
