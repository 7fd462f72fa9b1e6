import { describe, expect, test } from 'vitest';
import { compileExpression, compileTree } from '../../src/expression/compile.js';
import { pictures } from '../../src/expression/pictures.js';
import { ExpressionError } from '../../src/expression/problem.js';
import type { Context } from '../../src/expression/run.js';
import type { Tree } from '../../src/expression/tree.js';

/** `refused: code`, `error: code` or the value: what became of it, with nothing untyped thrown; fuel bounds the time. */
function fate(text: string, input?: unknown, context?: Context): unknown {
  try {
    const compiled = compileExpression(text);
    if (!compiled.ok) return `refused: ${compiled.problems[0]?.code}`;
    return compiled.expression.evaluate(input, { pictures, ...context });
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    expect(error.offset).toBeGreaterThanOrEqual(0);
    expect(error.offset).toBeLessThanOrEqual(text.length);
    expect(error.message2?.vi).toBeTruthy();
    return `error: ${error.code}`;
  }
}

const deep = (levels: number, of: unknown = 1): unknown =>
  Array.from({ length: levels }).reduce<unknown>(inner => [inner], of);
const deepObject = (levels: number): unknown =>
  Array.from({ length: levels }).reduce<unknown>(inner => ({ a: inner }), 1);
const many = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

describe('hostile expressions', () => {
  test.each<[string, string]>([
    ['($f:=function($n){$f($n+1)};$f(0))', 'error: fuel'],
    ['($f:=function($n){1+$f($n+1)};$f(0))', 'error: U1001'],
    ['($f:=function($n){[$f($n),$f($n)]};$f(0))', 'error: U1001'],
    ['(λ($x){$x($x)})(λ($x){$x($x)})', 'error: fuel'],
    ['($f := function($a){[$map($a, $f), 1]}; $f([[1]]))', 'error: U1001'],
    ['$map([1..9999], function($v){$map([1..9999], function($w){$v})})', 'error: fuel'],
    ['$reduce([1..9999], function($a, $b){$append($a, [1..9999])})', 'error: sequence-length'],
    ['$reduce([1..30], function($a, $b){$a & $a}, "xxxx")', 'error: string-length'],
    ['$reduce([1..30], function($a, $b){{"a": $a, "b": $a}}, 1)', 'error: result'],
    ['$sort([1..9999], function($a, $b){$count([1..9999]) > 0})', 'error: fuel'],
    ['$map([1, 2], function($x){ $map([1], function($y){ 5 }) })', '[[5],[5]]'],
    ['$map([1, 2], function($x){ $keys({"a": $x}) })', '[["a"],["a"]]'],
    ['$type(1 / 0)', 'error: D1001'],
    ['$type(2.5 % 0)', '"object"'],
    ['[1..5000]^([1..100])', 'error: T2008'],
    ['([1..9000])#$i.[1..9000]', 'error: fuel'],
    ['[1..2000].a@$x.b', 'undefined'],
    [`(λ($a)<s+s+s+s+s+s+s+s+n:s>{1})(${Array(60).fill('"a"').join(',')})`, 'error: T0410'],
    ['(λ($a)<s+s+s+n:s>{1})("a","a","a","a",1)', '1'],
    ['($l:=[1..9999].("a"); $f:=λ($a)<a<s>:n>{1}; $map([1..999], λ(){$f($l)}))', 'error: fuel'],
    ['$sort.apply', 'undefined'],
    ['$map.constructor', 'undefined'],
    ['$keys($sum)', 'undefined'],
    ['$spread($sum)', 'error: not-json'],
    ['$merge([$sum])', 'error: T0412'],
    ['$string($sum)', '""'],
    ['$sum', 'error: not-json'],
    ['[$sum]', 'error: not-json'],
    ['{"f": function(){1}}', 'error: not-json'],
    ['/a/', 'error: not-json'],
    ['$sum.*', 'undefined'],
    ['$sum.**', 'error: not-json'],
    ['$match("a", /a/).next', 'undefined'],
    ['("a" ~> /a/).next', 'error: not-json'],
    ['$keys("a" ~> /a/)', '["match","start","end","groups"]'],
    ['$replace("aaaa", /a*?/, "")', 'error: D1004'],
    ['$split("a", $uppercase)', 'error: T1010'],
    ['$contains($join([1..9999].("aaaaaa")), /(a|a)*(a|a)*b/)', 'error: fuel'],
    ['$match("x", /(.{1,500}){1,500}/)', 'refused: regex'],
    ['"a" ~> $now', 'error: now'],
    ['1(2)', 'error: T1006'],
    ['(a)(2)', 'error: T1006'],
    ['$x(?)', 'refused: unknown-function'],
    ['"a"(?)', 'error: T1008'],
    ['[1..10000000].{"x":$}', 'error: sequence-length'],
    ['[0..10000]', 'error: sequence-length'],
    ['[1..1e308]', 'error: sequence-length'],
    ['[[1..5000],[1..5000]].([1..6000])', 'error: sequence-length'],
    ['[1..9999].[1..9999]', 'error: fuel'],
    ['[1..9000].($formatNumber($, "#,##0.00");1)', 'error: fuel'],
    ['[1..9000].($toMillis("2026", "[Y]");1)', 'error: fuel'],
    ['[1..9000].($fold("Nguyễn");1)', 'error: fuel'],
    ['$match("aaaaaaaaaaaaaaaaaaaaaaaaaaaaa!",/^(a+)+$/)', 'undefined'],
    ['$toMillis("1","[Y0001][f1][f1][f1]")', 'undefined'],
    ['$pad("x",5e8)', 'error: string-length'],
    ['$pad("x",-5e8)', 'error: string-length'],
    ['$pad("x",60000) & $pad("y",60000)', 'error: string-length'],
    ['($s:="$eval($s)";$eval($s))', 'refused: function-eval'],
    ['$eval("1")', 'refused: function-eval'],
    ['$reduce([1],$append)', '1'],
    ['$ ~> |applicant|{"__proto__":{"approved":true}}|', 'refused: transform'],
    ['$clone($)', 'refused: function-clone'],
    ['$random()', 'refused: function-random'],
    ['$shuffle([1,2])', 'refused: function-shuffle'],
    ['$join([1..9999].("xxxxxxxxxx"))', 'error: string-length'],
    ['$replace($join([1..5000].("x")), "x", $join([1..5000].("yy")))', 'error: string-length'],
    ['$power(10, 400)', 'error: D3061'],
    ['1e400', 'refused: S0102'],
    ['1/0', 'error: not-json'],
    ['[1/0]', 'error: not-json'],
    ['{"a": 0/0}', 'error: not-json'],
    ['$string(1/0)', 'error: D3001'],
    ['$now()', 'error: now'],
    ['$millis()', 'error: now'],
    ['$constructor()', 'refused: unknown-function'],
    ['$toString()', 'refused: unknown-function'],
    ['$__proto__()', 'refused: unknown-function'],
    ['$sum.constructor("return 1")()', 'error: T1006'],
    ['$map.call', 'undefined'],
    ['("a").constructor', 'undefined'],
    ['[].length', '[]'],
    ['{}.__proto__', 'undefined'],
    ['{}.toString', 'undefined'],
    ['$constructor', 'undefined'],
    ['$__proto__', 'undefined'],
    ['$lookup({}, "constructor")', 'undefined'],
    ['$lookup({}, "__proto__")', 'undefined'],
    ['$keys({}.constructor)', 'undefined'],
    ['"a" & "\ud800"', 'error: not-json'],
    ['$match("😀", /./)', 'error: not-json'],
    ['$split("😀a", "")', '["😀","a"]'],
    ['$encodeUrlComponent("\ud800")', 'error: D3140'],
    [
      '($d := $reduce([1..13], function($a,$b){[[$a],[$a]]}, "a"); $replace("abc", function($s){{"match": $d, "start": 0}}, "x"))',
      'error: T1010',
    ],
    [
      '($d := $reduce([1..13], function($a,$b){[[$a],[$a]]}, "a"); $split("abc", function($s){{"start": $d, "end": 1}}))',
      'error: T1010',
    ],
    ['$replace("abc", function($s){{"match":"a","start":0,"groups":[[]]}}, "$1")', 'error: T1010'],
    ['$replace("abc", function($s){{"match":"a","start":0}}, "$1")', 'error: T1010'],
    [
      '$replace("abc", function($s){{"match":"a","start":0,"groups":[],"next":function(){$nothing}}}, "$1-")',
      '"-bc"',
    ],
    ['$replace($pad("",60000,"x"), /x+/, $pad("",60000,"$0"))', 'error: string-length'],
    ['$replace($pad("",60000,"x"), /(x+)/, $pad("",60000,"$1"))', 'error: string-length'],
    ['$split("ab", /,/, 0)', '[]'],
    ['$split("a", function($x){"q"}, 0)', '[]'],
    ['$replace("a", function($x){"q"}, "$0", 0)', '"a"'],
    ['$replace("abc", "x", $uppercase)', '"abc"'],
    ['$replace("abc", "a", $uppercase, 0)', '"abc"'],
    ['$replace("abc", "a", $uppercase)', 'error: D3012'],
  ])('%s → %s', (text, expected) => {
    const outcome = fate(text);
    const shown =
      typeof outcome === 'string' && /^(refused|error): /.test(outcome)
        ? outcome
        : (JSON.stringify(outcome) ?? 'undefined');
    expect(shown).toBe(expected);
  });

  test('strings that double stop at their bound', () => {
    const doubled = Array.from({ length: 24 }).reduce<string>(text => `(${text}).($ & $)`, '"xxxx"');
    expect(fate(doubled)).toBe('error: string-length');
  });

  test('values that double stop at their bound', () => {
    const doubled = Array.from({ length: 26 }).reduce<string>(text => `(${text}).{"a": $, "b": $}`, '"x"');
    expect(fate(`$string(${doubled})`)).toMatch(/^error: (fuel|string-length|result)$/);
    expect(fate(doubled)).toMatch(/^error: (fuel|result)$/);
  });
});

describe('hostile data', () => {
  test.each<[string, string, unknown, unknown]>([
    ['a list too long', 'a.b', { a: many(10_001).map(b => ({ b })) }, 'error: sequence-length'],
    ['a list just short enough', '$count(a)', { a: many(10_000) }, 10_000],
    ['many unlike objects', '$count($distinct(a))', { a: many(2000).map(b => ({ b })) }, 'error: fuel'],
    ['arrays 100,000 deep, looked into', 'a.b', { a: deep(100_000) }, 'error: depth'],
    ['arrays 100,000 deep, compared', 'a = b', { a: deep(100_000), b: deep(100_000) }, 'error: depth'],
    ['arrays 100,000 deep, written', '$string(a)', { a: deep(100_000) }, 'error: depth'],
    ['arrays 100,000 deep, tested', 'a ? 1 : 2', { a: deep(100_000) }, 'error: depth'],
    ['arrays 100,000 deep, opened', 'a.*', { a: { b: deep(100_000) } }, 'error: depth'],
    ['objects 100,000 deep, walked', '$count(**)', deepObject(100_000), 'error: depth'],
    ['objects 100,000 deep, given back', '$', deepObject(100_000), 'error: depth'],
    ['objects 60 deep', '$count(**)', deepObject(60), 61],
    ['a long string', '$string(a) & "x"', { a: 'x'.repeat(65_536) }, 'error: string-length'],
    ['a function in the data', 'a', { a: () => 1 }, 'error: not-json'],
    ['a function under a field', 'a', { a: { b: () => 1 } }, 'error: not-json'],
    ['a symbol', 'a', { a: Symbol('x') }, 'error: not-json'],
    ['a big integer', 'a', { a: 1n }, 'error: not-json'],
    ['a date object', 'a', { a: new Date(0) }, 'error: not-json'],
    ['a map', 'a', { a: new Map() }, 'error: not-json'],
    ['NaN', 'a', { a: Number.NaN }, 'error: not-json'],
    [
      'what looks like a function of jsonata',
      '$type(a) & $string(a)',
      { a: { _jsonata_function: true } },
      'object{"_jsonata_function":true}',
    ],
    ['an own field called constructor', 'constructor', { constructor: 'x' }, 'x'],
    ['an inherited field', 'b', Object.create({ b: 1 }), undefined],
    [
      'a getter that throws',
      'a',
      Object.defineProperty({}, 'a', {
        enumerable: true,
        get: () => {
          throw new Error('secret value');
        },
      }),
      'error: input',
    ],
  ])('%s', (_name, text, input, expected) => expect(fate(text, input)).toEqual(expected));

  const wide = {
    l: many(10_000),
    o: Object.fromEntries(many(10_000).map(i => [`k${i}`, i])),
    p: { list: many(10_000) },
    deep: deep(50, { list: many(10_000) }),
  };
  test.each<[string, string]>([
    ['$lookup([1..3000].$$.p, "list")', 'error: sequence-length'],
    ['[1..3000].($$.p.list.x; $lookup($$.deep, "list");1)', 'error: fuel'],
    ['($k := $pad("", 60000, "x"); $o := {$k: 1}; $string([1..3000].$o))', 'error: string-length'],
    ['[1..10000][$$.o]', 'error: fuel'],
    ['$count([1..8000].($keys($$.o);1))', 'error: fuel'],
    ['[1..3000].($spread($$.o);1)', 'error: fuel'],
    ['[1..8000].($$.p.(list);1)', 'error: fuel'],
    ['[1..8000].($$.l^($)[0];1)', 'error: fuel'],
    ['[1..8000].({"a":1} = $$.o)', 'error: fuel'],
    ['[1..8000].($$.l[0][$$.l];1)', 'error: fuel'],
    [
      `$count(l.$[true]${many(60)
        .map(i => `#$i${i}`)
        .join('')}.(1))`,
      'error: fuel',
    ],
  ])('wide data costs by its width: %s', (text, expected) => expect(fate(text, wide)).toBe(expected));

  test('what is wider than a list may be is no list', () => {
    const wider = { o: Object.fromEntries(many(10_001).map(i => [`k${i}`, i])) };
    for (const text of ['$keys(o)', '$spread(o)']) expect(fate(text, wider)).toBe('error: sequence-length');
  });

  test('values are gathered in one go', () => {
    expect(fate('$$.l{"k": $count($)}', wide)).toEqual({ k: 10_000 });
    expect(fate('l@$x{"k": $count($x)}', { l: many(5000) })).toEqual({ k: 5000 });
    expect(fate('$count($spread($$.l.{"a": $}))', { l: many(5000) })).toBe(5000);
    expect(fate('$count($distinct(l))', { l: [...many(4000), ...many(4000).map(() => ({}))] })).toBe(4001);
    const rows = [[1, [2]], null, [], { a: [3] }, [[4]]];
    expect(fate('rows{"k": $}', { rows })).toEqual({ k: [1, [2], null, { a: [3] }, [4]] });
  });

  test('a ring is a typed error', () => {
    const ring: Record<string, unknown> = {};
    ring.a = ring;
    for (const text of ['$', '$string($)', '$count(**)', '$ = $.a.a and $.{"x": a} = $.{"x": {"a": a}}']) {
      expect(String(fate(text, ring))).toMatch(/^(error: (depth|fuel|result|sequence-length)|true|false)$/);
    }
  });

  test('a field called __proto__ is data, in and out', () => {
    const input: unknown = JSON.parse('{"__proto__": {"role": "officer"}, "a": {"__proto__": 1}}');
    expect(fate('`__proto__`.role', input)).toBe('officer');
    const result = fate('$merge([a, {"__proto__": {"role": "officer"}}])', input) as Record<string, unknown>;
    expect(Object.keys(result)).toEqual(['__proto__']);
    expect(result.role).toBeUndefined();
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
  });
});

describe('what an evaluation may not do', () => {
  test('a result shares nothing with the input', () => {
    const input = { a: { b: [1] } };
    const result = fate('a', input) as { b: number[] };
    result.b.push(2);
    expect(input).toEqual({ a: { b: [1] } });
  });

  test('it leaves the input as it is, frozen or not', () => {
    const input = Object.freeze({ a: Object.freeze([]), b: Object.freeze([Object.freeze({ c: 1 })]) });
    expect(fate('a.{"x": 1}', input)).toBeUndefined();
    expect(fate('[a, b.c, $append(a, b)]', input)).toEqual([1, { c: 1 }]);
  });

  test('errors never carry a value', () => {
    const input = { secret: 'Nguyễn Thị Bí Mật', list: ['Nguyễn Thị Bí Mật'] };
    for (const text of [
      'secret + 1',
      '-secret',
      '$number(secret)',
      '$sum(list)',
      'secret < 1',
      '{secret: 1, "x": -secret}',
      '[1..secret]',
      '$abs(secret)',
      '{secret: 1, $string(secret): 2}',
      '$merge(list)',
    ]) {
      const compiled = compileExpression(text);
      if (!compiled.ok) throw new Error(text);
      try {
        compiled.expression.evaluate(input);
        expect.unreachable(text);
      } catch (error) {
        expect(error).toBeInstanceOf(ExpressionError);
        expect(
          `${String(error)} ${JSON.stringify(error)} ${(error as ExpressionError).message2?.vi}`,
        ).not.toContain('Bí Mật');
      }
    }
  });

  test.each([
    '$sum([1..9000].$length($$.b))',
    '$count([1..9000].$uppercase($$.b))',
    '$count([1..9000].$lowercase($$.b))',
    '$count([1..9000].$trim($$.b))',
    "$count([1..9000][$contains($$.b, 'xxxxy')])",
    "$count([1..9000].$substringBefore($$.b, 'y'))",
    "$count([1..9000].$substringAfter($$.b, 'y'))",
    "$count([1..9000].$split($$.b, 'y'))",
    "$count([1..9000].$join([$$.b, 'y']))",
    "$count([1..9000].$replace($$.b, 'y', 'z'))",
    '$count([1..9000].$pad($$.b, 60001))',
    "$count([1..9000].($$.b & ''))",
    '$count([1..9000][$$.b = $$.c])',
    '$count([1..9000][$$.b < $$.c])',
    '$count([1..9000][$$.b in [$$.c, 1]])',
    '$count([1..9000].$string([$$.b]))',
    '$count([1..9000].$number($$.b))',
  ])('a long text costs by its length: %s', text => {
    const long = { b: 'x'.repeat(60_000), c: `${'x'.repeat(59_999)}y` };
    expect(fate(text, long)).toMatch(/^error: (fuel|D3030)$/);
  });

  test('fuel is what the caller gives', () => {
    expect(fate('$sum([1..1000])', undefined, { fuel: 100 })).toBe('error: fuel');
    expect(fate('$sum([1..1000])')).toBe(500_500);
    expect(fate('$count([1..9000].$sum([1..20]))')).toBe('error: fuel');
    expect(fate('$count([1..9000].$sum([1..20]))', undefined, { fuel: 1_000_000 })).toBe(9000);
    expect(fate('$sum([1..1000])', undefined, { fuel: 1_000_000, tank: { left: 100 } })).toBe('error: fuel');
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, '9e9'])(
    'fuel that is no bound leaves ours: %s',
    fuel => {
      const endless = '($f:=function($n){$f($n+1)};$f(0))';
      expect(fate(endless, undefined, { fuel: fuel as number })).toBe('error: fuel');
      expect(fate(endless, undefined, { tank: { left: fuel as number } })).toBe('error: fuel');
      expect(fate('1 + 1', undefined, { fuel: fuel as number })).toBe(2);
    },
  );

  test('the instant is the caller’s', () => {
    expect(fate('$now() & " " & $millis()', undefined, { now: 0 })).toBe('1970-01-01T00:00:00.000Z 0');
    expect(fate('$millis()', undefined, { now: Number.NaN })).toBe('error: now');
    for (const text of ['$now()', '$now("[Y]")', '$toMillis("10:00", "[H]:[m]")'])
      expect(fate(text, undefined, { now: 1e300 })).toBe('error: D1001');
  });

  test('a forged tree cannot reach an unknown function', () => {
    const forged: Tree = { kind: 'call', at: 0, length: 1, name: 'constructor', args: [] };
    expect(() => compileTree(forged)).toThrow(TypeError);
  });

  test('a tree survives JSON', () => {
    const compiled = compileExpression('$form.rows[age > 18].name');
    if (!compiled.ok) throw new Error('refused');
    const again = compileTree(JSON.parse(JSON.stringify(compiled.expression.tree)) as Tree);
    expect(
      again.evaluate(undefined, {
        names: {
          form: {
            rows: [
              { age: 20, name: 'A' },
              { age: 3, name: 'B' },
            ],
          },
        },
      }),
    ).toBe('A');
  });
});
