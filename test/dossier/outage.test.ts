import { expect, test } from 'vitest';
import { field } from '../../src/field.js';
import { compile } from '../../src/procedure/compile.js';
import { permit, permitsRegistry } from './permit.js';
import { accepted, answers, citizen, desk, documents, ME, open, type World, worldOf } from './world.js';

const stopping = compile(
  { ...permit, lookups: { me: { ...permit.lookups.me, unavailable: 'stop' } } },
  { ...field, registries: { ...field.registries, permits: permitsRegistry as never } },
);

/** A registry that is down until it is mended, and counts who asks. */
function outage(): { readonly world: World; readonly mend: () => void; readonly asked: () => number } {
  let asked = 0;
  let down = true;
  const record = { personId: ME, fullName: 'Lê Quang Minh', birthDate: '1991-03-12' };
  const ask = async () => {
    asked += 1;
    if (down) throw new Error('down');
    return { outcome: 'found', record, signed: true, ms: 20 } as const;
  };
  const world = worldOf({ procedures: [stopping], registries: { population: { ask } } });
  return {
    world,
    asked: () => asked,
    mend: () => {
      down = false;
    },
  };
}

test('a short outage does not block a draft: it is asked again once a command, until it answers', async () => {
  const { world, mend, asked } = outage();
  const { dossiers } = world;
  accepted(await dossiers.open(open));
  expect(asked()).toBe(1);
  accepted(await dossiers.save('d-1', { actor: citizen, answers, documents }));
  expect(asked()).toBe(2);
  expect(await dossiers.submit('d-1', { actor: citizen })).toMatchObject({ ok: false });
  mend();
  const { form, dossier } = accepted(await dossiers.form('d-1', citizen));
  expect(asked()).toBe(3);
  expect(dossier.lookups.me).toMatchObject({ outcome: 'found' });
  expect(form.fields.find(({ pointer }) => pointer === '/fullName')).toMatchObject({ locked: true });
  accepted(await dossiers.form('d-1', citizen));
  expect(asked()).toBe(3);
  accepted(await dossiers.submit('d-1', { actor: citizen }));
});

test('an outage that lasts leaves one event, and officials who look ask nobody', async () => {
  const { world, asked } = outage();
  accepted(await world.dossiers.open(open));
  accepted(await world.dossiers.form('d-1', citizen));
  accepted(await world.dossiers.form('d-1', citizen));
  expect(asked()).toBe(3);
  accepted(await world.dossiers.form('d-1', desk));
  expect(asked()).toBe(3);
  const log = await world.dossiers.export('d-1');
  expect(log.map(({ type }) => type)).toEqual(['opened', 'asked']);
});
