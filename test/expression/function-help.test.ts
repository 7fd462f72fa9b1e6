import { describe, expect, test } from 'vitest';
import { HELPED, helpOf } from '../../src/expression/function-help.js';
import { FUNCTION_NAMES } from '../../src/expression/function-names.js';
import { LIBRARY } from '../../src/expression/library.js';
import { arity } from '../../src/expression/signature.js';

test('the functions that have help, those that may be called and those that are defined are the same', () => {
  const names = [...FUNCTION_NAMES].sort();
  expect([...HELPED].sort()).toEqual(names);
  expect([...LIBRARY.keys()].sort()).toEqual(names);
  expect(helpOf('constructor')).toBeUndefined();
});

describe.each([...FUNCTION_NAMES])('$%s', name => {
  const { vi = '', en = '' } = helpOf(name) ?? {};
  const [signature = '', ...said] = en.split(': ');

  test('is one line, said in both languages', () => {
    expect(vi).toMatch(/^[^\n]{20,160}[.]$/);
    expect(en).toMatch(/^[^\n]{20,160}[.]$/);
    expect(vi.slice(0, signature.length + 2)).toBe(`${signature}: `);
    expect(vi.slice(signature.length + 2)).not.toBe(said.join(': '));
  });

  test('says as many arguments as may be written, and which may be left out', () => {
    const [least, most] = arity(LIBRARY.get(name)!.signature);
    const written = /^\$(\w+)\((.*)\)$/.exec(signature);
    expect(written?.[1]).toBe(name);
    const parameters = written?.[2]?.split(', ').filter(Boolean) ?? [];
    const many = parameters.some(each => each.endsWith('…'));
    expect(many ? Number.POSITIVE_INFINITY : parameters.length).toBe(most);
    expect(parameters.filter(each => !each.endsWith('?'))).toHaveLength(least);
  });
});
