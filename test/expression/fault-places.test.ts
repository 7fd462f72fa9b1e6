import { expect, test } from 'vitest';
import { compileExpression } from '../../src/expression/compile.js';
import { pictures } from '../../src/expression/pictures.js';
import { ExpressionError } from '../../src/expression/problem.js';

/** An error stands where its cause is written: at the sign, the call, the key or the operand, however deep. */

const document = { s: 'abc', n: [1, 2, 3], l: [{ a: 1 }, { a: 2 }], o: { k: 1 } };

function fault(text: string): unknown {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(compiled.problems[0]?.code);
  try {
    return compiled.expression.evaluate(document, { pictures });
  } catch (error) {
    if (error instanceof ExpressionError) return [error.code, error.offset];
    throw error;
  }
}

test.each<[string, string, number]>([
  ['s + 1', 'T2001', 2],
  ['1 - s', 'T2002', 2],
  ['n[0] * s', 'T2002', 5],
  ['s / 1', 'T2001', 2],
  ['1 % s', 'T2002', 2],
  ['-s', 'D1002', 0],
  ['s < 1', 'T2009', 2],
  ['o < 1', 'T2010', 2],
  ['1 >= s', 'T2009', 2],
  ['o > s', 'T2010', 2],
  ['[1.5..2]', 'T2003', 4],
  ['1 / 0', 'not-json', 2],
  ['n[1 / 0]', 'D1001', 2],
  ['{n: 1}', 'T1003', 1],
  ['o{"a": 1, "a": 2}', 'D1009', 10],
  ['[1..20000]', 'sequence-length', 2],
  ['$sum(s)', 'T0412', 0],
  ['$sum(l)', 'T0412', 0],
  ['  $sum(["a"])', 'T0412', 2],
  ['$max(s)', 'T0412', 0],
  ['$uppercase(1)', 'T0410', 0],
  ['$join([1])', 'T0412', 0],
  ['$join(s, 1)', 'T0410', 0],
  ['$substring(1, 2)', 'T0411', 0],
  ['$substring(s)', 'T0410', 0],
  ['$number("x")', 'D3030', 0],
  ['$number(o)', 'T0410', 0],
  ['$sqrt(-1)', 'D3060', 0],
  ['$power(9, 999)', 'D3061', 0],
  ['$formatBase(1, 99)', 'D3100', 0],
  ['$round(s)', 'T0410', 0],
  ['$abs(s)', 'T0410', 0],
  ['$replace(s, "", "x")', 'D3010', 0],
  ['$replace(s, "a", 1)', 'T0411', 0],
  ['$split(s, 1)', 'T0411', 0],
  ['$split(s, "a", -1)', 'D3020', 0],
  ['$pad(s, 100000)', 'string-length', 0],
  ['$single(n)', 'D3138', 0],
  ['$single([])', 'D3139', 0],
  ['$single(n, function($v){$v > 9})', 'D3139', 0],
  ['$reduce(n, function($x){$x})', 'D3050', 0],
  ['$sort([1, "a"])', 'D3070', 0],
  ['$sort(l)', 'D3070', 0],
  ['[1, "a"]^($)', 'T2007', 8],
  ['$map(n, 1)', 'T0410', 0],
  ['$map(n, s)', 'T0410', 0],
  ['(1)(2)', 'T1006', 0],
  ['s(1)', 'T1006', 1],
  ['o ~> s', 'T2006', 5],
  ['s ~> 1', 'T2006', 5],
  ['$now()', 'now', 0],
  ['$millis()', 'now', 0],
  ['$now("[Y]")', 'now', 0],
  ['$toMillis(s)', 'D3110', 0],
  ['$formatNumber(1, "x")', 'D3086', 0],
  ['$formatNumber(1, "0.0.0")', 'D3081', 0],
  ['$formatInteger(1, "")', 'D3130', 0],
  ['$fromMillis(1, "[q]")', 'D3132', 0],
  ['$fromMillis(1, "[Y", "0")', 'D3135', 0],
  ['$decodeUrlComponent("%")', 'D3140', 0],
  ['$merge(n)', 'T0412', 0],
  ['$spread(function($v){$v})', 'not-json', 0],
  ['function($v){$v}', 'not-json', 0],
  ['[function($v){$v}]', 'not-json', 0],
  ['{"f": $sum}', 'not-json', 0],
  ['$each(n, function($v){$v})', 'T0410', 0],
  ['$sift(1)', 'T0410', 0],
  ['($f := function($v)<s:s>{$v}; $f(1))', 'T0410', 30],
  ['($f := function($v){$f($v)}; $f(1))', 'fuel', 23],
  ['$contains(s, 1)', 'T0410', 0],
  ['$match(s, "a")', 'T0410', 0],
  ['$encodeUrl(s & "\\uD800")', 'D3140', 0],
  ['$string(1 / 0)', 'D3001', 0],
  ['$keys(1, 2)', 'T0410', 0],
  ['$zip()', 'T0410', 0],
  ['1 in (2 + s)', 'T2002', 8],
  ['s ? -s : 1', 'D1002', 4],
  ['zz ?: -s', 'D1002', 6],
  ['(1; -s)', 'D1002', 4],
  ['l.(a + $$.s)', 'T2002', 5],
  ['l[a + $$.s]', 'T2002', 4],
  ['l@$x.($x.a - $$.s)', 'T2002', 11],
  ['$sum(n) + $uppercase(2)', 'T0410', 10],
])('%s: %s', (text, code, offset) => {
  expect(fault(text)).toEqual([code, offset]);
});
