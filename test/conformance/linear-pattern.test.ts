import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { linearRegex, patternProblem } from '../../src/value/regex.js';

/** Atoms of ECMA-262 with the u flag, as JSON Schema patterns have them. */
const atoms = [
  'a',
  'b',
  'đ',
  '😀',
  '-',
  ' ',
  '.',
  '\\d',
  '\\D',
  '\\w',
  '\\W',
  '\\s',
  '\\S',
  '\\p{L}',
  '\\P{Lu}',
  '\\p{Script=Latin}',
  '\\.',
  '\\/',
  '\\n',
  '\\x61',
  '\\u0111',
  '\\u{1F600}',
  '\\ud83d\\ude00',
  '\\cJ',
  '\\0',
  '[ab]',
  '[^ab]',
  '[a-c1-3]',
  '[\\d\\s]',
  '[^\\S]',
  '[\\]\\\\^-]',
  '[.]',
  '[]',
  '[^]',
  '[\\p{L}-]',
  '[😀đ]',
  '[\\b]',
  '[(|)*]',
  '\\*',
  '\\(',
  '\\[',
];
/** Those both older engine and ECMA-262 read alike, without translation. */
const plain = [
  'a',
  'b',
  'đ',
  '😀',
  '-',
  '\\d',
  '\\w',
  '\\D',
  '[ab]',
  '[^ab]',
  '[a-c1-3]',
  '\\.',
  '\\p{L}',
  '\\x61',
];
const repetitions = ['', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,3}', '{0,2}?', '{2,}', '{0}'];

function patterns(leaves: readonly string[], positions: readonly string[]) {
  const { pattern } = fc.letrec<{ pattern: string; piece: string }>(tie => ({
    piece: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      fc.tuple(fc.constantFrom(...leaves), fc.constantFrom(...repetitions)).map(parts => parts.join('')),
      fc.constantFrom(...positions),
      fc
        .tuple(fc.constantFrom('(', '(?:'), tie('pattern'), fc.constantFrom(...repetitions))
        .map(([open, inside, times]) => `${open}${inside})${times}`),
    ),
    pattern: fc
      .array(fc.array(tie('piece'), { maxLength: 3 }), { minLength: 1, maxLength: 2 })
      .map(options => options.map(pieces => pieces.join('')).join('|')),
  }));
  return pattern.filter(source => source.length <= 80);
}

const value = fc.string({
  unit: fc.constantFrom(
    'a',
    'b',
    'c',
    'A',
    '1',
    ' ',
    '\n',
    '\u2028',
    '\u00a0',
    '-',
    '.',
    'đ',
    'Đ',
    '😀',
    '\ud83d',
    '\ude00',
    '\0',
    '\b',
    ']',
    '\\',
    '(',
    '*',
    '_',
  ),
  maxLength: 12,
});

describe('the linear matcher', () => {
  test('answers as the native engine does', () => {
    let found = 0;
    const runs = 10_000;
    fc.assert(
      fc.property(patterns(atoms, ['^', '$', '\\b', '\\B']), value, (source, text) => {
        const native = searched(source).test(text);
        if (native) found += 1;
        expect(linearRegex(source).test(text)).toBe(native);
      }),
      { numRuns: runs },
    );
    expect(found).toBeGreaterThan(runs / 20);
    expect(found).toBeLessThan(runs - runs / 20);
  });

  test('finds nothing between the halves of a character', () => {
    expect(searched('\\B').test('a😀a')).toBe(false);
    expect(linearRegex('\\B').test('a😀a')).toBe(false);
    expect(linearRegex('\\B').test('a😀😀a')).toBe(true);
  });

  test('answers as re2js does, on one matcher for many texts', () => {
    fc.assert(
      fc.property(
        patterns(plain, ['^', '\\b']),
        fc.array(value, { minLength: 1, maxLength: 8 }),
        (source, texts) => {
          const [ours, theirs] = [linearRegex(`^(?:${source})$`), RE2JS.compile(`^(?:${source})\\z`)];
          for (const text of texts.filter(one => !/\p{Cs}/u.test(one)))
            expect([text, ours.test(text)]).toEqual([text, theirs.matcher(text).find()]);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test('reads every code point of the planes in use as the native engine does', () => {
    for (const source of ['^\\s$', '^\\S$', '^\\w$', '^.$', '^\\p{L}$', '^[^\\p{Lu}\\d]$', '^\\b']) {
      const [ours, native] = [linearRegex(source), new RegExp(source, 'u')];
      const differing: number[] = [];
      for (let code = 0; code < 0x20000; code += 1) {
        const text = String.fromCodePoint(code);
        if (ours.test(text) !== native.test(text)) differing.push(code);
      }
      expect([source, differing]).toEqual([source, []]);
    }
  });

  test('refuses every pattern the native engine refuses', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'ab\\()[]{}?*+|^$-.,:<>=!1dpkux'), maxLength: 10 });
    fc.assert(
      fc.property(noise, source => {
        const native = compiles(source);
        if (!native) expect(patternProblem(source)?.en).toContain('not a regular expression');
        else if (!patternProblem(source))
          for (const text of ['', 'a', 'ab', '1d', '-', 'aab{'])
            expect([text, linearRegex(source).test(text)]).toEqual([
              text,
              new RegExp(source, 'u').test(text),
            ]);
      }),
      { numRuns: 10_000 },
    );
  });
});

/**
 * The native engine, made to try every character as ECMA-262 §22.2.7.2 says. Left to search by itself, V8 also tries
 * between the halves of a surrogate pair, and finds `\B` in 'a😀a'.
 */
const searched = (source: string): RegExp => new RegExp(`^[^]*?(?:${source})`, 'u');

function compiles(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
