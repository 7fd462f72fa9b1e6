import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/check.js';
import type { Rule } from '../../src/check/rule.js';
import { correct } from '../../src/check/rules.js';
import { set, sources, textAfter, told } from './world.js';

const broken = textAfter(raw => {
  set('lookups/me/registry', 'peple')(raw);
  set('guards/young', '$form.me.bron < $today')(raw);
  set('workflow/states/working2/on', undefined)(raw);
});

describe('findings', () => {
  const findings = check(broken, sources, { file: 'x/procedure.json' });

  test('stand by place', () => {
    const offsets = findings.map(({ place }) => place.offset);
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
    expect(findings.length).toBe(3);
  });

  test('name the file they were given', () => {
    expect(new Set(findings.map(({ place }) => place.file))).toEqual(new Set(['x/procedure.json']));
  });

  test('speak both languages, each its own', () => {
    for (const { message, mend } of findings) {
      for (const words of [message, ...(mend ? [mend] : [])]) {
        expect(words.vi.length).toBeGreaterThan(5);
        expect(words.en.length).toBeGreaterThan(5);
        expect(words.vi).not.toBe(words.en);
      }
    }
  });

  test('line and column are those of the offset', () => {
    for (const { place } of findings) {
      const before = broken.slice(0, place.offset).split('\n');
      expect([place.line, place.column]).toEqual([before.length, (before.at(-1) as string).length + 1]);
    }
  });
});

test('a rule that crashes is a finding, and the others still run', () => {
  const crash: Rule = {
    code: 'crash',
    severity: 'error',
    check() {
      throw new TypeError('boom');
    },
  };
  const findings = check(broken, sources, { rules: [crash, ...correct] });
  expect(findings.map(({ code }) => code)).toContain('rule-error');
  expect(findings.length).toBe(4);
});

test.each([
  ['an empty file', '', 'syntax'],
  ['a number', '7', 'wrong-kind'],
  ['a list', '[]', 'wrong-kind'],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]), 'encoding'],
  ['20 MB', `{ "title": "${'a'.repeat(20_000_000)}" }`, 'too-large'],
  ['ten thousand brackets', '['.repeat(10_000), 'too-deep'],
] as const)('%s is one finding', (_, input, code) => {
  expect(check(input, sources).map(each => each.code)).toEqual([code]);
});

test('a byte order mark and CRLF are accepted', () => {
  expect(check(`\ufeff${textAfter().replaceAll('\n', '\r\n')}`, sources)).toEqual([]);
});

/** Pieces of an expression that are longer in JSON, or longer once `$this` is resolved, than they look. */
const piece = fc.constantFrom(
  "'\"' = 'a'",
  "'\\\\n' = ''",
  "'ư𝄞' = '\u001f'",
  '$this.age > 0',
  '$exists($this)',
  '$this.age\t= 1',
);

test('a name is found at its very characters, whatever stands before it', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), fc.boolean(), (pieces, ascii) => {
      const that = [...pieces, '$yung', 'true'].join(' or ');
      const plain = textAfter(set('form/properties/kin/properties/age/assert/that', that));
      const escaped = plain.replace(
        /[^\n\x20-\x7e]/g,
        unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      const text = ascii ? escaped : plain;
      expect(told(text)).toContain('unknown-name «$yung»');
    }),
    { numRuns: 60 },
  );
});

describe('a file wrong all over', () => {
  const members = Array.from({ length: 8000 }, (_, i) => `"k${i}":1`);
  const findings = check(`{${members.join()}}`, sources);

  test('is told in two hundred findings and one that counts the rest', () => {
    expect(findings).toHaveLength(201);
    expect(findings.at(-1)).toMatchObject({ code: 'more-findings', severity: 'error' });
    expect(findings.at(-1)?.message.en).toMatch(/^78\d\d more findings/);
  });

  test('keeps its errors before its warnings', () => {
    const wordy: Rule = {
      code: 'wordy',
      severity: 'warning',
      check: (_reading, report) => {
        for (let i = 0; i < 300; i++) report({ pointer: '' }, { vi: `${i}`, en: `${i}` });
      },
    };
    const kept = check(broken, sources, { rules: [...correct, wordy] });
    expect(kept.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(
      check(broken, sources)
        .filter(({ severity }) => severity === 'error')
        .map(({ code }) => code),
    );
    expect(kept).toHaveLength(201);
  });
});
