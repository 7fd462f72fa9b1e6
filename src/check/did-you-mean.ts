import { nearest } from '../source/nearest.js';
import { type Text, text } from '../source/text.js';

const MOST_NAMES = 8;

/** What an unknown name could have been: the nearest known one, or the known ones. */
export function didYouMean(name: string, known: Iterable<string>): Text {
  const names = [...known];
  const near = nearest(name, names);
  if (near !== undefined && near !== name)
    return text(`Có phải ý bạn là "${near}"?`, `Did you mean "${near}"?`);
  if (names.length === 0) return text('Chưa khai báo tên nào loại này.', 'None of this kind is declared.');
  const listed = names.slice(0, MOST_NAMES).join(', ') + (names.length > MOST_NAMES ? ', …' : '');
  return text(`Các tên dùng được: ${listed}.`, `Known names: ${listed}.`);
}
