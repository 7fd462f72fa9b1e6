import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import type { Found } from '../../src/value/pattern-finder.js';
import { linearFinder } from '../../src/value/pattern-finder.js';
import { RegexError } from '../../src/value/regex-error.js';
// @ts-expect-error the script is plain JavaScript, so that it runs without a build
import { doorSize } from '../bench/door-size.mjs';
import { hostile } from '../value/hostile-patterns.js';

const bundle = doorSize as (source: string) => Promise<{ readonly code: string; readonly gzip: number }>;

const runs = Number(process.env.THUTUC_RUNS ?? 10_000);
const seed = Number(process.env.THUTUC_SEED ?? 20260912);

/** Atoms of ECMA-262 without the u flag, many of them not to be had with it. */
const atoms = [
  ...'aAbB1- _đĐ{}]/\n',
  ...'ßſsKKkkµμΜσςΣIİıǅǆéÉ',
  '😀',
  '\ud83d',
  '\ude00',
  '.',
  '\\d',
  '\\D',
  '\\w',
  '\\W',
  '\\s',
  '\\S',
  '\\p{L}',
  '\\.',
  '\\/',
  '\\-',
  '\\a',
  '\\é',
  '\\C',
  '\\_',
  '\\n',
  '\\x61',
  '\\x4',
  '\\u0111',
  '\\u{2}',
  '\\u12',
  '\\ud83d\\ude00',
  '\\cJ',
  '\\c',
  '\\c1',
  '\\0',
  '\\012',
  '\\08',
  '[ab]',
  '[^ab]',
  '[a-c1-3]',
  '[\\d\\s]',
  '[^\\S]',
  '[\\]\\\\^-]',
  '[.]',
  '[]',
  '[^]',
  '[😀đ]',
  '[^😀]',
  '[\\b]',
  '[(|)*]',
  '[\\w-a]',
  '[\\1]',
  '[\\c1]',
  '[\\c]',
  '[k-ſ]',
  '[^s]',
  '\\*',
  '\\(',
  '\\[',
  '{,2}',
  '{a}',
  'a{,2}',
  'a{1',
];
const times = ['', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,3}', '{0,2}?', '{2,}', '{0}', '{1,}?'];
const letters = [
  ...'aAbB1- _đĐ{}]/\\\n\r\u2028\u00a0',
  ...'ßſsSKKkµμΜσςΣIiİıǅǆéÉ',
  '😀',
  '\ud83d',
  '\ude00',
  '\0',
  '\b',
  '\u0011',
  '\u001f',
  ',',
  'x',
  'u',
  'c',
  '(',
  '*',
];

interface Grammar {
  readonly atoms: readonly string[];
  readonly letters: readonly string[];
  /** Most characters of a pattern and of a text: the native engine may take exponential time. */
  readonly most: readonly [pattern: number, text: number];
  /** How deep groups nest. */
  readonly depth: number;
}

function patterns({ atoms, most, depth }: Grammar): fc.Arbitrary<string> {
  const { pattern } = fc.letrec<{ pattern: string; piece: string }>(tie => ({
    piece: fc.oneof(
      { maxDepth: depth, depthSize: 'small' },
      fc.tuple(fc.constantFrom(...atoms), fc.constantFrom(...times)).map(parts => parts.join('')),
      fc.constantFrom('^', '$', '\\b', '\\B'),
      fc
        .tuple(fc.constantFrom('(', '(', '(?:', '(?<n>'), tie('pattern'), fc.constantFrom(...times))
        .map(([open, inside, count]) => `${open}${inside})${count}`),
    ),
    pattern: fc
      .array(fc.array(tie('piece'), { maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map(options => options.map(pieces => pieces.join('')).join('|')),
  }));
  return pattern.filter(source => source.length <= most[0]);
}

type Find = (text: string, from: number) => Found | undefined;

function native(source: string, flags: string): Find {
  const regex = new RegExp(source, `${flags}g`);
  return (text, from) => {
    regex.lastIndex = from;
    const match = regex.exec(text);
    return match
      ? { start: match.index, end: match.index + match[0].length, groups: match.slice(1) }
      : undefined;
  };
}

function linear(source: string, flags: string): Find {
  const finder = linearFinder(source, flags);
  return (text, from) => finder.find(text, from, () => undefined);
}

/** Every match in a text, as a global replacement goes through it. */
function all(find: Find, text: string): Found[] {
  const matches: Found[] = [];
  for (let match = find(text, 0); match; ) {
    matches.push(match);
    match = find(text, match.end > match.start ? match.end : match.end + 1);
  }
  return matches;
}

/** Compares whole scans of random texts for random patterns, and counts what there was to compare. */
function compare(grammar: Grammar, numRuns: number) {
  const counts = { refused: 0, texts: 0, matches: 0, set: 0, unset: 0 };
  const text = fc.string({
    unit: fc.constantFrom(...grammar.letters),
    maxLength: grammar.most[1],
    size: 'max',
  });
  const flags = fc.constantFrom('', 'i', 'm', 'im');
  const property = fc.property(
    patterns(grammar),
    flags,
    fc.array(text, { minLength: 1, maxLength: 3 }),
    (source, flag, texts) => {
      if (!compiles(source, flag)) {
        expect(() => linearFinder(source, flag)).toThrow(RegexError);
        counts.refused += 1;
        return;
      }
      const [ours, theirs] = [linear(source, flag), native(source, flag)];
      for (const each of texts) {
        const matches = all(theirs, each);
        expect([each, all(ours, each)]).toEqual([each, matches]);
        const groups = matches.flatMap(match => match.groups);
        counts.texts += 1;
        counts.matches += matches.length;
        counts.set += groups.filter(group => group !== undefined).length;
        counts.unset += groups.filter(group => group === undefined).length;
      }
    },
  );
  fc.assert(property, { numRuns, seed });
  console.info(JSON.stringify(counts));
  return counts;
}

function compiles(source: string, flags: string): boolean {
  try {
    return new RegExp(source, flags) instanceof RegExp;
  } catch {
    return false;
  }
}

describe('every match and every group is as the native engine has it', () => {
  test('in all syntax there is without the u flag', () => {
    const counts = compare({ atoms, letters, most: [40, 10], depth: 4 }, runs);
    expect(counts.refused).toBeLessThan(runs / 10);
    expect(counts.matches).toBeGreaterThan(runs);
  });

  test('whatever is preferred, repeated, empty or forgotten', () => {
    const empty = ['a', 'b', '[ab]', '(a)', '(b)', '()', '(|a)', '(a|)', '(a?)', '(a*?)'];
    const counts = compare({ atoms: empty, letters: ['a', 'b', 'c', '\n'], most: [60, 8], depth: 4 }, runs);
    expect(counts.refused).toBeLessThan(runs / 10);
    expect(Math.min(counts.set, counts.unset)).toBeGreaterThan(runs);
  });

  test('in longer texts, where a search reads on beyond its match', () => {
    const reading = ['a', 'b', '.', '[ab]', '(?:.*!)', '(?:a*b)', '(a*c)', '(.*?!)', '(?:.{0,9}c)'];
    const counts = compare({ atoms: reading, letters: [...'aaaaaaabbbc!'], most: [40, 40], depth: 0 }, runs);
    expect(counts.matches).toBeGreaterThan(10 * runs);
  });

  test('for every pattern of at most four operations, and every text of at most three characters', () => {
    const texts = ['', ...'ab', ...pairs('ab', 'ab'), ...pairs('ab', pairs('ab', 'ab'))];
    let compared = 0;
    for (const source of composed(4)) {
      const [ours, theirs] = [linear(source, ''), native(source, '')];
      for (const text of texts) {
        const [mine, expected] = [all(ours, text), all(theirs, text)].map(matches => JSON.stringify(matches));
        if (mine !== expected) expect([source, text, mine]).toEqual([source, text, expected]);
        compared += 1;
      }
    }
    console.info(`${compared} compared`);
    expect(compared).toBeGreaterThan(300_000);
  });

  test('for every letter that has another case', () => {
    const others: string[] = [];
    for (let code = 0; code < 0x10000; code += 1) {
      const letter = String.fromCharCode(code);
      const text = [...new Set(letter + letter.toLowerCase() + letter.toUpperCase())].join('');
      if (text === letter) continue;
      const related = `${text}${text.toLowerCase()}${text.toUpperCase()}sSkK\u017f\u212a`;
      const source = `(${letter})|([^${letter}])`;
      if (
        JSON.stringify(all(linear(source, 'i'), related)) !==
        JSON.stringify(all(native(source, 'i'), related))
      )
        others.push(letter);
    }
    expect(others).toEqual([]);
  });
});

test('in long texts a hostile pattern finds what re2js finds', () => {
  const texts = ['ab'.repeat(1_000), `${'a'.repeat(2_000)}!`, 'abbabaaabbb aa, <1.2@x!'.repeat(90)];
  // Without the u flag `\p` is a p; and one pattern is too large for re2js.
  const sources = hostile.filter(source => !/\\p|\{0,5\}/.test(source));
  for (const source of [...sources, ...sources.map(each => each.replace(/!\$?$/, ''))]) {
    const [ours, theirs] = [linear(source, ''), RE2JS.compile(source.replace(/\$$/, '\\z'))];
    for (const text of texts) {
      const match = theirs.matcher(text);
      const found = match.find() && [match.start(), match.end()];
      const mine = ours(text, 0);
      expect([source, mine ? [mine.start, mine.end] : false]).toEqual([source, found]);
    }
  }
});

test('a page that finds carries at most 2.5 kB more, and one that only asks carries none of it', async () => {
  const asks = "export { linearRegex } from './src/value/regex.ts';";
  const [asking, both] = await Promise.all([
    bundle(asks),
    bundle(`${asks} export { linearFinder } from './src/value/pattern-finder.ts';`),
  ]);
  console.info(`asking ${asking.gzip} B gzipped, finding ${both.gzip - asking.gzip} B more`);
  expect(asking.code).not.toContain('"mark"');
  expect(both.code).toContain('"mark"');
  expect(both.gzip - asking.gzip).toBeLessThanOrEqual(2_500);
});

const pairs = (left: Iterable<string>, right: Iterable<string>): string[] =>
  [...left].flatMap(one => [...right].map(other => one + other));

/** Patterns made of a, b and the empty one by so many groups, repetitions, sequences and alternations less one. */
function composed(operations: number): string[] {
  const leaves = ['a', 'b', ''];
  let level = leaves;
  for (let i = 1; i < operations; i += 1)
    level = level.flatMap(inside => [
      ...['', '*', '*?', '+', '+?', '?', '??', '{2}', '{0,2}', '{1,2}?', '{2,}'].map(
        count => `(${inside})${count}`,
      ),
      ...leaves.flatMap(leaf => [
        `(?:${inside}|${leaf})`,
        `(?:${leaf}|${inside})`,
        leaf + inside,
        inside + leaf,
      ]),
    ]);
  return [...new Set(level)];
}
