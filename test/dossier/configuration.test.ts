import { describe, expect, test } from 'vitest';
import { ConfigurationError } from '../../src/dossier/errors.js';
import { filedIn, opened, person, smallWorld } from './small.js';
import { accepted } from './world.js';

const charged = {
  settings: { fee: { type: 'integer', title: 'Phí', setBy: 'province' } },
  fees: { copy: { amount: '$settings.fee', basis: 'law' } },
};

describe('what the agency must hand in', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['no such setting', {}],
    ['another type', { fee: 'abc' }],
    ['a part of a whole', { fee: 1.5 }],
    ['an inherited one', Object.create({ fee: 5 })],
  ])('a declared setting: not %s', async (_, values) => {
    const world = smallWorld(charged, { settings: () => values as never });
    const opening = opened(world);
    await expect(opening).rejects.toThrow(ConfigurationError);
    await expect(opening).rejects.toMatchObject({ option: 'settings.fee' });
    expect(await world.dossiers.list({})).toEqual([]);
  });

  test('what is not declared is left behind', async () => {
    const world = smallWorld(charged, { settings: () => ({ fee: 5000, secret: 'x' }) });
    const { dossier } = await filedIn(world);
    expect(dossier.settings).toEqual({ fee: 5000 });
    expect(dossier.filed?.content?.fees).toEqual({ copy: 5000 });
  });

  test.each([
    ['undefined', () => undefined],
    ['nothing', () => ''],
    ['a promise of nothing', async () => ''],
    ['a text with blanks', () => 'H26 10'],
    ['a NUL', () => 'a\u0000b'],
    ['a text without end', () => 'x'.repeat(100_000)],
    ['an object', () => ({})],
  ])('a code of the agency: not %s', async (_, agencyCode) => {
    const world = smallWorld({}, { agencyCode: agencyCode as never });
    await expect(filedIn(world)).rejects.toMatchObject({ name: 'ConfigurationError', option: 'agencyCode' });
    const { dossier } = accepted(await world.dossiers.read('d-1', person));
    expect(dossier.filed).toBeUndefined();
  });

  test('the code may be looked up', async () => {
    const { dossier } = await filedIn(smallWorld({}, { agencyCode: async () => 'H26.10' }));
    expect(dossier.filed?.code).toBe('H26.10-260422-0001');
  });
});

test.each([-500, 1.5])('a fee of %d đồng is not charged: the filing is refused and says why', async n => {
  const world = smallWorld({
    form: { properties: { n: { type: 'number', title: 'n' } } },
    fees: { copy: { amount: '$form.n', basis: 'law' } },
  });
  await opened(world);
  accepted(await world.dossiers.save('d-1', { actor: person, answers: { name: 'A', n } }));
  const refused = await world.dossiers.submit('d-1', { actor: person });
  expect(refused).toMatchObject({ code: 'invalid', issues: [{ code: 'fee', pointer: '#/fees/copy' }] });
});
