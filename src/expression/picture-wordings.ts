import { type Text, text } from '../source/text.js';

/** One message per code of the pictures. */
const WORDINGS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  timezone: [
    'Múi giờ phải viết dạng ±HHMM, ví dụ "+0700".',
    'An offset from UTC is written ±HHMM, as in "+0700".',
  ],
  'picture-length': ['Mẫu định dạng quá dài.', 'A picture is too long.'],
  D3080: [
    'Mẫu số có quá hai phần cách nhau bằng dấu `;`.',
    'A picture of numbers has at most two parts, parted by `;`.',
  ],
  D3081: ['Mẫu số có hai dấu thập phân.', 'A picture of numbers has more than one decimal separator.'],
  D3082: ['Mẫu số có hai dấu phần trăm.', 'A picture of numbers has more than one percent sign.'],
  D3083: ['Mẫu số có hai dấu phần nghìn.', 'A picture of numbers has more than one per-mille sign.'],
  D3084: [
    'Mẫu số không được có cả dấu phần trăm và dấu phần nghìn.',
    'A picture of numbers cannot have both a percent and a per-mille sign.',
  ],
  D3085: ['Mẫu số không có chữ số nào.', 'A picture of numbers needs a digit.'],
  D3086: ['Mẫu số có ký tự lạ giữa các chữ số.', 'A picture of numbers has another sign between its digits.'],
  D3087: [
    'Dấu nhóm đứng cạnh dấu thập phân trong mẫu số.',
    'A picture of numbers has a grouping separator beside its decimal separator.',
  ],
  D3088: [
    'Phần nguyên của mẫu số kết thúc bằng dấu nhóm.',
    'The whole part of a picture of numbers ends in a grouping separator.',
  ],
  D3089: [
    'Mẫu số có hai dấu nhóm liền nhau.',
    'A picture of numbers has two grouping separators side by side.',
  ],
  D3090: [
    'Trong phần nguyên của mẫu số, `#` phải đứng trước các chữ số.',
    'In the whole part of a picture of numbers `#` stands before the digits.',
  ],
  D3091: [
    'Trong phần thập phân của mẫu số, `#` phải đứng sau các chữ số.',
    'In the fraction of a picture of numbers `#` stands after the digits.',
  ],
  D3092: [
    'Mẫu số có số mũ thì không có dấu phần trăm hay phần nghìn.',
    'A picture of numbers with an exponent has no percent or per-mille sign.',
  ],
  D3093: [
    'Số mũ của mẫu số phải gồm các chữ số.',
    'The exponent of a picture of numbers is made of digits only.',
  ],
  D3110: ['Không đọc được thời điểm từ chuỗi.', 'The string cannot be read as an instant.'],
  D3130: [
    'Không viết hay đọc được số nguyên theo mẫu này.',
    'Whole numbers cannot be written or read by this picture.',
  ],
  D3131: [
    'Một mẫu số chỉ dùng chữ số của một hệ chữ.',
    'A picture of numbers takes its digits from one script.',
  ],
  D3132: [
    'Mẫu ngày giờ có thành phần không rõ trong `[ ]`.',
    'A date picture has an unknown component in `[ ]`.',
  ],
  D3133: [
    'Chỉ tháng và thứ trong tuần viết được bằng tên.',
    'Only months and days of the week are written by name.',
  ],
  D3134: [
    'Mẫu múi giờ phải gồm từ một đến bốn chữ số.',
    'An offset in a date picture is written with one to four digits.',
  ],
  D3135: ['Mẫu ngày giờ thiếu dấu `]`.', 'A date picture lacks a `]`.'],
  D3136: [
    'Mẫu ngày giờ thiếu thành phần để xác định một thời điểm.',
    'A date picture lacks components that an instant needs.',
  ],
};

/** Every code that only pictures give. */
export const PICTURE_CODES: readonly string[] = Object.keys(WORDINGS);

export function pictureWording(code: string): Text | undefined {
  const wording = WORDINGS[code];
  return wording && text(...wording);
}
