import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../src/expression/parse.js';
import { bareHeadsOf, namesOf, readsOf } from '../../src/expression/reads.js';
import type { Tree } from '../../src/expression/tree.js';

const tree = (text: string): Tree => {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problems[0]?.message.en}`);
  return parsed.tree;
};
const reads = (text: string): string[] =>
  readsOf(tree(text))
    .map(read => read.join('.'))
    .sort();

describe('reads', () => {
  test.each([
    ['$form.mother.personId', ['$form.mother.personId']],
    ['$late', ['$late']],
    ['$days($form.child.birthDate, $today) > 60', ['$form.child.birthDate', '$today']],
    [
      "$requester.relatives[relation = 'wife'][0].personId",
      ['$requester.relatives.personId', '$requester.relatives.relation'],
    ],
    ['$form.late ? $settings.fee : 0', ['$form.late', '$settings.fee']],
    ['$form.rows.{ "name": name, "at": $today }', ['$form.rows.name', '$today']],
    ['$form.rows.(1)', ['$form.rows']],
    ['[$a.x, $b.y].z', ['$a.x.z', '$b.y.z']],
    ['$append($a.x, $b).z', ['$a.x.z', '$b.z']],
    ['($a ?? $b).c', ['$a.c', '$b.c']],
    ['$form.*.name', ['$form.*.name', '$form.name']],
    ['$form.**.name', ['$form.**']],
    ['$keys($form.child)', ['$form.child.**']],
    ['$lookup($form, "child").name', ['$form.child.name']],
    ['$lookup($form, $key).name', ['$form.**', '$key.**']],
    ['$count($missing) = 0', ['$missing']],
    ['a.b[c = $x]', ['$x', '.a.b', '.a.b.c']],
    ['1 + 2', []],
    ['$map($form.rows, function($r){ $r.name })', ['$form.rows.name']],
    ['"a" ~> $sort($form.by[0])', ['$form.by']],
    ['$filter($form.rows, function($r){ $r.age > 18 }).name', ['$form.rows.age', '$form.rows.name']],
    ['$reduce($form.rows, function($a, $r){ $a + $r.age }, 0)', ['$form.rows.age']],
    ['($rows := $form.rows; $rows.name)', ['$form.rows.name']],
    ['($unused := $form.a; $form.b)', ['$form.a', '$form.b']],
    ['($f := function($p){ $p.name }; $f($form.a) & $f($form.b))', ['$form.a.name', '$form.b.name']],
    ['$form.rows^(age).name', ['$form.rows.age', '$form.rows.name']],
    ['$form.rows{ name: $sum(fee) }', ['$form.rows.fee', '$form.rows.name']],
    ['$form.rows@$r.{ "n": $r.name }', ['$form.rows.name']],
    ['$form.a.b.%.c', ['$form.a.b', '$form.a.c']],
    ['$form.a ~> $uppercase', ['$form.a']],
    ['[$sum, $count][0]($form.fees)', ['$form.fees']],
    ['{ "f": function($x){ $x.secret } }.f($form)', ['$form.secret']],
    ['$each($form.child, function($v, $k){ $k })', ['$form.child.*']],
    ['$contains($form.a, /x/)', ['$form.a']],
    ['function(){ $form.secret }', []],
    ['function($x)<x-:x>{ $x }()', ['']],
    ['($f := function($x)<o-:o>{ $x.k }; $form.$f())', ['$form.k']],
    ['($f := function($x, $y)<s-n?:o>{ $y.k }; $form.$f($a))', ['$a.k', '$form.k']],
    ['($f := function($x, $y)<oo:o>{ $y.k & $x.l }; $form.$f($a, $b))', ['$a.l', '$b.k', '$form']],
    ['($f := function(){ $string() }; $form.$f())', ['$form', '']],
    ['$sort($a, $secret)', ['$a', '$secret']],
    ['$sort($a, $f, $secret)', ['$a', '$f', '$secret']],
    ['$single($a, $secret)', ['$a', '$secret']],
    ['$map($a, function(){1}, $secret)', ['$a', '$secret']],
    ['$replace($a, /x/, "y", $secret)', ['$a', '$secret']],
    ['$replace($a, /x/, function(){"y"}, $secret)', ['$a', '$secret']],
  ])('%s', (text, expected) => expect(reads(text)).toEqual([...expected].sort()));
});

test('a function that goes down without end reads everything below', () => {
  const found = reads('($f := function($n){ $n.a ? $f($n.b) : $n.c }; $f($x))');
  expect(found.every(read => read.startsWith('$x.'))).toBe(true);
  expect(found.some(read => read.endsWith('.**'))).toBe(true);
  expect(reads('($f := function($x){ $x($x) }; $f($f) & $form.a)').at(-1)).toBe('$form.a');
});

describe('what would take too long to follow reads all it names', () => {
  const names = Array.from({ length: 300 }, (_, i) => `f${i}`).join(',');
  const times = (count: number, text: string): string => Array(count).fill(text).join(',');
  test.each([
    ['reads of many', `($v:=[${names}];${times(200, '$v.b.(1)').replaceAll(',', ';')};1)`],
    [
      'calls of calls',
      `($v:=[${names}];$g:=λ(){[${times(200, '$v.z')}]};$h:=λ(){[${times(60, '$g()')}]};$h();1)`,
    ],
    ['functions', `($v:=[${times(300, 'λ(){1}')}];$v)`],
  ])('%s', (_name, text) => expect(reads(text)).toEqual(['.**']));
});

test('names stand where they are written, each time; functions are none', () => {
  expect(namesOf(tree('$days($form.a, $today) > $form.b /* $no */ & "$no"'))).toEqual([
    { name: 'form', offset: 6, length: 5 },
    { name: 'today', offset: 15, length: 6 },
    { name: 'form', offset: 25, length: 5 },
  ]);
});

test('names an expression binds itself are not from outside', () => {
  const outside = (text: string): string[] => namesOf(tree(text)).map(({ name }) => name);
  expect(outside('($a := $b; $a)')).toEqual(['b']);
  expect(outside('$map($rows, function($r){ $r.x = $limit })')).toEqual(['rows', 'limit']);
  expect(outside('$rows@$r#$i[$i < $most].{ "n": $r.name }')).toEqual(['rows', 'most']);
  expect(outside('(($a := 1; $a); $a)')).toEqual(['a']);
  expect(outside('$rows.name.%.age')).toEqual(['rows']);
});

describe('bare heads', () => {
  test.each([
    ['form.members', ['form']],
    ['$form.rows[age > 18]', []],
    ['$count(rows[age > 18])', ['rows']],
    ['(`họ tên` & $x.y).z', ['họ tên']],
    ['$a ? b : $$.c', ['b', 'c']],
    ['*', ['*']],
    ['a ?: a', ['a', 'a']],
  ])('%s', (text, expected) => {
    const heads = bareHeadsOf(tree(text));
    expect(heads.map(each => each.name)).toEqual(expected);
    for (const head of heads)
      expect(text.slice(head.offset, head.offset + head.length).replaceAll('`', '')).toBe(head.name);
  });
});
