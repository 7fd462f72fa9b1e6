import { type Text, text } from '../source/text.js';

type Row = readonly [signature: string, vi: string, en: string];

const LISTS: readonly Row[] = [
  ['$count(list)', 'Số phần tử của danh sách.', 'How many elements a list has.'],
  [
    '$exists(value)',
    'Đúng khi có giá trị, kể cả giá trị rỗng hay sai.',
    'True when there is a value, even an empty or false one.',
  ],
  ['$append(list, more)', 'Nối hai danh sách thành một.', 'Two lists as one.'],
  ['$reverse(list)', 'Danh sách theo thứ tự ngược lại.', 'A list the other way round.'],
  [
    '$sort(list, comesAfter?)',
    'Xếp tăng dần danh sách số hoặc chuỗi; hoặc theo hàm cho biết phần tử thứ nhất có đứng sau không.',
    'Numbers or strings in ascending order, or as a function says whether its first argument comes after.',
  ],
  ['$distinct(list)', 'Bỏ các giá trị trùng nhau.', 'Each value once.'],
  [
    '$zip(lists…)',
    'Ghép các phần tử cùng vị trí của nhiều danh sách.',
    'The elements of several lists put together, place by place.',
  ],
  [
    '$map(list, function)',
    'Gọi hàm với từng phần tử, giữ các kết quả.',
    'What a function gives for each element.',
  ],
  [
    '$filter(list, function)',
    'Giữ các phần tử mà hàm cho là đúng.',
    'The elements for which a function gives true.',
  ],
  [
    '$single(list, function?)',
    'Phần tử duy nhất mà hàm cho là đúng; không có hoặc có nhiều là lỗi.',
    'The only element for which a function gives true; none or several is an error.',
  ],
  [
    '$reduce(list, function, start?)',
    'Gộp danh sách thành một giá trị, lần lượt từng phần tử.',
    'A list made into one value, element by element.',
  ],
];

const NUMBERS: readonly Row[] = [
  ['$sum(list)', 'Tổng các số trong danh sách.', 'The sum of a list of numbers.'],
  ['$max(list)', 'Số lớn nhất trong danh sách.', 'The greatest of a list of numbers.'],
  ['$min(list)', 'Số nhỏ nhất trong danh sách.', 'The least of a list of numbers.'],
  ['$average(list)', 'Trung bình cộng của danh sách số.', 'The mean of a list of numbers.'],
  ['$number(value?)', 'Đổi chuỗi hoặc đúng/sai thành số.', 'A string or a true or false as a number.'],
  ['$abs(number?)', 'Giá trị tuyệt đối.', 'A number without its sign.'],
  ['$floor(number?)', 'Làm tròn xuống số nguyên.', 'Rounded down to a whole number.'],
  ['$ceil(number?)', 'Làm tròn lên số nguyên.', 'Rounded up to a whole number.'],
  [
    '$round(number?, places?)',
    'Làm tròn đến số chữ số thập phân đã cho; đúng nửa thì về số chẵn.',
    'Rounded to so many decimal places, a half to the even neighbour.',
  ],
  ['$power(number?, exponent)', 'Lũy thừa.', 'A number raised to a power.'],
  ['$sqrt(number?)', 'Căn bậc hai.', 'The square root.'],
  [
    '$formatBase(number?, base?)',
    'Viết số nguyên theo cơ số 2 đến 36.',
    'A whole number written in a base from 2 to 36.',
  ],
];

const STRINGS: readonly Row[] = [
  [
    '$string(value?, pretty?)',
    'Viết giá trị thành chuỗi; danh sách và đối tượng thành JSON.',
    'A value as a string; lists and objects as JSON.',
  ],
  ['$length(text?)', 'Số ký tự.', 'How many characters.'],
  ['$uppercase(text?)', 'Viết hoa toàn bộ.', 'In capital letters.'],
  ['$lowercase(text?)', 'Viết thường toàn bộ.', 'In small letters.'],
  [
    '$trim(text?)',
    'Bỏ khoảng trắng hai đầu và khoảng trắng thừa ở giữa.',
    'Without blanks at the ends, with single ones between words.',
  ],
  [
    '$substring(text?, start, length?)',
    'Phần chuỗi từ vị trí đã cho, tính từ 0; số âm là tính từ cuối.',
    'The part from a position, counted from 0, or from the end when negative.',
  ],
  ['$substringBefore(text?, mark)', 'Phần đứng trước dấu đã cho.', 'The part before a mark.'],
  ['$substringAfter(text?, mark)', 'Phần đứng sau dấu đã cho.', 'The part after a mark.'],
  [
    '$contains(text?, pattern)',
    'Đúng khi trong chuỗi có mẫu đã cho.',
    'True when a string or a pattern is found in the text.',
  ],
  [
    '$split(text?, separator, limit?)',
    'Tách chuỗi thành danh sách.',
    'The parts of a text between separators, as a list.',
  ],
  ['$join(list, separator?)', 'Nối danh sách chuỗi thành một chuỗi.', 'A list of strings as one string.'],
  [
    '$replace(text?, pattern, by, limit?)',
    'Thay mỗi chỗ khớp bằng chuỗi khác, hoặc bằng kết quả của một hàm.',
    'Each match replaced, by a string or by what a function gives for it.',
  ],
  [
    '$match(text?, pattern, limit?)',
    'Các chỗ khớp với biểu thức chính quy: `match`, `index`, `groups`.',
    'What a pattern finds, each as `match`, `index` and `groups`.',
  ],
  [
    '$pad(text?, width, fill?)',
    'Thêm ký tự vào bên phải cho đủ độ dài; độ dài âm thì thêm bên trái.',
    'Filled up to a width on the right, or on the left when the width is negative.',
  ],
  ['$encodeUrl(text?)', 'Mã hóa cả một địa chỉ URL.', 'A whole URL, encoded.'],
  ['$encodeUrlComponent(text?)', 'Mã hóa một thành phần của URL.', 'A part of a URL, encoded.'],
  ['$decodeUrl(text?)', 'Giải mã cả một địa chỉ URL.', 'A whole URL, decoded.'],
  ['$decodeUrlComponent(text?)', 'Giải mã một thành phần của URL.', 'A part of a URL, decoded.'],
];

const OBJECTS: readonly Row[] = [
  ['$keys(object?)', 'Tên các trường.', 'The names of the fields.'],
  ['$lookup(object?, name)', 'Trường có tên được tính ra.', 'The field of a name that is computed.'],
  [
    '$merge(objects)',
    'Gộp các đối tượng; trường trùng tên lấy của đối tượng sau.',
    'Objects as one; of fields of one name the last.',
  ],
  ['$spread(object?)', 'Tách thành một đối tượng cho mỗi trường.', 'One object for each field.'],
  [
    '$each(object?, function)',
    'Gọi hàm với từng trường: giá trị, rồi tên.',
    'What a function gives for each field: its value, then its name.',
  ],
  [
    '$sift(object?, function?)',
    'Giữ các trường mà hàm cho là đúng.',
    'The fields for which a function gives true.',
  ],
  ['$type(value)', 'Tên kiểu của giá trị, ví dụ "string".', 'The name of the kind of a value, as "string".'],
  ['$boolean(value?)', 'Giá trị được tính là đúng hay sai.', 'Whether a value counts as true.'],
  ['$not(value?)', 'Đúng khi giá trị được tính là sai.', 'True when a value does not count as true.'],
];

const PICTURES: readonly Row[] = [
  ['$now(picture?, zone?)', 'Thời điểm hiện tại, thành chuỗi.', 'The present instant as a string.'],
  ['$millis()', 'Thời điểm hiện tại, tính bằng mili giây.', 'The present instant in milliseconds.'],
  [
    '$formatNumber(number?, picture, signs?)',
    'Viết số theo mẫu, ví dụ "#,##0".',
    'A number written by a picture such as "#,##0".',
  ],
  [
    '$formatInteger(number?, picture)',
    'Viết số nguyên theo mẫu: "001", "I", "w".',
    'A whole number written by a picture: "001", "I", "w".',
  ],
  [
    '$parseInteger(text?, picture)',
    'Đọc số nguyên viết theo mẫu.',
    'The whole number that is written by a picture.',
  ],
  [
    '$fromMillis(millis?, picture?, zone?)',
    'Viết thời điểm theo mẫu, ví dụ "[D01]/[M01]/[Y0001]".',
    'An instant written by a picture such as "[D01]/[M01]/[Y0001]".',
  ],
  [
    '$toMillis(text?, picture?)',
    'Đọc thời điểm, viết theo ISO 8601 hoặc theo mẫu.',
    'The instant that is written in ISO 8601 or by a picture.',
  ],
];

const FIELD: readonly Row[] = [
  ['$days(from, to)', 'Số ngày từ ngày này đến ngày kia.', 'The days from one date to another.'],
  [
    '$years(from, to)',
    'Số năm tròn giữa hai ngày, như tính tuổi.',
    'Full years between two dates, as an age.',
  ],
  ['$addDays(date, days)', 'Ngày sau đó bao nhiêu ngày.', 'The date so many days later.'],
  [
    '$addMonths(date, months)',
    'Ngày ấy sau bao nhiêu tháng; tháng ngắn hơn thì là ngày cuối tháng.',
    'The same day so many months later, or the last of a shorter month.',
  ],
  ['$inWords(value)', 'Đọc số hoặc ngày thành chữ tiếng Việt.', 'A number or a date in Vietnamese words.'],
  [
    '$fold(text?)',
    'Tên ở dạng để so sánh: chữ hoa, một dấu cách, dấu thanh đặt về một chỗ.',
    'A name as it is compared: capitals, single blanks, tone marks in one place.',
  ],
];

const HELP: ReadonlyMap<string, Text> = new Map(
  [...LISTS, ...NUMBERS, ...STRINGS, ...OBJECTS, ...PICTURES, ...FIELD].map(([signature, vi, en]) => [
    signature.slice(1, signature.indexOf('(')),
    text(`${signature}: ${vi}`, `${signature}: ${en}`),
  ]),
);

/** What a function does, with what it takes: `?` after what may be left out. Undefined for any other name. */
export const helpOf = (name: string): Text | undefined => HELP.get(name);

/** Every name that has help, without `$`. */
export const HELPED: readonly string[] = [...HELP.keys()];
