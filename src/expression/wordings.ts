import { type Text, text } from '../source/text.js';

type Wording = (detail: string) => readonly [vi: string, en: string];

const FUNCTION_ARGUMENT: Wording = name => [
  `Đối số của hàm ${name} không đúng kiểu hoặc số lượng.`,
  `An argument of ${name} has the wrong type, or their number is wrong.`,
];

const notNegative =
  (place: number, name: string): Wording =>
  () => [
    `Đối số thứ ${place} của ${name} phải là số không âm.`,
    `Argument ${place} of ${name} must not be negative.`,
  ];

const side =
  (vi: string, en: string, kindVi: string, kindEn: string): Wording =>
  op => [
    `Vế ${vi} của phép ${op || '..'} phải là ${kindVi}.`,
    `The ${en} side of ${op || '..'} must be ${kindEn}.`,
  ];

/** One message per code. The detail is a function's name or an operator, never a value. */
const WORDINGS: Readonly<Record<string, Wording>> = {
  fuel: () => ['Biểu thức cần quá nhiều bước tính.', 'The expression needs too many steps.'],
  depth: () => ['Dữ liệu lồng nhau quá sâu.', 'The data is nested too deeply.'],
  'string-length': () => ['Chuỗi kết quả quá dài.', 'A string grew too long.'],
  'sequence-length': () => ['Danh sách có quá nhiều phần tử.', 'A list has too many elements.'],
  result: () => ['Kết quả quá lớn.', 'The result is too large.'],
  'not-json': () => ['Kết quả không biểu diễn được bằng JSON.', 'The result cannot be written as JSON.'],
  pictures: name => [
    `Hàm ${name} cần phần thutuc/pictures, nhưng ở đây không có.`,
    `${name} needs thutuc/pictures, and it is not here.`,
  ],
  now: name => [
    `Hàm ${name} cần thời điểm hiện tại, nhưng ở đây không có.`,
    `${name} needs the present instant, and there is none here.`,
  ],
  D1004: () => [
    'Biểu thức chính quy khớp với chuỗi rỗng.',
    'The regular expression matches an empty string.',
  ],
  D3012: () => ['Cái thay vào trong $replace phải là chuỗi.', 'What $replace puts in must be a string.'],
  D3050: () => [
    'Hàm đưa vào $reduce phải nhận ít nhất hai đối số.',
    'The function given to $reduce must take at least two arguments.',
  ],
  D3138: () => ['$single gặp nhiều hơn một phần tử.', '$single found more than one element.'],
  D3139: () => ['$single không gặp phần tử nào.', '$single found no element.'],
  T1006: () => ['Ở đây không có hàm nào để gọi.', 'There is no function to call here.'],
  T1008: () => [
    'Ở đây không có hàm nào để giữ chỗ đối số.',
    'There is no function whose arguments are left open here.',
  ],
  T1010: () => [
    'Hàm tìm trong chuỗi phải cho một kết quả khớp.',
    'A function that stands for a pattern must give a match.',
  ],
  T2006: () => ['Vế phải của `~>` phải là một hàm.', 'The right side of `~>` must be a function.'],
  T2007: () => ['Các khóa sắp xếp phải cùng kiểu.', 'What is sorted by must be of one type.'],
  T2008: () => ['Khóa sắp xếp phải là số hoặc chuỗi.', 'What is sorted by must be numbers or strings.'],
  U1001: () => ['Các hàm gọi nhau quá sâu.', 'Functions call each other too deeply.'],
  D3011: notNegative(4, '$replace'),
  D3020: notNegative(3, '$split'),
  D3040: notNegative(3, '$match'),
  T2001: side('trái', 'left', 'số', 'a number'),
  T2002: side('phải', 'right', 'số', 'a number'),
  T2003: side('trái', 'left', 'số nguyên', 'an integer'),
  T2004: side('phải', 'right', 'số nguyên', 'an integer'),
  D1001: () => ['Kết quả phép tính vượt ngoài khoảng của số.', 'A number is out of range.'],
  D1002: () => ['Chỉ đổi dấu được một số.', 'Only a number can be negated.'],
  D1009: () => ['Một đối tượng có hai khóa trùng nhau.', 'An object has the same key twice.'],
  D3001: () => [
    'Không viết được số vô hạn thành chuỗi.',
    'An infinite number cannot be written as a string.',
  ],
  D3010: () => [
    'Đối số thứ hai của $replace không được là chuỗi rỗng.',
    'The second argument of $replace must not be empty.',
  ],
  D3030: () => ['Không đổi được giá trị thành số.', 'The value cannot be turned into a number.'],
  D3060: () => ['Không lấy được căn bậc hai của số âm.', 'A negative number has no square root.'],
  D3061: () => [
    'Kết quả của $power không phải là số biểu diễn được.',
    'The result of $power is not a number.',
  ],
  D3070: () => [
    'Hàm $sort chỉ xếp được danh sách toàn số hoặc toàn chuỗi.',
    '$sort takes a list of numbers only or of strings only.',
  ],
  D3100: () => [
    'Cơ số của $formatBase phải từ 2 đến 36.',
    'The base of $formatBase must be between 2 and 36.',
  ],
  D3140: name => [
    `Đối số của hàm ${name} không phải là chuỗi mã hóa hợp lệ.`,
    `The argument of ${name} is malformed.`,
  ],
  T0410: FUNCTION_ARGUMENT,
  T0411: name => [
    `Giá trị đang xét không phải là đối số hợp lệ của hàm ${name}.`,
    `The value at hand is not a fit argument for ${name}.`,
  ],
  T0412: name => [
    `Đối số của hàm ${name} phải là danh sách gồm các phần tử đúng kiểu.`,
    `The argument of ${name} must be a list of values of one type.`,
  ],
  T1003: () => ['Khóa của đối tượng phải là chuỗi.', 'The key of an object must be a string.'],
  T2009: op => [`Hai vế của phép ${op} phải cùng kiểu.`, `Both sides of ${op} must have the same type.`],
  T2010: op => [
    `Hai vế của phép ${op} phải là số hoặc chuỗi.`,
    `Both sides of ${op} must be numbers or strings.`,
  ],
};

/** Every code an evaluation may end with, besides those of pictures. */
export const CODES: readonly string[] = Object.keys(WORDINGS);

/** The message of a code, in both languages. */
export function wordingOf(code: string, detail: string): Text {
  const wording = WORDINGS[code];
  return wording
    ? text(...wording(detail))
    : text('Không tính được biểu thức.', 'The expression could not be evaluated.');
}
