import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearRegex, patternProblem, RegexError } from '../../src/value/regex.js';

test.each<[string, string, boolean]>([
  ['^\\d{12}$', '001190012345', true],
  ['^\\d{12}$', '٠٠١١٩٠٠١٢٣٤٥', false],
  ['^a$', 'a\n', false],
  ['b', 'abc', true],
  ['^.$', '😀', true],
  ['^.$', '\r', false],
  ['^.$', '\u2028', false],
  ['^\\s$', '\u00a0', true],
  ['^\\S$', '\ufeff', false],
  ['^[\\s-]$', '\u2003', true],
  ['^[[:alpha:]$', '[', true],
  ['^[[:alpha:]$', 'z', false],
  ['^[^]$', '\n', true],
  ['^\\p{Script=Latin}+$', 'Thuý', true],
  ['^\\p{Lu}', 'Đặng', true],
  ['^(?<year>\\d{4})$', '1960', true],
  ['^\\u{1F600}$', '😀', true],
  ['^\\cA$', '\u0001', true],
  ['^\\w$', 'é', false],
  ['^[a\\S]$', 'z', true],
  ['^[a\\S]$', '\ufeff', false],
  ['^\\p{Script_Extensions=Latin}$', 'ă', true],
  ['^\\ud83d\\ude00$', '😀', true],
  ['^.$', '\ud83d', true],
  ['\\ude00', '😀', false],
  ['\\bxã\\b', 'xã', false],
  ['a\\Bb', 'ab', true],
  ['^[\\]\\\\]$', ']', true],
  ['^(?:a|)$', '', true],
  ['(?:)', '', true],
  ['^a{0}$', '', true],
  ['^(?:a{2}|b){3}$', 'aabaa', true],
])('%s on %j: %s, as ECMA-262 has it', (pattern, value, found) => {
  expect(new RegExp(pattern, 'u').test(value)).toBe(found);
  expect(linearRegex(pattern).test(value)).toBe(found);
});

test.each([
  ['(?=a)b', 'cannot look ahead or behind'],
  ['(?<!a)b', 'cannot look ahead or behind'],
  ['(a)\\1', 'cannot refer back'],
  ['(?<n>a)\\k<n>', 'cannot refer back'],
  ['[', 'not a regular expression'],
  ['\\-', 'not a regular expression'],
  ['(?i)a', 'not a regular expression'],
  ['(?:abcdefghij){9000}', 'too large'],
  ['a'.repeat(501), 'too large'],
  ['a{0,900}'.repeat(6), 'too large'],
  ['a{1001}', 'more than 1,000'],
  ['a{2,1001}', 'more than 1,000'],
  ['a{99999999,}?', 'more than 1,000'],
  ['(?:(?:a{40}){40}){40}', 'too large'],
  ['(?:(?:(?:){1000}){1000}){1000}', 'too large'],
])('%s is refused: it %s', (pattern, reason) => {
  expect(patternProblem(pattern)?.en).toContain(reason);
  expect(patternProblem(pattern)?.vi).toMatch(/^Mẫu \(pattern\) /);
  expect(() => linearRegex(pattern)).toThrow(RegexError);
});

test('two patterns have two texts, by which Ajv tells them apart', () => {
  expect(String(linearRegex('^a$'))).toBe('^a$');
  expect(String(linearRegex('^b$'))).toBe('^b$');
  expect(patternProblem('^a$')).toBeUndefined();
});

const hostile = [
  '^(a+)+$',
  '^(a|a)*$',
  '(x+x+)+y',
  '^([a-z]+)*\\d$',
  '^(?:.*a.{0,90}b)$',
  '^(\\w+\\s?)*$',
  '(.*){9}!',
];

test.each(hostile)('%s ends soon on 64 kB', pattern => {
  const regex = linearRegex(pattern);
  for (const value of ['a'.repeat(65_535), 'ab'.repeat(32_767), 'x'.repeat(65_535)]) {
    expect(typeof regex.test(`${value}\u0000`)).toBe('boolean');
  }
});

test('small patterns mean what the native engine means', () => {
  const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '\\d', '\\s', '(?:a|b)', '\\w', '[\\s1]');
  const piece = fc
    .tuple(atom, fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}'))
    .map(parts => parts.join(''));
  const pattern = fc.tuple(
    fc.constantFrom('', '^'),
    fc.array(piece, { maxLength: 5 }),
    fc.constantFrom('', '$'),
  );
  const value = fc.string({
    unit: fc.constantFrom('a', 'b', '1', ' ', '\n', 'é', '\u00a0', '😀'),
    maxLength: 8,
  });
  fc.assert(
    fc.property(pattern, value, ([start, pieces, end], text) => {
      const source = start + pieces.join('') + end;
      expect(linearRegex(source).test(text)).toBe(new RegExp(source, 'u').test(text));
    }),
    { numRuns: 500 },
  );
});

describe('the official suite of ECMA-262 patterns', () => {
  const file = '../shared/conformance/json-schema/draft2020-12/optional/ecmascript-regex.json';
  test('is met or refused, never answered wrongly', () => {
    if (!existsSync(file)) return console.warn(`skipped: ${file} is not here`);
    const groups = JSON.parse(readFileSync(file, 'utf8'));
    let [met, refused] = [0, 0];
    for (const { schema, tests } of groups) {
      if (typeof schema.pattern !== 'string') continue;
      for (const { data, valid } of tests) {
        if (typeof data !== 'string') continue;
        if (patternProblem(schema.pattern)) refused += 1;
        else {
          expect([schema.pattern, data, linearRegex(schema.pattern).test(data)]).toEqual([
            schema.pattern,
            data,
            valid,
          ]);
          met += 1;
        }
      }
    }
    console.info(`ecmascript-regex: ${met} met, ${refused} refused`);
    expect(met).toBeGreaterThan(40);
  });
});
