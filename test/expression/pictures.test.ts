import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../src/expression/compile.js';
import { ExpressionError } from '../../src/expression/problem.js';

const NOW = Date.UTC(2026, 3, 22, 14, 27, 38, 123);

function value(text: string, names: Readonly<Record<string, unknown>>, now?: number): unknown {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(`${text}: ${compiled.problems[0]?.message.en}`);
  return compiled.expression.evaluate(undefined, { names, ...(now === undefined ? {} : { now }) });
}

/** The value, or `error: code`; within 250 ms, and with nothing untyped thrown. */
function outcome(text: string, names: Readonly<Record<string, unknown>> = {}, now = NOW): unknown {
  const started = performance.now();
  try {
    return value(text, names, now);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    expect(error.message2?.vi, error.code).not.toBe('Không tính được biểu thức.');
    return `error: ${error.code}`;
  } finally {
    expect(performance.now() - started).toBeLessThan(250);
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
