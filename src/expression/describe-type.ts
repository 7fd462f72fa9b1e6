import { type Text, text } from '../source/text.js';
import type { StringType, Type } from './type.js';

const FORMATS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  date: ['ngày (YYYY-MM-DD)', 'date (YYYY-MM-DD)'],
  'partial-date': ['ngày có thể thiếu ngày, tháng', 'partial date'],
  'date-time': ['thời điểm', 'instant'],
};

/** A type in words, both languages: “chuỗi, danh sách (chuỗi) hoặc không có giá trị”. */
export function describeType(type: Type): Text {
  const parts = partsOf(type);
  return text(
    listed(
      parts.map(part => part.vi),
      ' hoặc ',
    ),
    listed(
      parts.map(part => part.en),
      ' or ',
    ),
  );
}

function listed(parts: readonly string[], or: string): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')}${or}${parts.at(-1)}`;
}

function partsOf(type: Type): readonly Text[] {
  if (type.any) return [text('giá trị bất kỳ', 'anything')];
  const parts: Text[] = [];
  if (type.string) parts.push(describeString(type.string));
  if (type.number) parts.push(type.number.integer ? text('số nguyên', 'integer') : text('số', 'number'));
  if (type.boolean) parts.push(text('đúng/sai', 'true or false'));
  if (type.object) parts.push(text('đối tượng', 'object'));
  if (type.array) parts.push(describeList(type.array));
  if (type.function) parts.push(text('hàm', 'function'));
  if (type.null) parts.push(text('null', 'null'));
  if (type.nothing || parts.length === 0) parts.push(text('không có giá trị', 'nothing'));
  return parts;
}

function describeString(type: StringType): Text {
  if (type.enum) {
    const shown = type.enum
      .slice(0, 6)
      .map(each => JSON.stringify(each))
      .join(', ');
    const more = type.enum.length > 6 ? ', …' : '';
    return text(`một trong ${shown}${more}`, `one of ${shown}${more}`);
  }
  const known = FORMATS[type.format ?? ''];
  if (known) return text(...known);
  return type.format
    ? text(`chuỗi dạng ${type.format}`, `string of format ${type.format}`)
    : text('chuỗi', 'string');
}

function describeList(element: Type): Text {
  if (Object.keys(element).length === 0) return text('danh sách rỗng', 'empty list');
  const inside = describeType(element);
  return text(`danh sách (${inside.vi})`, `list (${inside.en})`);
}
