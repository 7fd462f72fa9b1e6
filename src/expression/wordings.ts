import { type Text, text } from '../source/text.js';

type Wording = (detail: string) => readonly [vi: string, en: string];

const FUNCTION_ARGUMENT: Wording = name => [
  `Đối số của hàm ${name} không đúng kiểu hoặc số lượng.`,
  `An argument of ${name} has the wrong type, or their number is wrong.`,
];

/** One message per code. The detail is a function's name or an operator, never a value. */
const WORDINGS: Readonly<Record<string, Wording>> = {
  fuel: () => ['Biểu thức cần quá nhiều bước tính.', 'The expression needs too many steps.'],
  depth: () => ['Dữ liệu lồng nhau quá sâu.', 'The data is nested too deeply.'],
  'string-length': () => ['Chuỗi kết quả quá dài.', 'A string grew too long.'],
  'sequence-length': () => ['Danh sách có quá nhiều phần tử.', 'A list has too many elements.'],
  result: () => ['Kết quả quá lớn.', 'The result is too large.'],
  'not-json': () => ['Kết quả không biểu diễn được bằng JSON.', 'The result cannot be written as JSON.'],
  now: name => [
    `Hàm ${name} cần thời điểm hiện tại, nhưng ở đây không có.`,
    `${name} needs the present instant, and there is none here.`,
  ],
  timezone: () => [
    'Múi giờ phải viết dạng ±HHMM, ví dụ "+0700".',
    'An offset from UTC is written ±HHMM, as in "+0700".',
  ],
  'picture-length': () => ['Mẫu định dạng quá dài.', 'A picture is too long.'],
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
  D3011: () => [
    'Đối số thứ tư của $replace phải là số không âm.',
    'The fourth argument of $replace must not be negative.',
  ],
  D3020: () => [
    'Đối số thứ ba của $split phải là số không âm.',
    'The third argument of $split must not be negative.',
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
  D3080: () => [
    'Mẫu số có quá hai phần cách nhau bằng dấu `;`.',
    'A picture of numbers has at most two parts, parted by `;`.',
  ],
  D3081: () => ['Mẫu số có hai dấu thập phân.', 'A picture of numbers has more than one decimal separator.'],
  D3082: () => ['Mẫu số có hai dấu phần trăm.', 'A picture of numbers has more than one percent sign.'],
  D3083: () => ['Mẫu số có hai dấu phần nghìn.', 'A picture of numbers has more than one per-mille sign.'],
  D3084: () => [
    'Mẫu số không được có cả dấu phần trăm và dấu phần nghìn.',
    'A picture of numbers cannot have both a percent and a per-mille sign.',
  ],
  D3085: () => ['Mẫu số không có chữ số nào.', 'A picture of numbers needs a digit.'],
  D3086: () => [
    'Mẫu số có ký tự lạ giữa các chữ số.',
    'A picture of numbers has another sign between its digits.',
  ],
  D3087: () => [
    'Dấu nhóm đứng cạnh dấu thập phân trong mẫu số.',
    'A picture of numbers has a grouping separator beside its decimal separator.',
  ],
  D3088: () => [
    'Phần nguyên của mẫu số kết thúc bằng dấu nhóm.',
    'The whole part of a picture of numbers ends in a grouping separator.',
  ],
  D3089: () => [
    'Mẫu số có hai dấu nhóm liền nhau.',
    'A picture of numbers has two grouping separators side by side.',
  ],
  D3090: () => [
    'Trong phần nguyên của mẫu số, `#` phải đứng trước các chữ số.',
    'In the whole part of a picture of numbers `#` stands before the digits.',
  ],
  D3091: () => [
    'Trong phần thập phân của mẫu số, `#` phải đứng sau các chữ số.',
    'In the fraction of a picture of numbers `#` stands after the digits.',
  ],
  D3092: () => [
    'Mẫu số có số mũ thì không có dấu phần trăm hay phần nghìn.',
    'A picture of numbers with an exponent has no percent or per-mille sign.',
  ],
  D3093: () => [
    'Số mũ của mẫu số phải gồm các chữ số.',
    'The exponent of a picture of numbers is made of digits only.',
  ],
  D3110: () => ['Không đọc được thời điểm từ chuỗi.', 'The string cannot be read as an instant.'],
  D3130: () => [
    'Không viết hay đọc được số nguyên theo mẫu này.',
    'Whole numbers cannot be written or read by this picture.',
  ],
  D3131: () => [
    'Một mẫu số chỉ dùng chữ số của một hệ chữ.',
    'A picture of numbers takes its digits from one script.',
  ],
  D3132: () => [
    'Mẫu ngày giờ có thành phần không rõ trong `[ ]`.',
    'A date picture has an unknown component in `[ ]`.',
  ],
  D3133: () => [
    'Chỉ tháng và thứ trong tuần viết được bằng tên.',
    'Only months and days of the week are written by name.',
  ],
  D3134: () => [
    'Mẫu múi giờ phải gồm từ một đến bốn chữ số.',
    'An offset in a date picture is written with one to four digits.',
  ],
  D3135: () => ['Mẫu ngày giờ thiếu dấu `]`.', 'A date picture lacks a `]`.'],
  D3136: () => [
    'Mẫu ngày giờ thiếu thành phần để xác định một thời điểm.',
    'A date picture lacks components that an instant needs.',
  ],
  D3137: () => ['Không viết được giá trị thành chuỗi.', 'The value cannot be written as a string.'],
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
  T2001: op => [`Vế trái của phép ${op} phải là số.`, `The left side of ${op} must be a number.`],
  T2002: op => [`Vế phải của phép ${op} phải là số.`, `The right side of ${op} must be a number.`],
  T2003: () => ['Vế trái của `..` phải là số nguyên.', 'The left side of `..` must be an integer.'],
  T2004: () => ['Vế phải của `..` phải là số nguyên.', 'The right side of `..` must be an integer.'],
  T2009: op => [`Hai vế của phép ${op} phải cùng kiểu.`, `Both sides of ${op} must have the same type.`],
  T2010: op => [
    `Hai vế của phép ${op} phải là số hoặc chuỗi.`,
    `Both sides of ${op} must be numbers or strings.`,
  ],
};

/** The message of a code, in both languages. */
export function wordingOf(code: string, detail: string): Text {
  const wording = WORDINGS[code];
  return wording
    ? text(...wording(detail))
    : text('Không tính được biểu thức.', 'The expression could not be evaluated.');
}
