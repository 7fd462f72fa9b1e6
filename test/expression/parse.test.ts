import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../src/expression/parse.js';

/** The first problem as `code "what it points to"`, or `ok`. */
function verdict(text: string): string {
  const parsed = parseExpression(text);
  if (parsed.ok) return 'ok';
  const problem = parsed.problems[0]!;
  return `${problem.code} "${text.slice(problem.offset, problem.offset + problem.length)}"`;
}

describe('what is outside the subset is refused by name, in place', () => {
  test.each([
    ['|a|{"b": 1}|', 'transform "|"'],
    ['$form.a + $f($x := 1)', 'bind-place ":="'],
    ['$form.rows[$x := 1]', 'bind-place ":="'],
    ['{"a": $x := 1}', 'bind-place ":="'],
    ['($sum := 1; $sum)', 'reserved-name "$sum"'],
    ['function($string){ 1 }', 'reserved-name "("'],
    ['sum($form.a)', 'missing-dollar "sum"'],
    ['$form.a ~> $trim()[0]', 'chain-filter "("'],
    ['$form.rows#$i^(a){ b: c }', 'sorted-stream "^(a)"'],
    ['$form.rows#$i^(a)[b = 1]', 'sorted-stream "^(a)"'],
    ['$form.rows#$i^(a)^(b)', 'sorted-stream "^(a)"'],
    ['%.a', 'parent "%"'],
    ['$eval("1")', 'function-eval "$eval"'],
    ['[1].$eval', 'function-eval "$eval"'],
    ['$random()', 'function-random "$random"'],
    ['$error("x")', 'function-error "$error"'],
    ['$upercase($form.a)', 'unknown-function "$upercase"'],
    ['[$form.a, $form.b][0].c', 'array-head "["'],
    ['$contains($form.a, /(?=x)/)', 'regex "/(?=x)/"'],
  ])('%s', (text, expected) => {
    expect(verdict(text)).toBe(expected);
    const parsed = parseExpression(text);
    for (const problem of parsed.ok ? [] : parsed.problems) {
      expect(problem.message.vi, text).not.toBe(problem.message.en);
      expect(problem.mend?.vi, text).toBeTruthy();
    }
  });

  test('an unknown function is told from the nearest one', () => {
    const parsed = parseExpression('$upercase($form.a)');
    expect(parsed.ok ? undefined : parsed.problems[0]?.mend?.en).toBe('Did you mean $uppercase?');
  });

  test('every refused construct is reported, not only the first', () => {
    const parsed = parseExpression('$eval("1") + $random()');
    expect(parsed.ok ? [] : parsed.problems.map(each => each.code)).toEqual([
      'function-eval',
      'function-random',
    ]);
  });
});

describe('what is inside the subset', () => {
  test.each([
    'function($x){ $x }',
    '$map($form.a, function($v){ $v })',
    '($x := 1; $y := $x := 2; $x)',
    '$form.a ~> $uppercase',
    '$form.a ~> $uppercase() ~> $trim()',
    '$form.rows^(>name, age)',
    '$form.rows{ name: age }',
    '$form.rows@$r.name',
    '$form.rows#$i.name',
    '$form.rows.name.%.age',
    '$contains($form.a, /x+/i)',
    '$sum(?)',
    '$sort($form.a, function($l, $r){ $l > $r })',
    '$sum',
    '($f := function($x)<n-:n>{ $x }; $f(1))',
    '[a, /["]/]',
    '$form.a + ($x := 1)',
  ])('%s', text => expect(verdict(text)).toBe('ok'));
});

describe('syntax errors point to the place', () => {
  test.each([
    ['', 'S0207 ""'],
    ['$form.', 'S0207 ""'],
    ['1 +', 'S0207 ""'],
    ['(1', 'S0203 ""'],
    ['"abc', 'S0101 ""'],
    ['a b', 'S0201 "b"'],
    ['/* no end', 'S0106 ""'],
    ['$form.a]', 'S0201 "]"'],
    ['1.a', 'S0213 "1"'],
    ['function($x)<n<n>>{ $x }', 'S0401 ""'],
    ['function($x)<(sa<n>)>{ $x }', 'S0402 ""'],
    ['function($x)<(s<n>):x>{ $x }', 'S0402 ""'],
  ])('%s', (text, expected) =>
    expect(verdict(text).replace(/".*"$/s, part => (expected.endsWith('""') ? '""' : part))).toBe(expected),
  );
});

describe('signs of other languages are told what they are here', () => {
  /** The message and the way to mend it. */
  const said = (text: string): readonly (string | undefined)[] => {
    const parsed = parseExpression(text);
    return parsed.ok ? ['ok'] : [parsed.problems[0]?.message.en, parsed.problems[0]?.mend?.en];
  };
  test.each([
    ['a == b', '=', 'Compare with a single `=`.'],
    ['a === b', '=', 'Compare with a single `=`.'],
    ['a => b', '>', 'Compare with a single `=`.'],
    ['a !== b', '=', 'Compare with `!=`.'],
    ['a && b', '&', 'Write `and`.'],
    ['a || b', '|', 'Write `or`.'],
    ['a <> b', '>', 'Compare with `!=`.'],
    ['!a', '!', 'Write `$not(…)`.'],
    ['a b', 'b', undefined],
  ])('%s', (text, token, mend) => {
    expect(said(text)).toEqual([`Syntax error at "${token}".`, mend]);
  });

  test('what ends too early has no token to tell', () => {
    expect(said('1 +')).toEqual(['The expression ends too early: something is missing.', undefined]);
  });

  test('a parent that is none is told where it stands', () => {
    expect(said('a.%.%.%')).toEqual([
      'Here `%` leads to no parent.',
      'Start again from a name such as `$form.…`.',
    ]);
  });
});

describe('bounds before the parser', () => {
  test.each<[string, string, string]>([
    ['4,097 characters', `"${'x'.repeat(4096)}"`, 'text-length'],
    ['65 parentheses', `${'('.repeat(65)}1${')'.repeat(65)}`, 'nesting'],
    ['10,000 brackets', '['.repeat(10_000), 'text-length'],
    ['4,000 brackets', '['.repeat(4000), 'nesting'],
    ['4,000 signs', `${'-'.repeat(4000)}a`, 'nesting'],
    ['2,000 sums', `1${'+1'.repeat(2000)}`, 'nesting'],
    ['nested fallbacks, which double', `${'('.repeat(40)}a${'?:b)'.repeat(40)}`, 'fallbacks'],
    ...['a % /"/, ?, "x"', "it's, ?, it's", 'and / 1, ?, 1 / 2', 'a * /"/, ?, "x"', '"a", ?, /"/'].map(
      (around): [string, string, string] => [
        `fallbacks hidden by ${around}`,
        `[${around.replace('?', `${'('.repeat(20)}a${' ?? b)'.repeat(20)}`)}]`,
        'fallbacks',
      ],
    ),
  ])('%s', (_name, text, code) => {
    const parsed = parseExpression(text);
    expect(parsed.ok ? 'ok' : parsed.problems[0]?.code).toBe(code);
  });

  test.each([
    `${'('.repeat(64)}1${')'.repeat(64)}`,
    `1${'+1'.repeat(200)}`,
    'a ?: b ?? c ?: d',
    `$match(a, /${'(?:b)'.repeat(12)}/)`,
    'it\'s ? "(" : a*/"/',
  ])('within bounds: %s', text => expect(verdict(text)).toBe('ok'));
});

test('a tree is plain JSON and keeps its places', () => {
  const text = "$form.rows[`họ tên` = 'A'][0].age + 1";
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error('refused');
  expect(JSON.parse(JSON.stringify(parsed.tree))).toEqual(parsed.tree);
  expect(text.slice(parsed.tree.at, parsed.tree.at + parsed.tree.length)).toBe(text);
});
