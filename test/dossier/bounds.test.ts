import { expect, test } from 'vitest';
import { decide } from '../../src/dossier/decide.js';
import { draft, filed, filledIn } from './drive.js';
import { opened, person, smallWorld } from './small.js';
import { accepted, permitProcedure, START } from './world.js';

test('a draft can be saved two thousand times and no more, and still be filed', () => {
  const driven = draft();
  const full = { ...driven.dossier!, version: 2000 };
  expect(decide(permitProcedure, full, filledIn, START)).toMatchObject({ ok: false, code: 'too-many' });
  expect(decide(permitProcedure, { ...full, version: 1999 }, filledIn, START).ok).toBe(true);
  expect(decide(permitProcedure, full, driven.submit(), START).ok).toBe(true);
});

test('a filing that fails is told and no longer recorded once the draft is full', () => {
  const driven = draft().must({ type: 'save', actor: person, answers: { plate: '' } });
  const full = { ...driven.dossier!, version: 2000 };
  const refused = decide(permitProcedure, full, driven.submit(), START);
  expect(refused).toMatchObject({ ok: false, code: 'invalid' });
  expect(refused).not.toHaveProperty('record');
  expect(decide(permitProcedure, driven.dossier, driven.submit(), START)).toHaveProperty('record');
});

test('a supplement is not refused for what was saved before filing', () => {
  const { dossier } = filed();
  const late = decide(permitProcedure, { ...dossier!, version: 2500 }, filledIn, START);
  expect(late).toMatchObject({ ok: false, code: 'locked' });
});

test.each([
  ['one that nothing fills in', ['/name']],
  ['one twice', ['/born', '/born']],
  ['one that is no field', ['/toString']],
  ['ninety thousand', Array(90_000).fill('/born')],
])('a report that a field is wrong cannot name %s', async (_, contested) => {
  const born = { type: 'string', title: 'Sinh', maxLength: 10, prefill: '$applicant.birthDate' };
  const world = smallWorld({ form: { properties: { born } } });
  await opened(world);
  const refused = await world.dossiers.save('d-1', { actor: person, contested });
  expect(refused).toMatchObject({ ok: false, code: 'invalid' });
  accepted(await world.dossiers.save('d-1', { actor: person, contested: ['/born'] }));
});
