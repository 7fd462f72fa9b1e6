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
  ])('%s', (text, expected) => expect(reads(text)).toEqual([...expected].sort()));
});

test('names stand where they are written, each time; functions are none', () => {
  expect(namesOf(tree('$days($form.a, $today) > $form.b /* $no */ & "$no"'))).toEqual([
    { name: 'form', offset: 6, length: 5 },
    { name: 'today', offset: 15, length: 6 },
    { name: 'form', offset: 25, length: 5 },
  ]);
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
