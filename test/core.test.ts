import { expect, test } from 'vitest';

test('code generation is off in the tests of the pure core', () => {
  expect(() => new Function('')).toThrow(EvalError);
});
