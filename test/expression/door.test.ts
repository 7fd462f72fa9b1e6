import { describe, expect, test } from 'vitest';
import { compileExpression, describeType, type Expression, ExpressionError } from '../../src/expression.js';

function compiled(text: string): Expression {
  const result = compileExpression(text);
  if (!result.ok) throw new Error(`${text}: ${result.diagnostics[0]?.message.en}`);
  return result.expression;
}

const form = {
  type: 'object',
  required: ['members'],
  properties: {
    members: { type: 'array', items: { type: 'object', properties: { age: { type: 'integer' } } } },
  },
};

describe('an expression by itself', () => {
  test('evaluates over an input, names, an instant and a budget', () => {
    expect(compiled('a + $b').evaluate({ a: 1 }, { bindings: { b: 2 } })).toBe(3);
    expect(compiled('$now()').evaluate(undefined, { now: 0 })).toBe('1970-01-01T00:00:00.000Z');
    expect(compiled('$millis()').evaluate(undefined, { now: new Date(5) })).toBe(5);
    expect(compiled('$formatNumber(1234.5, "#,##0.00")').evaluate(undefined)).toBe('1,234.50');
    expect(compiled('nowhere').evaluate({})).toBeUndefined();
  });

  test.each<[string, string, object]>([
    ['$now()', 'now', {}],
    ['$sum([1..1000])', 'fuel', { fuel: 100 }],
    ['1 + "a"', 'T2002', {}],
    ['$uppercase', 'not-json', {}],
  ])('%s throws %s and no value', (text, code, options) => {
    const fail = (): unknown => compiled(text).evaluate({ secret: 'a' }, options);
    expect(fail).toThrow(ExpressionError);
    expect(fail).toThrow(expect.objectContaining({ code, offset: expect.any(Number) }));
  });

  test('says what it reads', () => {
    expect(compiled('$form.members[age > 17].name & a.b').reads).toEqual([
      ['$form', 'members', 'age'],
      ['$form', 'members', 'name'],
      ['', 'a', 'b'],
    ]);
  });

  test('has a type for the schemas it is given; what has none may be anything', () => {
    const { type, diagnostics } = compiled('$sum($form.members.age)').type(undefined, { form });
    expect([describeType(type).en, diagnostics]).toEqual(['number or nothing', []]);
    expect(describeType(compiled('members.age[0]').type(form).type).vi).toContain('số nguyên');
    expect(compiled('a').type().type).toEqual({ any: true });
    expect(compiled('$form.member').type(undefined, { form }).diagnostics).toMatchObject([
      { code: 'unknown-field', offset: 6, length: 6, mend: { en: 'Did you mean "members"?' } },
    ]);
  });

  test.each([
    ['$days($form.born, $today) > 60 and $channel = "online"', true],
    ['$fold($form.name) = $fold($mother.name)', true],
    ['$count($form.members[age < 14]) > 0', true],
    ['$map($form.members, function($m){ $m.age })', false],
    ['$form.members^(age)[0].age > 60', false],
    ['$contains($form.name, /^A/)', false],
    ['$formatNumber(1, "0") = "1"', false],
  ])('a guard may be %s: %s', (text, ok) => {
    expect(compileExpression(text).ok).toBe(true);
    const guard = compileExpression(text, { preset: 'guard' });
    expect(guard.ok).toBe(ok);
    if (!guard.ok)
      expect(guard.diagnostics[0]).toMatchObject({ code: 'guard', mend: { vi: expect.any(String) } });
  });

  test('what does not parse is told, never thrown', () => {
    expect(compileExpression('$form.')).toMatchObject({ ok: false, diagnostics: [{ code: 'S0207' }] });
    expect(compileExpression('$eval("1")')).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'function-eval' }],
    });
  });
});
