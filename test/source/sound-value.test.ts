import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWellFormed, isWellFormedByPattern } from '../../src/source/sound-value.js';

test.each([
  ['nothing', '', true],
  ['a name', 'Nguyễn Thị Thúy', true],
  ['a tab, a line and a bell', '\t\n\u0007', true],
  ['a NUL', 'An\u0000', false],
  ['half a pair at the end', 'An\ud83d', false],
  ['half a pair before a letter', '\udc00An', false],
  ['a pair', 'An 😀', true],
  ['a pair the wrong way round', '\udc00\ud83d', false],
])('%s', (_, text, sound) => {
  expect([isWellFormed(text), isWellFormedByPattern(text)]).toEqual([sound, sound]);
});

test('an engine without a method of its own says the same', () => {
  const text = fc.string({
    unit: fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('\u0000', '\ud83d', '\udc00', '\uffff')),
  });
  fc.assert(
    fc.property(text, each => {
      expect(isWellFormedByPattern(each)).toBe(isWellFormed(each));
    }),
  );
});
