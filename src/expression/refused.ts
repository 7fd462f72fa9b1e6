import { type Text, text } from '../source/text.js';

/** Why a construct of JSONata is outside the subset, and how to say it inside. */
export interface Refusal {
  readonly message: Text;
  readonly mend: Text;
}

const refusal = (vi: string, en: string, mendVi: string, mendEn: string): Refusal =>
  Object.freeze({ message: text(vi, en), mend: text(mendVi, mendEn) });

const FILTER = [
  'Lọc bằng đường dẫn: `danhSach[điều kiện]`, rồi lấy trường: `danhSach[điều kiện].truong`.',
  'Filter with a path, `list[condition]`, then map with a step, `list[condition].(expression)`.',
] as const;
const GUARD = [
  'Đặt biểu thức ấy thành một điều kiện (guard) hoặc một trường `computed` có tên rồi dùng tên đó.',
  'Give that expression a name of its own (a guard or a `computed` field) and use the name.',
] as const;
const STRINGS = [
  'Dùng $contains, $split, $substringBefore hoặc $substringAfter với một chuỗi.',
  'Use $contains, $split, $substringBefore or $substringAfter with a string.',
] as const;
const SORTING = [
  'Xếp các số hoặc các chuỗi bằng $sort(…); lấy lớn nhất, nhỏ nhất bằng $max, $min.',
  'Sort numbers or strings with $sort(…); take the largest or smallest with $max or $min.',
] as const;

/** Constructs by the name the parser gives them. */
export const REFUSED_CONSTRUCTS: Readonly<Record<string, Refusal>> = Object.freeze({
  lambda: refusal(
    'Không dùng được hàm tự định nghĩa `function(…)`.',
    'Functions of your own, `function(…)`, are not supported.',
    ...FILTER,
  ),
  bind: refusal('Không dùng được phép gán `:=`.', 'Assignment `:=` is not supported.', ...GUARD),
  apply: refusal(
    'Không dùng được phép nối hàm `~>`.',
    'Function chaining `~>` is not supported.',
    'Viết lời gọi lồng nhau: `$uppercase($trim(x))`.',
    'Nest the calls: `$uppercase($trim(x))`.',
  ),
  sort: refusal('Không dùng được phép sắp xếp `^( )`.', 'Sorting `^( )` is not supported.', ...SORTING),
  group: refusal(
    'Không dùng được phép gom nhóm `đường.dẫn{ }`.',
    'Grouping `path{ }` is not supported.',
    'Viết `đường.dẫn.{ "khóa": giá trị }` để có một đối tượng cho mỗi phần tử.',
    'Write `path.{ "key": value }` for one object per element.',
  ),
  focus: refusal('Không dùng được biến ngữ cảnh `@`.', 'Context variables `@` are not supported.', ...FILTER),
  index: refusal(
    'Không dùng được biến vị trí `#`.',
    'Position variables `#` are not supported.',
    'Lấy theo vị trí bằng `danhSach[0]` hoặc `danhSach[-1]`.',
    'Take by position with `list[0]` or `list[-1]`.',
  ),
  parent: refusal(
    'Không dùng được toán tử cha `%`.',
    'The parent operator `%` is not supported.',
    'Bắt đầu lại từ tên gốc, ví dụ `$form.…`, hoặc dùng `$this`.',
    'Start again from a name such as `$form.…`, or use `$this`.',
  ),
  regex: refusal(
    'Không dùng được biểu thức chính quy `/…/` trong biểu thức.',
    'Regular expressions `/…/` are not supported in expressions.',
    ...STRINGS,
  ),
  transform: refusal(
    'Không dùng được phép biến đổi `|…|…|`.',
    'Transforms `|…|…|` are not supported.',
    'Dựng một đối tượng mới: `{ "khóa": giá trị }`.',
    'Build a new object: `{ "key": value }`.',
  ),
  partial: refusal(
    'Không dùng được lời gọi thiếu đối số `f(?)`.',
    'Partial application `f(?)` is not supported.',
    'Viết đủ đối số.',
    'Write every argument.',
  ),
  'array-head': refusal(
    'Sau `[…][…]` hoặc `([…].a)` không thể là một bước nữa của đường dẫn: JSONata không cho giá trị nào.',
    'A path cannot go on after `[…][…]` or `([…].a)`: JSONata gives nothing there.',
    'Đặt phần đầu trong ngoặc, `([a, b][0]).c`, hoặc bỏ ngoặc, `[a, b].c.d`.',
    'Put the head in parentheses, `([a, b][0]).c`, or take them away, `[a, b].c.d`.',
  ),
  'call-of-expression': refusal(
    'Chỉ gọi được hàm theo tên, ví dụ `$sum(…)`.',
    'Only a named function can be called, as in `$sum(…)`.',
    'Viết tên một hàm có sẵn trước dấu ngoặc; tên trường thì không có ngoặc.',
    'Write the name of a built-in function before the parenthesis; a field takes none.',
  ),
  'function-value': refusal(
    'Tên hàm không phải là một giá trị.',
    'The name of a function is not a value.',
    'Gọi hàm với các đối số của nó, ví dụ `$sum(x)`.',
    'Call the function with its arguments, as in `$sum(x)`.',
  ),
});

const ways: readonly (readonly [names: string, mend: readonly [string, string]])[] = [
  ['map filter reduce each sift single', FILTER],
  ['match', STRINGS],
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
export const REFUSED_FUNCTIONS: ReadonlyMap<string, Refusal> = new Map(
  ways.flatMap(([names, mend]) =>
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
