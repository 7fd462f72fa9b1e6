import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../src/expression/compile.js';
import { substituteNames } from '../../src/expression/substitute.js';

describe('substituteNames', () => {
  test.each([
    ['$subject.fullName', { subject: '$mother' }, '$mother.fullName'],
    ['$subject.fullName', { subject: '$form.mother' }, '$form.mother.fullName'],
    ['$subject[0].name', { subject: '$form.rows' }, '($form.rows)[0].name'],
    ['$a.$subject', { subject: '$form.rows' }, '$a.($form.rows)'],
    ['$id & "-"', { id: '$a ? $b : $c' }, '($a ? $b : $c) & "-"'],
    ['"$id" & $id /* $id */', { id: '$x' }, '"$id" & $x /* $id */'],
    ["'it\\'s $id' & $id", { id: '$x' }, "'it\\'s $id' & $x"],
    ['`$id`.$id', { id: '$x' }, '`$id`.$x'],
    ['$idea + $id', { id: '$x' }, '$idea + $x'],
    ['$sum($sum)', { sum: '$x' }, '$sum($x)'],
    ['$ & $$', { '': '$x', $: '$y' }, '$ & $$'],
    ['$x in$id', { id: 'a' }, '$x in$id'],
    ['$id', { id: ' $x /* note */ ' }, '($x /* note */)'],
    ['$id', { id: '"a"' }, '("a")'],
    ['$id', {}, '$id'],
    ['$toString', { id: '1' }, '$toString'],
  ])('%s with %j', (text, by, expected) =>
    expect(substituteNames(text, by as Record<string, string>)).toBe(expected),
  );

  test('what is put in keeps its meaning', () => {
    const names = { a: 1, b: 2, form: { rows: [{ x: [1, 2] }, { x: [3] }] } };
    const value = (text: string): unknown => {
      const compiled = compileExpression(text);
      return compiled.ok ? compiled.expression.evaluate(undefined, { names }) : compiled.problems;
    };
    expect(value(substituteNames('$p * 10', { p: '$a + $b' }))).toBe(30);
    expect(value(substituteNames('$p[0]', { p: '$form.rows.x' }))).toBe(1);
    expect(value(substituteNames('$form.rows.$p', { p: '$a' }))).toEqual([1, 1]);
  });
});
