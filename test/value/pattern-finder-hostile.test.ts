import { describe, expect, test } from 'vitest';
import { parsePattern, plainToken } from '../../src/value/ecma-pattern.js';
import { finderProgram } from '../../src/value/finder-program.js';
import { linearFinder } from '../../src/value/pattern-finder.js';
import { hostile } from './hostile-patterns.js';

/** The hostile patterns with every group capturing, and without anchors and ends that keep them from matching. */
const capturing = hostile.map(pattern => pattern.replaceAll('(?:', '('));
const matching = capturing.map(pattern => pattern.replace(/^\^/, '').replace(/!\$?$/, ''));

/** What makes a global search quadratic in other engines: each match is settled only at the end of the text. */
const readingOn = [
  'a.*!|a',
  '(a)(.*!)?',
  '(a|b)(.{0,50}!)?',
  '\\w(?:\\w*!)?',
  '(a.*!|a.*1|a.*2|a.*3|a.*4|a.*5|a.*6|a.*7|a.*8|a.*9|a)',
  '(?:(a|(aa)|((aaa))|b)*!|a)',
  'a(?:a*a*a*a*a*!)?',
  '(((a+)+)+)!|a',
  '(?:.+!|[^])',
  '(\\s|\\S)(?:[^]*\\b!)?',
  '(?:(a?)*!)??a',
];

/** Long enough: what takes steps by the square of a text takes thousands for each of its characters. */
const texts = ['a'.repeat(5000), 'ab'.repeat(2500), 'abbabaaabbb aa, <1.2@x'.repeat(228)];

/**
 * Most steps one character can take: every instruction once, with the ways it leads to and the slots it copies. None
 * is larger than 30,000: the patterns are small, and so is what the bound allows.
 */
function weightOf(source: string): number {
  const { code, slots } = finderProgram(parsePattern(source, plainToken));
  return code.reduce((weight, step) => {
    const ways = step.op === 'fork' ? step.to.length : step.op === 'found' ? 0 : 1;
    return weight + 1 + ways + (step.op === 'mark' ? slots : 0);
  }, 0);
}

/** Searches from the start until `most` matches are found or none is left. */
function counted(source: string, text: string, most: number) {
  const finder = linearFinder(source, '');
  let [steps, found, from] = [0, 0, 0];
  while (found < most) {
    const match = finder.find(text, from, more => {
      steps += more;
    });
    if (!match) break;
    found += 1;
    from = match.end > match.start ? match.end : match.end + 1;
  }
  return { steps, found };
}

describe('one search takes no more steps than program times text', () => {
  test.each([...new Set([...hostile, ...capturing])])('%s', source => {
    const weight = weightOf(source);
    expect(weight).toBeLessThan(30_000);
    for (const text of texts) {
      const { steps, found } = counted(source, text, 1);
      expect(found).toBe(0);
      expect(steps).toBeLessThanOrEqual(weight * (text.length + 1));
    }
  });
});

describe('finding all takes no more steps than five times program times text', () => {
  test.each([...new Set([...readingOn, ...matching])])('%s', source => {
    const weight = weightOf(source);
    for (const text of texts) {
      const { steps } = counted(source, text, Number.POSITIVE_INFINITY);
      expect(steps).toBeLessThanOrEqual(5 * weight * (text.length + 1));
    }
  });

  test('and as many matches are found as there are', () => {
    for (const source of readingOn)
      expect(counted(source, texts[0]!, Number.POSITIVE_INFINITY).found).toBe(5000);
  });
});
