import type { Text } from '../source/text.js';
import { text } from '../source/text.js';

export function helpOf(_name: string): Text | undefined {
  return text('', '');
}
