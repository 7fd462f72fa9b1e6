import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/source/diagnostic.js';
import { readJson } from '../../src/source/json.js';
import { Lines } from '../../src/source/lines.js';
import { printDiagnostics } from '../../src/source/print.js';
import { text } from '../../src/source/text.js';

/** A finding on the first occurrence of a token. */
function on(source: string, token: string, more: Partial<Diagnostic> = {}, file = 'p.json'): Diagnostic {
  const place = new Lines(source).place(file, source.indexOf(token), token.length);
  return {
    code: 'unknown-key',
    severity: 'error',
    place,
    pointer: '',
    message: text('Sai', 'Wrong'),
    ...more,
  };
}

/** The marked line and the marks under it. */
function marked(source: string, token: string): readonly string[] {
  const out = printDiagnostics([on(source, token)], { lang: 'en', texts: { 'p.json': source } }).split('\n');
  const at = out.findIndex(line => line.startsWith('  >'));
  return out.slice(at, at + 2);
}

test('a finding reads like a note from a colleague', () => {
  const source = '{\n  "birthNotice": {\n    "title": "Giấy chứng sinh", "hnad": "file"\n  }\n}\n';
  const finding = on(source, '"hnad"', {
    message: text('Không có khóa "hnad" ở đây', 'There is no key "hnad" here'),
    mend: text('Có phải ý bạn là "hand"?', 'Did you mean "hand"?'),
  });
  expect(printDiagnostics([finding], { lang: 'vi', texts: { 'p.json': source } })).toBe(
    `
p.json:3:33  lỗi unknown-key
  Không có khóa "hnad" ở đây

    2 │   "birthNotice": {
  > 3 │     "title": "Giấy chứng sinh", "hnad": "file"
      │                                 ^^^^^^
    4 │   }

  → Có phải ý bạn là "hand"?
  docs/rules/unknown-key.md

1 lỗi trong 1 tệp`.slice(1),
  );
});

test('a missing comma is marked after the token before it', () => {
  const source = '{\n  "a": 1\n  "b": 2\n}';
  const { diagnostics } = readJson(source, 'p.json');
  expect(printDiagnostics(diagnostics, { lang: 'en', texts: { 'p.json': source } })).toBe(
    `
p.json:2:9  error syntax
  A comma is missing

    1 │ {
  > 2 │   "a": 1
      │         ^
    3 │   "b": 2

  → Add "," here
  docs/rules/syntax.md

1 error in 1 file`.slice(1),
  );
});

describe('the mark stands under the token', () => {
  test.each<[name: string, source: string, lines: readonly string[]]>([
    ['after tabs', '\t\t"a": "X"', ['  > 1 │     "a": "X"', '      │           ^']],
    ['after letters with their own marks', 'Nguyễn X', ['  > 1 │ Nguyễn X', '      │        ^']],
    [
      'after combining marks',
      `${'Nguyễn'.normalize('NFD')} X`,
      [`  > 1 │ ${'Nguyễn'.normalize('NFD')} X`, '      │        ^'],
    ],
    ['after wide letters', '中文 X', ['  > 1 │ 中文 X', '      │      ^']],
    ['after an emoji', '👍 X', ['  > 1 │ 👍 X', '      │    ^']],
    ['after what a terminal would obey', '\u001b[31m\u202e X', ['  > 1 │ ·[31m· X', '      │        ^']],
    ['with CR LF', '"a"\r\nX\r\n', ['  > 2 │ X', '      │ ^']],
  ])('%s', (_, source, lines) => expect(marked(source, 'X')).toEqual(lines));

  test('in a line of a hundred thousand letters', () => {
    const source = `${'a'.repeat(50_000)}XYZ${'b'.repeat(50_000)}`;
    const [line = '', under = ''] = marked(source, 'XYZ');
    expect(line.length).toBeLessThan(120);
    expect(line.indexOf('XYZ')).toBe(under.indexOf('^^^'));
    expect(line).toMatch(/│ …a+XYZb+…$/);
  });

  test('when the token goes on over several lines', () => {
    expect(marked('ab /* x\ny */', '/* x\ny */')).toEqual(['  > 1 │ ab /* x', '      │    ^^^^']);
  });
});

test('findings come by file and place; the summary counts them', () => {
  const source = 'a b c';
  const list = [
    on(source, 'c', { severity: 'warning' }, 'b.json'),
    on(source, 'b', {}, 'b.json'),
    on(source, 'a', { severity: 'info', code: 'z' }, 'a.json'),
    on(source, 'a', { code: 'a' }, 'a.json'),
  ];
  const out = printDiagnostics(list, { lang: 'en', texts: {} });
  expect(out.match(/^\S+json:.*$/gm)).toEqual([
    'a.json:1:1  error a',
    'a.json:1:1  note z',
    'b.json:1:3  error unknown-key',
    'b.json:1:5  warning unknown-key',
  ]);
  expect(out.split('\n').at(-1)).toBe('2 errors, 1 warning, 1 note in 2 files');
});

test('colours only colour', () => {
  const source = '{"a": X}';
  const coloured = printDiagnostics([on(source, 'X')], {
    lang: 'vi',
    color: true,
    texts: { 'p.json': source },
  });
  const plain = printDiagnostics([on(source, 'X')], { lang: 'vi', texts: { 'p.json': source } });
  expect(coloured).toContain('\u001b[31;1m');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are made of them
  expect(coloured.replace(/\u001b\[[\d;]*m/g, '')).toBe(plain);
});

test('a place the text no longer has is printed without lines', () => {
  const place = { file: 'p.json', line: 9, column: 9, offset: 99, length: 1 };
  const out = printDiagnostics([{ ...on('x', 'x'), place }], { lang: 'en', texts: { 'p.json': 'x' } });
  expect(out).toBe(
    'p.json:9:9  error unknown-key\n  Wrong\n  docs/rules/unknown-key.md\n\n1 error in 1 file',
  );
});
