import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePattern } from '../../src/value/ecma-pattern.js';
import { patternMatcher } from '../../src/value/pattern-matcher.js';
import { patternProgram } from '../../src/value/pattern-program.js';
import { patternProblem } from '../../src/value/regex.js';
import { hostile } from './hostile-patterns.js';

const texts = [
  'a'.repeat(20_000),
  'ab'.repeat(10_000),
  'abbabaaabbb aa, <1.2@x'.repeat(1_000),
  'x\u0111\u{1F600} '.repeat(5_000),
  'a'.repeat(100_000),
];

function counted(pattern: string, text: string) {
  const program = patternProgram(parsePattern(pattern));
  const matcher = patternMatcher(program);
  const answer = matcher.test(text);
  return { answer, steps: matcher.steps(), size: program.code.length };
}

describe('hostile patterns', () => {
  test('there are enough of them, and none is refused', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(94);
    expect(hostile.filter(pattern => patternProblem(pattern))).toEqual([]);
  });
  test.each(hostile)('%s looks at no instruction twice for one character', pattern => {
    for (const text of texts) {
      const { answer, steps, size } = counted(pattern, text);
      expect(answer).toBe(false);
      expect(steps).toBeLessThanOrEqual(size * (text.length + 1));
    }
  });
});

test('when more states are met than are kept, answers and bound stay', () => {
  const program = patternProgram(parsePattern('(?:a|b)*a(?:a|b){200}c'));
  const matcher = patternMatcher(program);
  const noise = letters(20_000);
  let read = 0;
  for (const [end, answer] of [
    ['', false],
    [`a${'b'.repeat(200)}c`, true],
    ['b'.repeat(201), false],
    [`${'b'.repeat(201)}c`, false],
  ] as const) {
    const text = noise + end;
    expect(matcher.test(text)).toBe(answer);
    read += text.length + 1;
    expect(matcher.steps()).toBeLessThanOrEqual(program.code.length * read);
  }
  expect(matcher.steps()).toBeGreaterThan(100 * 20_000);
});

/** A text of a and b in no order a matcher could learn: every stretch of 200 is a new state. */
function letters(count: number): string {
  let seed = 1;
  let out = '';
  for (let i = 0; i < count; i += 1) {
    seed = (seed * 48_271) % 2_147_483_647;
    out += seed < 1_073_741_824 ? 'a' : 'b';
  }
  return out;
}

test('steps stay within program times text, whatever both are', () => {
  const leaf = fc.constantFrom('a', 'b', '.', '\\w', '[^a]', '\\b', '');
  const { pattern } = fc.letrec<{ pattern: string }>(tie => ({
    pattern: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `${a}${b}`),
      fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
      fc
        .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2,5}', '{3,}'))
        .map(([a, times]) => `(?:${a})${times}`),
    ),
  }));
  fc.assert(
    fc.property(
      pattern,
      fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 300 }),
      (source, text) => {
        fc.pre(patternProblem(source) === undefined);
        const { steps, size } = counted(source, text);
        expect(steps).toBeLessThanOrEqual(size * (text.length + 1));
      },
    ),
    { numRuns: 300 },
  );
});
