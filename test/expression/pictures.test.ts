import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../src/expression/compile.js';
import { pictures } from '../../src/expression/pictures.js';
import { ExpressionError } from '../../src/expression/problem.js';
import { typeOf } from '../../src/expression/types.js';

const NOW = Date.UTC(2026, 3, 22, 14, 27, 38, 123);

function value(text: string, names: Readonly<Record<string, unknown>>, now?: number): unknown {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(`${text}: ${compiled.problems[0]?.message.en}`);
  return compiled.expression.evaluate(undefined, { names, pictures, ...(now === undefined ? {} : { now }) });
}

/** The value, or `error: code`, with nothing untyped thrown; fuel bounds the time. */
function outcome(text: string, names: Readonly<Record<string, unknown>> = {}, now = NOW): unknown {
  try {
    return value(text, names, now);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    expect(error.message2?.vi, error.code).not.toBe('Không tính được biểu thức.');
    return `error: ${error.code}`;
  }
}

type Row = readonly [expression: string, outcome: unknown];
const proves = (rows: readonly Row[]): void => {
  test.each(rows)('%s → %j', (text, expected) => expect(outcome(text)).toEqual(expected));
};

const VIETNAMESE = '{"decimal-separator": ",", "grouping-separator": "."}';

describe('$formatNumber', () => {
  proves([
    [`$formatNumber(1250000, "#.##0", ${VIETNAMESE})`, '1.250.000'],
    [`$formatNumber(1250000.5, "#.##0,00 đồng", ${VIETNAMESE})`, '1.250.000,50 đồng'],
    [`$formatNumber(-1250000, "#.##0;(#.##0)", ${VIETNAMESE})`, '(1.250.000)'],
    ['$formatNumber(1234.5, "0,00", {"decimal-separator": ","})', '1234,50'],
    ['$formatNumber(0.125, "0.00")', '0.12'],
    ['$formatNumber(0.135, "0.00")', '0.14'],
    ['$formatNumber(-0.001, "0.0")', '-0.0'],
    ['$formatNumber(0, "#.#")', '.0'],
    ['$formatNumber(0.14, "01%")', '14%'],
    ['$formatNumber(0.14, "0pm", {"per-mille": "pm"})', '140pm'],
    ['$formatNumber(1234.5678, "00.000e0")', '12.346e2'],
    ['$formatNumber(10, "0e0")', '10e0'],
    ['$formatNumber(5e-324, "0.0e0")', '4.9e-324'],
    ['$formatNumber(-5, "0", {"minus-sign": "âm "})', 'âm 5'],
    ['$formatNumber(1.123456789, "0.000,000,000")', '1.123,456789'],
    ['$formatNumber(nothing, ";;;")', undefined],
    ['$formatNumber(20, "#;#;#")', 'error: D3080'],
    ['$formatNumber(20, "0.0.0")', 'error: D3081'],
    ['$formatNumber(20, "0%%")', 'error: D3082'],
    ['$formatNumber(20, "0‰‰")', 'error: D3083'],
    ['$formatNumber(20, "0%‰")', 'error: D3084'],
    ['$formatNumber(20, "")', 'error: D3085'],
    ['$formatNumber(20, "đồng")', 'error: D3086'],
    ['$formatNumber(20, "0,.0")', 'error: D3087'],
    ['$formatNumber(20, "0,")', 'error: D3088'],
    ['$formatNumber(20, "0,,0")', 'error: D3089'],
    ['$formatNumber(20, "0#")', 'error: D3090'],
    ['$formatNumber(20, "0.#0")', 'error: D3091'],
    ['$formatNumber(20, "0e0%")', 'error: D3092'],
    ['$formatNumber(20, "0e")', 'error: D3093'],
    ['$formatNumber(20, nothing)', 'error: T0410'],
    ['$formatNumber(20, "0", {"digit": 5})', 'error: T0410'],
    ['$formatNumber(20, "0", {"digit": null})', 'error: T0410'],
    ['$formatNumber(20, "0", {"decimal-separator": "::"})', 'error: T0410'],
    ['$formatNumber(20, "0", {"digit": "0"})', 'error: T0410'],
    ['$formatNumber(20, "0", {"zero-digit": ""})', 'error: T0410'],
    ['$formatNumber(20, "0", {"exponent-separator": "5"})', 'error: T0410'],
  ]);
});

describe('$formatInteger', () => {
  proves([
    ['$formatInteger(1234567, "#,##0")', '1,234,567'],
    ['$formatInteger(1234567, "#.##0")', '1.234.567'],
    ['$formatInteger(-1.5, "000;o")', '-002nd'],
    ['$formatInteger(-0, "0")', '0'],
    ['$formatInteger(12, "0;o")', '12th'],
    ['$formatInteger(12340, "###١")', '١٢٣٤٠'],
    ['$formatInteger(1984, "I")', 'MCMLXXXIV'],
    ['$formatInteger(0, "i")', ''],
    ['$formatInteger(27, "a")', 'aa'],
    ['$formatInteger(1321, "Ww")', 'One Thousand, Three Hundred and Twenty-One'],
    ['$formatInteger(8012, "w;o")', 'eight thousand and twelfth'],
    ['$formatInteger(1e46, "w")', 'ten billion trillion trillion trillion'],
    ['$formatInteger(5, "x")', 'error: D3130'],
    ['$formatInteger(5, "0٣")', 'error: D3131'],
    ['$formatInteger(5, nothing)', 'error: T0410'],
  ]);
});

describe('$parseInteger', () => {
  proves([
    ['$parseInteger("1,250,000", "#,##0")', 1250000],
    ['$parseInteger("12th", "0;o")', 12],
    ['$parseInteger("١٢٣", "١")', 123],
    ['$parseInteger("mcmlxxxiv", "i")', 1984],
    ['$parseInteger("FZPH", "A")', 123456],
    ['$parseInteger("nineteen hundred and eighty-four", "w")', 1984],
    ['$parseInteger("twenty-first", "w;o")', 21],
    // jsonata stops at the point and gives 1.
    ['$parseInteger("1.250.000", "#.##0")', 'error: D3030'],
    ['$parseInteger("abc", "0")', 'error: D3030'],
    ['$parseInteger("1", "١")', 'error: D3030'],
    ['$parseInteger("one and", "w")', 'error: D3030'],
    ['$parseInteger("1", "#")', 'error: D3130'],
    ['$parseInteger("constructor", "w")', 'error: D3030'],
    ['$parseInteger("1", nothing)', 'error: T0410'],
  ]);
});

describe('$fromMillis', () => {
  const at = Date.UTC(2026, 3, 22, 18, 5, 9, 7);
  const of = (picture: string, zone?: string): string =>
    `$fromMillis(${at}, "${picture}"${zone === undefined ? '' : `, "${zone}"`})`;
  proves([
    [`$fromMillis(${at})`, '2026-04-22T18:05:09.007Z'],
    [`$fromMillis(${at}, (), "+0700")`, '2026-04-23T01:05:09.007+07:00'],
    [of('[D01]/[M01]/[Y0001]', '+0700'), '23/04/2026'],
    [of('Ngày [D] tháng [M] năm [Y]', '+0700'), 'Ngày 23 tháng 4 năm 2026'],
    [of('[FNn], [D1o] [MNn,3-3] [Y], [h]:[m] [P]'), 'Wednesday, 22nd Apr 2026, 6:05 pm'],
    [of('[Dwo] [MN] [Yw] [YI] [Ma]'), 'twenty-second APRIL two thousand and twenty-six MMXXVI d'],
    [of('[Y,2] [Y##01,2-2] [Y9,999,*] [f] [f001] [C] [E]'), '26 26 2,026 7 007 ISO ISO'],
    [of('[[[Y]]] a]]b'), '[2026] a]b'],
    [of('[Z] [z] [Z0] [Z0001]', '+1400'), '+14:00 GMT+14:00 +14 +1400'],
    [of('[Z] [Z0]', '+0530'), '+05:30 +5:30'],
    [of('[Z01:01t]', '0'), 'Z'],
    [of('[H01] [Z]', '-0500'), '13 -05:00'],
    // jsonata takes half an hour off as half an hour more, or reads what is no offset as minutes.
    [of('[Z]', '-0530'), 'error: timezone'],
    [of('[Z]', '+07:00'), 'error: timezone'],
    [of('[Z]', 'Asia/Ho_Chi_Minh'), 'error: timezone'],
    [of('[Z]', ''), 'error: timezone'],
    [of('[Y'), 'error: D3135'],
    [of('[q]'), 'error: D3132'],
    [of('[]'), 'error: D3132'],
    [of('[YN]'), 'error: D3133'],
    [of('[fN]'), 'error: D3133'],
    [of('[Yx]'), 'error: D3130'],
    [of('[Y0٣]'), 'error: D3131'],
    [of('[Z00000]'), 'error: D3134'],
    ['$fromMillis(nothing, "[")', undefined],
    ['$fromMillis(8.64e15, "[Y]")', '275760'],
    ['$fromMillis(8.64e15 + 1, "[Y]")', 'error: D1001'],
    ['$fromMillis(1e300)', 'error: D1001'],
  ]);

  test.each<[iso: string, picture: string, expected: string]>([
    ['0000-12-31', '[Y] [Y0001] [M] [D] [FNn]', '0 0000 12 31 Sunday'],
    ['-000001-06-01', '[Y] [Y0001] [YI]', '-1 -0001 -I'],
    ['0099-12-31', '[Y0001]', '0099'],
    ['0099-12-31', '[W]', 'error: D1001'],
    ['0101-12-31', '[X] [W] [d]', '101 52 365'],
    ['+012026-02-28', '[Y] [Y0001]', '12026 2026'],
    ['1900-03-01', '[d]', '60'],
    ['2000-03-01', '[d]', '61'],
    ['2024-02-29', '[D]/[M] [d]', '29/2 60'],
    ['2024-12-30', '[X0001]-W[W01]-[F1] [w] [xNn]', '2025-W01-1 1 January'],
    ['2027-01-03', '[X0001]-W[W01]-[F1] [w] [xNn]', '2026-W53-7 5 December'],
    ['2026-01-01', '[X0001]-W[W01]-[F1] [w] [xNn]', '2026-W01-4 1 January'],
    ['2020-12-31', '[X0001]-W[W01]-[F1] [w] [xNn]', '2020-W53-4 5 December'],
  ])('%s as %s → %s', (iso, picture, expected) =>
    expect(outcome('$fromMillis($at, $picture)', { at: Date.parse(iso), picture })).toBe(expected),
  );
});

describe('$toMillis', () => {
  const read = (text: string, picture: string): string =>
    `$fromMillis($toMillis(${JSON.stringify(text)}, ${JSON.stringify(picture)}))`;
  proves([
    [read('22/04/2026', '[D01]/[M01]/[Y0001]'), '2026-04-22T00:00:00.000Z'],
    [read('NGÀY 22 tháng 4 năm 2026', 'Ngày [D] tháng [M] năm [Y]'), '2026-04-22T00:00:00.000Z'],
    [read('20260422180509', '[Y0001][M01][D01][H01][m01][s01]'), '2026-04-22T18:05:09.000Z'],
    [read('22/04/2026 18:05 +07:00', '[D01]/[M01]/[Y0001] [H01]:[m01] [Z]'), '2026-04-22T11:05:00.000Z'],
    [read('twenty-second April two thousand and twenty-six', '[Dw] [MNn] [Yw]'), '2026-04-22T00:00:00.000Z'],
    [read('12:06 am', '[h]:[m] [P]'), '2026-04-22T00:06:00.000Z'],
    [read('30', '[m]'), '2026-04-22T14:30:00.000Z'],
    [read('29/02/2026', '[D01]/[M01]/[Y0001]'), '2026-03-01T00:00:00.000Z'],
    [read('1.5', '[s].[f1]'), '2026-04-22T14:27:01.500Z'],
    [read('-0500 2026', '[Z0001] [Y]'), '2026-01-01T05:00:00.000Z'],
    [read('-0530 2026', '[Z0001] [Y]'), 'error: timezone'],
    [read('x', '[Y]'), undefined],
    [read('', ''), undefined],
    [read('Hello', 'hello'), undefined],
    [read('2026-4', '[Y]-[D]'), 'error: D3136'],
    [read('2026-5', '[X]-[W]'), 'error: D3136'],
    [read('ISO', '[C]'), 'error: D3133'],
    [read('x', '[Yx]'), 'error: D3130'],
    [read('5 and', '[M] [Yw]'), 'error: D3110'],
    [read('300000', '[Y]'), 'error: D3110'],
    [read('+05+00', '[Z00+00]'), 'error: D3134'],
    ['$toMillis("2026-04-22T18:05:09.5+07:00")', Date.UTC(2026, 3, 22, 11, 5, 9, 500)],
    ['$toMillis("2026-04-22T18:05:09")', Date.UTC(2026, 3, 22, 18, 5, 9)],
    ['$toMillis("2026-12-31T24:00:00Z")', Date.UTC(2027, 0, 1)],
    ['$toMillis("2026-02-30")', Date.UTC(2026, 2, 2)],
    ['$toMillis("2016-12-31T23:59:60Z")', 'error: D3110'],
    ['$toMillis("2026-02-32")', 'error: D3110'],
    ['$toMillis("2026-13")', 'error: D3110'],
    ['$toMillis("2026.5")', 'error: D3110'],
    ['$toMillis("0050Z")', 'error: D3110'],
    ['$toMillis("22/04/2026")', 'error: D3110'],
    ['$toMillis(nothing)', undefined],
  ]);

  test('the present is the caller’s, and only asked for when it is needed', () => {
    expect(outcome('$now("[D01]/[M01]/[Y0001]", "+1000")')).toBe('23/04/2026');
    expect(outcome('$now()', {}, 0)).toBe('1970-01-01T00:00:00.000Z');
    expect(value('$toMillis("2026", "[Y]")', {})).toBe(Date.UTC(2026, 0));
    expect(() => value('$toMillis("22", "[D]")', {})).toThrow('present instant');
    expect(() => value('$now("[Y]")', {})).toThrow('present instant');
  });
});

describe('hostile pictures', () => {
  const long = 'x'.repeat(60_000);
  const digits = '1'.repeat(400);
  test.each<[name: string, text: string, names: Record<string, unknown>, expected: unknown]>([
    ['fractions side by side (jsonata #833)', '$toMillis($s, $p)', { s: digits, p: `[Y0001]${'[f1]'.repeat(5)} x` }, undefined],
    ['fractions that fit', '$toMillis($s, $p)', { s: `${digits} x`, p: `[Y]${'[f1]'.repeat(5)} x` }, 'error: D3136'],
    ['a hundred fractions', '$toMillis($s, $p)', { s: digits, p: `${'[f1]'.repeat(100)} x` }, undefined],
    ['words side by side', '$toMillis($s, $p)', { s: 'one'.repeat(300), p: `${'[Yw]'.repeat(30)}x` }, undefined],
    ['a long text of digits', '$toMillis($s, "[f1][f1][f1] x")', { s: '1'.repeat(60_000) }, 'error: fuel'],
    ['a long text', '$toMillis($s, "[Y]")', { s: long }, undefined],
    ['a long text without a picture', '$toMillis($s)', { s: '1'.repeat(60_000) }, 'error: D3110'],
    ['a picture of 10,000 signs, numbers', '$formatNumber(1, $p)', { p: '0,'.repeat(5000) }, 'error: picture-length'],
    ['a picture of 10,000 signs, integers', '$formatInteger(1, $p)', { p: '0,'.repeat(5000) }, 'error: picture-length'],
    ['a picture of 10,000 signs, parsing', '$parseInteger("1", $p)', { p: '0'.repeat(10_000) }, 'error: picture-length'],
    ['a picture of 10,000 signs, dates', '$fromMillis(1, $p)', { p: '[Y]'.repeat(4000) }, 'error: picture-length'],
    ['a picture of 10,000 signs, reading', '$toMillis("1", $p)', { p: '[Y]'.repeat(4000) }, 'error: picture-length'],
    ['the longest pictures again and again', '$count([1..9000].$formatNumber($, $p))', { p: `${'0,'.repeat(511)}00` }, 'error: fuel'],
    ['the longest pictures of dates', '$count([1..9000].$fromMillis($, $p))', { p: '[Y]'.repeat(341) }, 'error: fuel'],
    ['a width of a thousand million', '$fromMillis(1, "[D,1000000000]")', {}, 'error: string-length'],
    ['a year that wide', '$fromMillis(1, "[Y,*-1000000000]")', {}, 'error: string-length'],
    ['wide again and again', '$fromMillis(1, $p)', { p: '[D,60000]'.repeat(100) }, 'error: string-length'],
    ['a width that is no number', '$fromMillis(1, "[Y,2-x]")', {}, 'error: D1001'],
    ['101 decimals', '$formatNumber(0.1, $p)', { p: `0.${'0'.repeat(101)}` }, 'error: string-length'],
    ['400 digits of a mantissa', '$formatNumber(1, $p)', { p: `${'0'.repeat(400)}e0` }, 'error: D1001'],
    ['the largest number in digits', '$formatNumber(1.7e308, "#,##0.00")', {}, 'error: D1001'],
    ['the largest number in per cent', '$formatNumber(1.7e308, "0%")', {}, 'error: D1001'],
    ['the largest number with an exponent', '$formatNumber(1.7e308, "0.0e0")', {}, '1.7e308'],
    ['an infinite number', '$formatNumber(1/0, "0e0")', {}, 'error: D1001'],
    ['no number', '$formatNumber(0/0, "0")', {}, 'error: D1001'],
    ['an infinite number in words', '$formatInteger(1/0, "w")', {}, 'error: D1001'],
    ['no number in words', '$formatInteger(0/0, "w")', {}, 'error: D1001'],
    ['the largest number in digits of a script', '$formatInteger(1e300, "٣")', {}, 'error: D1001'],
    ['a large Roman number', '$formatInteger(1e300, "I")', {}, 'error: string-length'],
    ['large Roman numbers again and again', '$count([1..9000].$formatInteger(6e7, "I"))', {}, 'error: fuel'],
    ['many letters', '$parseInteger($s, "a")', { s: long }, 'error: D3030'],
    ['many Roman letters', '$parseInteger($s, "I")', { s: 'M'.repeat(60_000) }, 60_000_000],
    ['many words', '$parseInteger($s, "w")', { s: 'one '.repeat(15_000) }, 'error: D3030'],
    ['many digits', '$parseInteger($s, "0")', { s: '9'.repeat(60_000) }, 'error: D3030'],
    ['no instant', '$fromMillis(0/0, "[Y]")', {}, 'error: D1001'],
    ['signs of the prototype', '$formatNumber(1, "0", {"constructor": 1, "__proto__": {"digit": 5}})', {}, '1'],
  ])('%s', (_name, text, names, expected) => expect(outcome(text, names)).toEqual(expected)); // biome-ignore format: a table

  test('no message holds a value', () => {
    const secret = 'Bí Mật';
    for (const text of [
      '$formatNumber(1, $s)',
      '$formatInteger(1, $s)',
      '$parseInteger($s, "0")',
      '$parseInteger("0", $s)',
      '$fromMillis(1, "[Y]", $s)',
      '$fromMillis(1, "[" & $s & "]")',
      '$toMillis($s)',
      '$toMillis("1", "[Y" & $s & "]")',
    ]) {
      try {
        value(text, { s: secret });
        expect.unreachable(text);
      } catch (error) {
        expect(error).toBeInstanceOf(ExpressionError);
        expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain(secret);
      }
    }
  });

  test('a hundred thousand steps suffice for a thousand rows', () => {
    const rows = Array.from({ length: 1000 }, (_, i) => ({ fee: i * 1250.5, at: i * 86_400_000 }));
    const text = `$count($rows.($formatNumber(fee, "#.##0,00", ${VIETNAMESE}) & $fromMillis(at, "[D01]/[M01]/[Y0001]", "+0700")))`;
    expect(value(text, { rows })).toBe(1000);
    const read = '$count($rows.$toMillis($fromMillis(at, "[D01]/[M01]/[Y0001]"), "[D01]/[M01]/[Y0001]"))';
    expect(value(read, { rows })).toBe(1000);
  });
});

test.each([
  ['$formatNumber(1, "0")', { string: {} }],
  ['$formatInteger(1, "0")', { string: {} }],
  ['$fromMillis(1)', { string: {} }],
  ['$now()', { string: { format: 'date-time' } }],
  ['$now("[Y]")', { string: {} }],
  ['$parseInteger("1", "0")', { number: { integer: true } }],
  ['$toMillis("1")', { number: { integer: true }, nothing: true }],
])('the type of %s', (text, type) => {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(text);
  expect(typeOf(compiled.expression.tree, { input: {}, names: {} })).toEqual({ type, problems: [] });
});
