import { describe, expect, test } from 'vitest';
import { deadEnds } from '../../src/value/dead-ends.js';
import { linearFinder } from '../../src/value/pattern-finder.js';
import { RegexError } from '../../src/value/regex-error.js';

const free = () => undefined;

/** Where the native engine, always global as in JSONata, finds a pattern. */
function native(source: string, flags: string, text: string, from = 0) {
  const regex = new RegExp(source, `${flags}g`);
  regex.lastIndex = from;
  const match = regex.exec(text);
  return match
    ? { start: match.index, end: match.index + match[0].length, groups: match.slice(1) }
    : undefined;
}

test.each<[string, string, string, string, ...(string | undefined)[]]>([
  ['/ab(c+)/i', 'i', 'xABCCabc', 'ABCC', 'CC'],
  ['(a|ab)(c|bcd)(d*)', '', 'abcd', 'abcd', 'a', 'bcd', ''],
  ['(z)((a+)?(b+)?(c))*', '', 'zaacbbbcac', 'zaacbbbcac', 'z', 'ac', 'a', undefined, 'c'],
  ['a+?', '', 'aaa', 'a'],
  ['<(.+?)>', '', '<a><b>', '<a>', 'a'],
  ['(a*)*', '', 'b', '', undefined],
  ['(a*)+', '', 'b', '', ''],
  ['(?:a?)*?b', '', 'aab', 'aab'],
  ['(?:|a)+', '', 'aa', 'aa'],
  ['(?:|a)*', '', 'aa', 'aa'],
  ['(?:|a)+?', '', 'aa', ''],
  ['(|a){1,2}', '', 'aa', 'a', 'a'],
  ['(|a){2,}', '', 'aa', 'aa', 'a'],
  ['(a?){3}', '', 'a', 'a', ''],
  ['(a?){0,3}', '', 'a', 'a', 'a'],
  ['(a){0}b', '', 'ab', 'b', undefined],
  ['(?:(a)|(b))+', '', 'ab', 'ab', undefined, 'b'],
  ['(?<day>\\d{1,2})/(?<month>\\d+)', '', 'ngày 02/9', '02/9', '02', '9'],
  ['^b', 'm', 'a\nb', 'b'],
  ['a$', 'm', 'ba\u2028', 'a'],
  ['đ', 'i', 'Đ', 'Đ'],
  ['\\u{2}', '', 'uu', 'uu'],
  ['\\p{2}', '', 'pp', 'pp'],
  ['a{,2}', '', 'a{,2}', 'a{,2}'],
  ['\\c', '', '\\c', '\\c'],
  ['\\C', '', 'C', 'C'],
  ['\\012', '', '\n', '\n'],
  ['[\\1]', '', '\u0001', '\u0001'],
  ['😀+', '', '😀😀', '😀'],
  ['^.', '', '😀', '\ud83d'],
  ['\\ude00', '', '😀', '\ude00'],
  ['[😀]', '', '😀', '\ud83d'],
])('%s with flags "%s" in %j finds %j', (shown, flags, text, whole, ...groups) => {
  const source = shown.replace(/^\/(.*)\/i$/, '$1');
  const found = linearFinder(source, flags).find(text, 0, free);
  expect(found).toEqual(native(source, flags, text));
  expect(text.slice(found?.start, found?.end)).toBe(whole);
  expect(found?.groups).toEqual(groups);
});

test.each([
  ['\\u017f', 's'],
  ['s', '\u017f'],
  ['\\u212a', 'k'],
  ['[k]', '\u212a'],
  ['\\w', '\u017f'],
  ['ß', '\u1e9e'],
  ['ı', 'I'],
])('%s with the flag i is not found in %j, as the native engine folds case', (source, text) => {
  expect(native(source, 'i', text)).toBeUndefined();
  expect(linearFinder(source, 'i').find(text, 0, free)).toBeUndefined();
});

test.each([
  ['a', 'aba', 1, 2],
  ['^a', 'aa', 1, undefined],
  ['\\bb', 'ab', 1, undefined],
  ['\\Bb', 'ab', 1, 1],
  ['$', 'ab', 1, 2],
  ['(?:)', 'ab', 2, 2],
  ['(?:)', 'ab', 3, undefined],
])('%s in %j from %i on begins at %s: what stands before counts', (source, text, from, start) => {
  expect(native(source, '', text, from)?.start).toBe(start);
  expect(linearFinder(source, '').find(text, from, free)?.start).toBe(start);
});

describe('refused', () => {
  test.each([
    ['(?=a)b', '', 'cannot look ahead or behind with "(?=…)"'],
    ['(?!a)b', '', 'cannot look ahead or behind with "(?!…)"'],
    ['(?<=a)b', '', 'cannot look ahead or behind with "(?<=…)"'],
    ['(?<!a)b', '', 'cannot look ahead or behind with "(?<!…)"'],
    ['(a)\\1', '', 'cannot refer back with "\\1"'],
    ['\\1(a)', '', 'cannot refer back with "\\1"'],
    ['(?<n>a)\\k<n>', '', 'cannot refer back with "\\k"'],
    ['(', '', 'not a regular expression of ECMAScript: check'],
    ['a**', '', 'not a regular expression'],
    ['a{2,1}', '', 'not a regular expression'],
    ['a', 'ii', 'not a regular expression'],
    ['a', 's', 'flags the linear matcher does not have'],
    ['a', 'u', 'flags the linear matcher does not have'],
    ['a{1001}', '', 'more than 1,000'],
    ['a{2,1001}', '', 'more than 1,000'],
    ['a'.repeat(501), '', 'too large'],
    ['(?:abcdefghij){1000}', '', 'too large'],
    ['(?:(?:(?:){1000}){1000}){1000}', '', 'too large'],
    ['(a)'.repeat(100), '', 'too large'],
    [`${'('.repeat(100)}a?${')+'.repeat(100)}`, '', 'too large'],
  ])('%s with flags "%s": it %s', (source, flags, reason) => {
    expect(() => linearFinder(source, flags)).toThrow(RegexError);
    expect(() => linearFinder(source, flags)).toThrow(reason);
  });

  test('but not what is merely nested or long', () => {
    for (const source of [
      `${'(?:'.repeat(90)}a${')+'.repeat(90)}`,
      'a{0,1000}{',
      '(a)'.repeat(40),
      'a'.repeat(500),
    ])
      expect(linearFinder(source, 'gim').find('aaa', 0, free)).toEqual(native(source, 'im', 'aaa'));
  });
});

describe('spending', () => {
  test('may end a search, and what that had not settled yet counts for nothing', () => {
    const source = 'x.*y|x|a.*b|a';
    const text = 'xaaaaaaab';
    const finder = linearFinder(source, '');
    for (let characters = 1; characters < text.length; characters += 1) {
      expect(finder.find(text, 0, free)).toEqual({ start: 0, end: 1, groups: [] });
      let left = characters;
      const spend = () => {
        left -= 1;
        if (left === 0) throw new Error('spent');
      };
      expect(() => finder.find(text, 1, spend)).toThrow('spent');
      expect(finder.find(text, 1, free)).toEqual({ start: 1, end: 9, groups: [] });
    }
  });

  test('a search in another text between two, or from further ahead, changes nothing', () => {
    const finder = linearFinder('a.*b|a', '');
    const texts = ['aaaaaa', 'aaaaab', 'aabaaa'];
    for (const from of [0, 1, 0, 4, 2, 3])
      for (const text of texts)
        expect(finder.find(text, from, free)).toEqual(native('a.*b|a', '', text, from));
  });

  test('is also for the slots that are copied', () => {
    const paid = (source: string): number => {
      let steps = 0;
      linearFinder(source, '').find('aaaa', 0, more => {
        steps += more;
      });
      return steps;
    };
    // Four characters and the end, at each a group of two slots opened, and closed after the first.
    expect(paid('(a)*b') - paid('(?:a)*b')).toBeGreaterThanOrEqual(4 * (1 + 2) * 2);
  });

  test('nothing is looked for where an anchored pattern cannot begin', () => {
    let steps = 0;
    linearFinder('^ab', '').find('x'.repeat(1000), 0, more => {
      steps += more;
    });
    expect(steps).toBeLessThan(5);
  });
});

test('dead ends that would take more than 2 MB are not kept, which changes no answer', () => {
  expect(deadEnds(500_000, 32)).toBeDefined();
  expect(deadEnds(500_000, 33)).toBeUndefined();
  const [source, text] = ['(?:a{900}b|a.*!|a)', 'a'.repeat(20_000)];
  const finder = linearFinder(source, '');
  for (const from of [0, 1, 19_000])
    expect(finder.find(text, from, free)).toEqual(native(source, '', text, from));
});
