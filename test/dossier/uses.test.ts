import { expect, test } from 'vitest';
import type { Registry } from '../../src/dossier/ports.js';
import { office, opened, person, smallWorld } from './small.js';
import { accepted } from './world.js';

const KIN = '001195000301';
/** A lookup that is compared, one for officials, and a guard of the workflow that reads the latter. */
const definition = {
  lookups: {
    kin: {
      registry: 'population',
      basis: 'law',
      use: 'confirm',
      by: { personId: '$form.kin', fullName: '$form.kinName' },
      unavailable: { stop: 'Chưa đối chiếu được người thân; hãy thử lại sau.' },
    },
    own: { registry: 'population', basis: 'law', use: 'office', by: { personId: '$form.kin' } },
  },
  guards: { grown: { when: "$own.birthDate < '2000'", message: 'Chưa đủ tuổi.' } },
  form: {
    properties: {
      kin: { type: 'string', title: 'Số định danh người thân', format: 'vn-person-id' },
      kinName: { type: 'string', title: 'Họ tên người thân', maxLength: 100 },
      reason: { type: 'string', title: 'Lý do', maxLength: 50, visible: "$kin.gender = 'female'" },
    },
  },
  documents: {
    proof: {
      title: 'Giấy tờ',
      hand: 'file',
      waived: [{ by: 'kin', when: "$kin.gender = 'female'", basis: 'law' }],
    },
  },
  workflow: { states: { received: { on: { accept: { target: 'accepted', guard: 'grown' } } } } },
  translations: { en: { 'Chưa đối chiếu được người thân; hãy thử lại sau.': 'Try again later.' } },
} as const;

const record = { personId: KIN, fullName: 'Trần Thị Mai', gender: 'female', birthDate: '1995-05-01' };

function world(down: { now: boolean } = { now: false }) {
  const asked: string[] = [];
  const population: Registry = {
    ask: async ({ by }) => {
      asked.push(Object.keys(by).join('+'));
      if (down.now) throw new Error('down');
      return { outcome: 'found', record, id: 'dc-9', version: '1' };
    },
  };
  return { ...smallWorld(definition, { registries: { population } }), asked };
}
const answers = { name: 'A', kin: KIN, kinName: 'TRẦN THỊ MAI' };

test('what is compared decides conditions and waivers, and nothing of it is shown', async () => {
  const { dossiers } = world();
  await opened({ dossiers } as never);
  const saved = accepted(await dossiers.save('d-1', { actor: person, answers }));
  expect(saved.form.fields.find(({ pointer }) => pointer === '/reason')?.shown).toBe(true);
  expect(saved.form.documents[0]).toMatchObject({ state: 'exempt', because: { lookup: 'kin' } });
  expect(saved.dossier.lookups).toEqual({});
  expect(JSON.stringify(saved)).not.toMatch(/female|1995|dc-9/);
});

test('what is for officials is asked once it is filed, seen by them, and read by the workflow', async () => {
  const { dossiers, asked } = world();
  await opened({ dossiers } as never);
  accepted(await dossiers.save('d-1', { actor: person, answers }));
  expect(asked).toEqual(['personId+fullName']);
  const { dossier } = accepted(await dossiers.submit('d-1', { actor: person }));
  expect(asked).toEqual(['personId+fullName', 'personId']);
  expect(JSON.stringify(dossier)).not.toMatch(/female|1995|dc-9/);
  const mine = accepted(await dossiers.form('d-1', person));
  expect(mine.form.guards).toEqual({ grown: false });
  expect([mine.form.asks, mine.dossier.office]).toEqual([[], undefined]);
  const theirs = accepted(await dossiers.form('d-1', office));
  expect(theirs.form.guards).toEqual({ grown: true });
  expect(theirs.dossier.office?.own).toMatchObject({ outcome: 'found', record: { birthDate: '1995-05-01' } });
  expect(theirs.dossier.lookups.kin).toMatchObject({ outcome: 'found', id: 'dc-9' });
  expect(JSON.stringify(theirs.dossier.lookups)).not.toContain('female');
  expect(JSON.stringify(theirs.dossier.filed)).not.toContain('female');
  expect(accepted(await dossiers.send('d-1', { actor: office, event: 'accept' })).dossier.state).toBe(
    'accepted',
  );
});

test('an outage of what is for officials stops nobody, and is asked again when they look', async () => {
  const down = { now: false };
  const { dossiers, asked } = world(down);
  await opened({ dossiers } as never);
  accepted(await dossiers.save('d-1', { actor: person, answers }));
  down.now = true;
  accepted(await dossiers.submit('d-1', { actor: person }));
  expect(await dossiers.send('d-1', { actor: office, event: 'accept' })).toMatchObject({ code: 'guard' });
  accepted(await dossiers.form('d-1', person));
  expect(asked).toHaveLength(2);
  down.now = false;
  accepted(await dossiers.form('d-1', office));
  accepted(await dossiers.form('d-1', office));
  expect(asked).toHaveLength(3);
  accepted(await dossiers.send('d-1', { actor: office, event: 'accept' }));
});

test('a registry that stops says so in the words of the definition', async () => {
  const { dossiers } = world({ now: true });
  await opened({ dossiers } as never);
  accepted(
    await dossiers.save('d-1', { actor: person, answers, documents: { proof: [{ name: 'a', size: 1 }] } }),
  );
  const refused = await dossiers.submit('d-1', { actor: person });
  expect(refused).toMatchObject({
    code: 'invalid',
    issues: [
      {
        code: 'unavailable',
        pointer: '#/lookups/kin',
        message: { vi: 'Chưa đối chiếu được người thân; hãy thử lại sau.', en: 'Try again later.' },
      },
    ],
  });
});
