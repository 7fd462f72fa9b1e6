import fc from 'fast-check';
import { createScanner } from 'jsonc-parser';
import { expect, test } from 'vitest';
import { JsonScanner } from '../../src/source/json-scanner.js';
import * as token from '../../src/source/json-token.js';

const FAULTS = [
  undefined,
  'commentOpen',
  'stringOpen',
  'badNumber',
  'badEscape',
  'badEscape',
  'controlCharacter',
] as const;

interface Seen {
  readonly kind: number;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly fault: string | undefined;
  readonly value?: string;
}

/** A comment that is not closed jsonc-parser ends one place behind the text, its last line break uncounted. */
function upToOpenComment(tokens: readonly Seen[]): readonly object[] {
  const open = tokens.findIndex(({ fault }) => fault === 'commentOpen');
  if (open < 0) return tokens;
  return [...tokens.slice(0, open), { start: tokens[open]?.start }];
}

/** Every token of a text by jsonc-parser's scanner. */
function theirs(text: string): readonly Seen[] {
  const scanner = createScanner(text, false);
  const all: Seen[] = [];
  for (let kind = scanner.scan(); ; kind = scanner.scan()) {
    all.push({
      kind,
      start: scanner.getTokenOffset(),
      end: scanner.getPosition(),
      line: scanner.getTokenStartLine(),
      column: scanner.getTokenStartCharacter(),
      fault: FAULTS[scanner.getTokenError()],
      ...(kind === token.string && { value: scanner.getTokenValue() }),
    });
    if (kind === token.end) return all;
  }
}

function ours(text: string): readonly Seen[] {
  const scanner = new JsonScanner(text);
  const all: Seen[] = [];
  for (let kind = scanner.scan(); ; kind = scanner.scan()) {
    all.push({
      kind,
      start: scanner.start,
      end: scanner.position,
      line: scanner.line,
      column: scanner.start - scanner.lineStart,
      fault: scanner.fault,
      ...(kind === token.string && { value: scanner.value }),
    });
    if (kind === token.end) return all;
  }
}

const PIECES = [
  ...['{', '}', '[', ']', ',', ':', '"', "'", '/', '*', '-', '+', '.', 'e', 'E', '0', '1', '23', ' ', '\t'],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\\',
    'u',
    '00e1',
    'b',
    'n',
    'null',
    'true',
    'false',
    'tru',
    'constructor',
    '__proto__',
    '//',
    '/*',
    '*/',
    '\u0001',
  ],
  ...[
    '"abc"',
    '1.5',
    '-2',
    '1e5',
    '1.',
    '1e',
    '-',
    'é',
    '😀',
    '\u2028',
    '“',
    '#',
    '\\"',
    '\\u00',
    '\\x',
    '\ud800',
  ],
];

test('every text is split as jsonc-parser splits it', () => {
  const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map(parts => parts.join(''));
  fc.assert(
    fc.property(texts, text => {
      expect(upToOpenComment(ours(text))).toEqual(upToOpenComment(theirs(text)));
    }),
    { numRuns: 20_000, seed: Number(process.env.THUTUC_SEED ?? 20_260_422) },
  );
});
