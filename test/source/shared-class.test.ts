import { expect, test, vi } from 'vitest';
import * as one from '../../src/dossier/errors.js';
import { DefinitionError } from '../../src/source/diagnostic.js';
import { text } from '../../src/source/text.js';

vi.resetModules();
const other = await import('../../src/dossier/errors.js');
const { DefinitionError: OtherDefinitionError } = await import('../../src/source/diagnostic.js');

const thrown = {
  ConflictError: new other.ConflictError('d-1', 1, 2),
  IdempotencyError: new other.IdempotencyError('d-1', 'k'),
  StoreError: new other.StoreError('full', text('Hết chỗ', 'No room left')),
};

test.each(Object.entries(thrown))(
  '%s of another copy of the module is known, and is no other error',
  (...named) => {
    const [name, error] = named;
    const known = Object.entries(one).filter(([, copy]) => error instanceof copy);
    expect(known.map(([known]) => known)).toEqual([name]);
    expect(Object.values(one)).not.toContain(error.constructor);
  },
);

test('so is a definition error', () => {
  expect(OtherDefinitionError).not.toBe(DefinitionError);
  expect(new OtherDefinitionError([])).toBeInstanceOf(DefinitionError);
});

test('what only looks like one is none, and a subclass is not every one of its kind', () => {
  class Mine extends one.StoreError {}
  const mine = new Mine('io', text('Lỗi đĩa', 'The disk failed'));
  expect([mine instanceof Mine, mine instanceof one.StoreError]).toEqual([true, true]);
  expect(thrown.StoreError).not.toBeInstanceOf(Mine);
  for (const odd of [null, undefined, 'StoreError', { name: 'StoreError' }, new Error('StoreError')])
    expect(odd instanceof one.StoreError).toBe(false);
});
