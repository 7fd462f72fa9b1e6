import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit } from '../../src/source/admit.js';
import { readJson } from '../../src/source/json.js';

/** `line:column code "token"` for each finding. */
const findings = (text: string): string[] =>
  readJson(text, 'a.json').diagnostics.map(({ place, code }) => {
    const token = text.slice(place.offset, place.offset + place.length);
    return `${place.line}:${place.column} ${code} ${token}`.trim();
  });

describe('one mistake, one finding, in its place, and the rest still read', () => {
  test.each<[name: string, text: string, finding: string, value: unknown]>([
    ['missing comma', '{"a":1\n "b":2}', '1:7 syntax', { a: 1, b: 2 }],
    ['missing comma in a list', '[1 2]', '1:3 syntax', [1, 2]],
    ['extra comma', '[1,,2]', '1:4 syntax ,', [1, 2]],
    ['leading comma', '[,1]', '1:2 syntax ,', [1]],
    ['trailing comma', '{"a":1,\n}', '1:7 trailing-comma ,', { a: 1 }],
    ['line comment', '{"a":1} // why', '1:9 comment // why', { a: 1 }],
    ['block comment', '{/* why */"a":1}', '1:2 comment /* why */', { a: 1 }],
    ['open comment', '{"a":1} /* why', '1:9 syntax /* why', { a: 1 }],
    ['missing colon', '{"a" 1}', '1:5 syntax', { a: 1 }],
    ['double colon', '{"a"::1}', '1:6 syntax :', { a: 1 }],
    ['missing value', '{"a":,"b":1}', '1:6 syntax', { a: undefined, b: 1 }],
    ['key alone', '{"a"}', '1:5 syntax', { a: undefined }],
    ['bare key', '{a:1}', '1:2 syntax a', { a: 1 }],
    ['number as key', '{5:{"x":[1,2]},"a":1}', '1:2 syntax 5', { a: 1 }],
    ['word of another language', '{"a":True}', '1:6 syntax True', { a: undefined }],
    ['bare words', '{"a":xin chào,"b":1}', '1:6 syntax xin', { a: undefined, b: 1 }],
    ['single quotes', `{"a":'b c'}`, "1:6 syntax 'b c'", { a: 'b c' }],
    ['quotes of a word processor', '{"a":“b, c”}', '1:6 syntax “b, c”', { a: 'b, c' }],
    ['open text', '{"a":"b,\n"c":1}', '1:6 syntax "b,', { a: undefined, c: 1 }],
    ['quote inside text', '{"a":"b "c" d" },', '1:10 syntax c', undefined],
    ['missing quote', '{"a: "b" ,\n"c":1}', '1:7 syntax b', { 'a: ': undefined, c: 1 }],
    ['leading zero', '{"a":007}', '1:6 syntax 007', { a: undefined }],
    ['grouped digits', '{"a":1.000.000}', '1:6 syntax 1.000.000', { a: undefined }],
    ['unfinished number', '{"a":1.}', '1:6 syntax 1.', { a: undefined }],
    ['digits that get lost', '[9007199254740993]', '1:2 ill-formed 9007199254740993', [undefined]],
    ['infinite number', '[1e400]', '1:2 ill-formed 1e400', [undefined]],
    ['wrong escape', '["\\x"]', '1:2 syntax "\\x"', [undefined]],
    ['tab in text', '["\t"]', '1:2 syntax "\t"', [undefined]],
    ['half a character', '["\\ud800"]', '1:2 ill-formed "\\ud800"', [undefined]],
    ['NUL', '["\\u0000"]', '1:2 ill-formed "\\u0000"', [undefined]],
    ['key twice', '{"a":1,\n"a":2}', '2:1 duplicate-key "a"', { a: 1 }],
    ['key twice, escaped', '{"a":1,"\\u0061":2}', '1:8 duplicate-key "\\u0061"', { a: 1 }],
    ['key twice, composed', '{"\u1ea1":1,"a\u0323":2}', '1:8 duplicate-key "a\u0323"', { '\u1ea1': 1 }],
    ['prototype', '{"__proto__":{"role":"leader"},"a":1}', '1:2 forbidden-key "__proto__"', { a: 1 }],
    ['mark of an engine', '{"_jsonata_lambda":true}', '1:2 forbidden-key "_jsonata_lambda"', {}],
    ['brace never closed', '{"a":{\n  "b":1\n}', '1:1 syntax {', undefined],
    ['inner brace never closed', '{\n  "a": {\n    "b": 1,\n  "c": 2\n}', '2:8 syntax {', undefined],
    ['inner brace too many', '{\n  "a": {\n    "b": 1\n    }\n  },\n  "c": 2\n}', '4:5 syntax }', undefined],
    ['quotes of two kinds', '{"a":“b", "c":1}', '1:6 syntax “b"', { a: 'b', c: 1 }],
    ['bracket closed by a brace', '{"a":[1,2}', '1:10 syntax', undefined],
    ['brace too many', '{"a":1}}', '1:8 syntax }', undefined],
    ['bracket too many', '{"a":1]}', '1:7 syntax ]', undefined],
    ['more after the end', '{} {}', '1:4 syntax {', undefined],
    ['nothing', ' \n', '1:1 syntax', undefined],
  ])('%s', (_, text, finding, value) => {
    const wanted = text.endsWith(' },') ? [finding, '1:17 syntax ,'] : [finding];
    expect(findings(text)).toEqual(wanted);
    expect(readJson(text, 'a.json').value).toEqual(value);
  });

  test('all of them in one file', () => {
    const text = '{\n  "a": 1\n  b: 2,\n  "c": True,\n  "c": [1,\n  ], // end\n  "d": "x"\n}\n';
    expect(findings(text)).toEqual([
      '2:9 syntax',
      '3:3 syntax b',
      '4:8 syntax True',
      '5:3 duplicate-key "c"',
      '5:10 trailing-comma ,',
      '6:6 comment // end',
    ]);
  });
});

test('byte order mark and CR LF change no place', () => {
  const bytes = new TextEncoder().encode('\uFEFF{\r\n  "a": 1\r\n  "b": 2\r\n}');
  const document = readJson(bytes, 'a.json');
  expect(document.diagnostics).toMatchObject([{ place: { line: 2, column: 9 } }]);
  expect(document.place('/b')).toMatchObject({ line: 3, column: 8, length: 1 });
});

describe('place', () => {
  const text = '{\n  "form": { "a/b": [10, {"c": "x"}] }\n}';
  const document = readJson(text, 'a.json');
  const token = (pointer: string, part?: 'key' | 'value') => {
    const { offset, length } = document.place(pointer, part);
    return `${offset} ${text.slice(offset, offset + length)}`;
  };
  test.each<[pointer: string, part: 'key' | 'value', token: string]>([
    ['', 'value', '0 {'],
    ['', 'key', '0 {'],
    ['/form', 'key', '4 "form"'],
    ['/form', 'value', '12 {'],
    ['/form/a~1b/0', 'value', '22 10'],
    ['/form/a~1b/1/c', 'key', '27 "c"'],
    ['/form/a~1b/1/c', 'value', '32 "x"'],
    ['/form/title', 'value', '4 "form"'],
    ['/form/a~1b/1/d/e', 'value', '26 {'],
    ['/form/a~1b/7', 'value', '14 "a/b"'],
    ['/form/a~1b/-1', 'value', '14 "a/b"'],
    ['/title', 'key', '0 {'],
  ])('%s %s', (pointer, part, expected) => expect(token(pointer, part)).toBe(expected));

  test('keys come in the order of the file', () => {
    expect(readJson('{"b":1,"2":0,"1":0}', 'a.json').keysOf('')).toEqual(['b', '2', '1']);
    expect(document.keysOf('/form/a~1b')).toEqual([]);
    expect(document.keysOf('/nothing')).toEqual([]);
  });
});

describe('properties', () => {
  test('what JSON.stringify writes is read back without a finding', () => {
    fc.assert(
      fc.property(fc.json(), json => {
        const admitted = admit(json);
        const document = readJson(json, 'a.json');
        expect(document.diagnostics.length === 0).toBe(admitted.ok);
        if (admitted.ok) expect(document.value).toEqual(admitted.value);
      }),
    );
  });

  test('the recovering parser and JSON.parse agree on what is JSON, whatever is cut out or put in', () => {
    const letters = fc.constantFrom(...'{}[]:,"\\0123.eE+-truefalsn \t\n\'/*“”u\u0000');
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.nat(3),
        fc.array(letters, { maxLength: 3 }),
        (json, at, cut, put) => {
          const start = at % (json.length + 1);
          const text = json.slice(0, start) + put.join('') + json.slice(start + cut);
          const document = readJson(text, 'a.json');
          if (parses(text) === document.diagnostics.some(({ code }) => isSyntax(code))) throw new Error(text);
          for (const { place } of document.diagnostics)
            expect(place.offset + place.length).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

const isSyntax = (code: string) => ['syntax', 'comment', 'trailing-comma'].includes(code);

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('bounds', () => {
  test.each<[name: string, input: string | Uint8Array, code: string]>([
    ['20 MB of text', ' '.repeat(20_000_000), 'too-large'],
    ['20 MB of bytes', new Uint8Array(20_000_000).fill(32), 'too-large'],
    ['a text whose bytes are too many', `"${'ạ'.repeat(400_000)}"`, 'too-large'],
    ['10,000 brackets', '['.repeat(10_000), 'too-deep'],
    ['brackets that also close', `${'[{"a":'.repeat(33)}1${'}]'.repeat(33)}`, 'too-deep'],
    ['UTF-16 with a mark', Uint8Array.of(0xff, 0xfe, 0x7b, 0x00), 'encoding'],
    ['UTF-16 without', Uint8Array.of(0x7b, 0x00, 0x7d, 0x00), 'encoding'],
    ['UTF-16 big end first', Uint8Array.of(0x00, 0x7b, 0x00, 0x7d), 'encoding'],
  ])('%s', (_, input, code) => {
    const document = readJson(input, 'a.json');
    expect(document.diagnostics.map(d => d.code)).toEqual([code]);
    expect(document.value).toBeUndefined();
  });

  test('broken UTF-8 is found where it stands', () => {
    const head = new TextEncoder().encode('{\n  "tên": "');
    const document = readJson(new Uint8Array([...head, 0xc3, 0x28, 0x22, 0x7d]), 'a.json');
    expect(document.diagnostics).toMatchObject([{ code: 'encoding', place: { line: 2, column: 11 } }]);
  });

  test.each<[name: string, text: string]>([
    ['commas', ','.repeat(500_000)],
    ['stray closers', '[1]'.repeat(1) + ']'.repeat(500_000)],
    ['foreign quotes', `[${"' ".repeat(400_000)}]`],
    ['open texts', '["a\n'.repeat(60) + '"a\n'.repeat(200_000)],
    ['colons', `[${':'.repeat(500_000)}]`],
    ['one key many times', `{${'"a":1,'.repeat(120_000)}"b":1}`],
    [
      'many keys and a comma missing',
      `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":${i}`).join(',')} "z":1}`,
    ],
    ['one long line of brackets', `[${'[],'.repeat(250_000)}x]`],
    ['words that every object knows', `[${'constructor,'.repeat(80_000)}]`],
    ['stray quotes', `{${'"a"b'.repeat(150_000)}}`],
    ['brackets hidden behind a comment', `/* " */${'['.repeat(900_000)}`],
    ['brackets hidden behind an open text', `["a\n${'{"a":'.repeat(150_000)}`],
    ['nested stray quotes', '["a"b\n'.repeat(60) + '"a"b\n'.repeat(150_000)],
  ])('a hostile megabyte of %s stays linear', (_, text) => {
    const { diagnostics } = readJson(text, 'a.json');
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.length).toBeLessThanOrEqual(200);
  });
});
