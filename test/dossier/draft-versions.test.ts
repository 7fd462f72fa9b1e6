import { describe, expect, test } from 'vitest';
import { field } from '../../src/field.js';
import { compile } from '../../src/procedure/compile.js';
import { memoryStore } from '../../src/stores/memory.js';
import { office, opened, person, small } from './small.js';
import { accepted, seededKeys, type World, worldOf } from './world.js';

type Json = Readonly<Record<string, unknown>>;

const text = { type: 'string', title: 'Chữ', maxLength: 50 };
const me = { personId: '$applicant.personId' };
const first = (over: Json = {}) =>
  compile(
    small({
      version: '2026.1.0',
      effective: { from: '2026-01-01', to: '2026-04-30' },
      consents: { check: 'Tra cứu giúp tôi', mail: 'Gửi thư cho tôi' },
      settings: { fee: { type: 'integer', title: 'Lệ phí' } },
      lookups: {
        me: { registry: 'population', basis: 'law', by: me },
        again: { registry: 'population', basis: 'law', by: me, consent: 'check' },
      },
      documents: {
        scan: { title: 'Bản chụp', hand: 'file', needed: 'false' },
        map: { title: 'Sơ đồ', hand: 'file', needed: 'false' },
      },
      form: {
        required: [],
        properties: {
          name: { ...text, title: 'Họ tên', prefill: '$me.fullName' },
          tel: { ...text, title: 'Điện thoại' },
          kind: { ...text, title: 'Loại' },
          note: { ...text, title: 'Ghi chú' },
          gender: { ...text, title: 'Giới tính', prefill: '$again.gender' },
        },
      },
      ...over,
    }),
    field,
  );
const second = (over: Json = {}) =>
  compile(
    small({
      version: '2026.2.0',
      effective: { from: '2026-05-01' },
      consents: { check: 'Tra cứu giúp tôi', mail: 'Gửi thư và gọi cho tôi' },
      lookups: {
        me: { registry: 'population', basis: 'law', by: me },
        again: { registry: 'population', basis: 'law', by: me, consent: 'check' },
      },
      documents: {
        picture: { title: 'Ảnh', hand: 'file', needed: 'false' },
        proof: { title: 'Chứng minh', hand: 'file' },
      },
      form: {
        required: ['name', 'phone'],
        properties: {
          name: { ...text, title: 'Họ tên', prefill: '$me.fullName' },
          born: { ...text, title: 'Ngày sinh', prefill: '$me.birthDate' },
          phone: { type: 'string', title: 'Số điện thoại', format: 'vn-phone' },
          kind: { ...text, title: 'Loại', enum: ['small', 'large'] },
          gender: { ...text, title: 'Giới tính', prefill: '$again.gender' },
        },
      },
      migrations: {
        '2026.1.0': {
          fields: { '/phone': '$old.tel', '/kind': { from: '$old.kind', codes: { s: 'small' } } },
          documents: { picture: 'scan' },
        },
      },
      ...over,
    }),
    field,
  );

const LATER = '2026-05-04T02:00:00.000Z';
const scan = [{ name: 'a.pdf', size: 9 }];
const saved = { answers: { tel: '12', kind: 's', note: 'Giữ lại' }, documents: { scan, map: scan } };

async function begun(parts: Parameters<typeof worldOf>[0] = {}): Promise<World> {
  const world = worldOf({ procedures: [first(), second()], ...parts });
  await opened(world);
  for (const purpose of ['check', 'mail'])
    accepted(await world.dossiers.consent('d-1', { actor: person, purpose, given: true }));
  accepted(await world.dossiers.save('d-1', { actor: person, ...saved }));
  return world;
}

describe('a draft that another version finds', () => {
  test('is brought over when it is read, once, and that stands in the log', async () => {
    const world = await begun();
    world.at(LATER);
    const { dossier } = accepted(await world.dossiers.form('d-1', person));
    expect(dossier.procedure).toMatchObject({ version: '2026.2.0', pin: second().pin });
    expect(dossier.answers).toEqual({ phone: '12', kind: 'small' });
    expect(dossier.uploads).toEqual({ picture: scan });
    expect(dossier.aside).toEqual([
      { kind: 'answer', at: '/note', version: '2026.1.0', title: 'Ghi chú', value: 'Giữ lại' },
      { kind: 'document', at: 'map', version: '2026.1.0', title: 'Sơ đồ', value: scan },
    ]);
    const again = accepted(await world.dossiers.form('d-1', person)).dossier;
    expect(again.version).toBe(dossier.version);
    const log = await world.dossiers.export('d-1');
    const events = log.filter(({ type }) => type === 'migrated');
    expect(events.map(({ role, facts }) => ({ role, ...facts }))).toEqual([
      {
        role: 'system',
        from: '2026.1.0',
        version: '2026.2.0',
        pin: second().pin,
        moved: 2,
        aside: 2,
        fresh: 3,
        stricter: 1,
        letGo: 1,
      },
    ]);
    expect(JSON.stringify(events.map(({ body: _, ...open }) => open))).not.toContain('Giữ lại');
  });

  test('tells what is new, moved, invalid and gone, in form order, with what keeps it from being filed', async () => {
    const world = await begun();
    world.at(LATER);
    const { changes, form } = accepted(await world.dossiers.form('d-1', person));
    expect(
      changes.map(({ kind, pointer, from, issues }) => [kind, pointer, from, issues.map(({ code }) => code)]),
    ).toEqual([
      ['new', '/born', undefined, []],
      ['moved', '/phone', ['/tel'], ['format']],
      ['moved', '/kind', ['/kind'], []],
      ['new', '#/documents/proof', undefined, ['document']],
      ['gone', '/note', undefined, []],
      ['gone', '#/documents/map', undefined, []],
    ]);
    expect(form.fields.find(({ pointer }) => pointer === '/born')?.source).toBe('registry');
    const mended = accepted(
      await world.dossiers.save('d-1', {
        actor: person,
        answers: { phone: '0912345678' },
        documents: { proof: scan },
      }),
    );
    expect(mended.changes.flatMap(({ issues }) => issues)).toEqual([]);
    const { dossier } = accepted(await world.dossiers.submit('d-1', { actor: person }));
    expect(dossier.filed?.content?.form).not.toHaveProperty('note');
    expect(accepted(await world.dossiers.form('d-1', office)).changes).toEqual([]);
  });

  test('asks registries anew only what the earlier version did not read, and keeps a consent to the same words', async () => {
    const world = await begun();
    const early = accepted(await world.dossiers.read('d-1', person)).dossier;
    expect(Object.keys(early.lookups)).toEqual(['me', 'again']);
    world.at(LATER);
    const { dossier } = accepted(await world.dossiers.form('d-1', person));
    expect(dossier.lookups.again?.at).toBe(early.lookups.again?.at);
    expect(dossier.lookups.me?.at).toBe(LATER);
    expect(Object.keys(dossier.consents)).toEqual(['check']);
    expect(dossier.settings).toEqual({});
  });

  test('on another device that has never seen the earlier version, and by whatever is called first', async () => {
    const parts = { store: memoryStore(), keys: seededKeys() };
    await begun(parts);
    for (const call of ['submit', 'save'] as const) {
      const other = worldOf({ procedures: [second()], ...parts });
      other.at(LATER);
      const answer = await other.dossiers[call]('d-1', { actor: person });
      expect(answer.ok ? 'ok' : answer.code).toBe(call === 'submit' ? 'invalid' : 'ok');
      const { dossier, changes } = accepted(await other.dossiers.form('d-1', person));
      expect([dossier.aside?.length, changes.length]).toEqual([2, 6]);
    }
  });

  test('whose earlier version nobody has any more loses nothing either', async () => {
    const store = memoryStore();
    const parts = { store: { ...store, procedure: async () => undefined }, keys: seededKeys() };
    await begun(parts);
    const other = worldOf({ procedures: [second()], ...parts });
    other.at(LATER);
    const { dossier, changes } = accepted(await other.dossiers.form('d-1', person));
    expect(dossier.answers).toEqual({ phone: '12', kind: 'small' });
    expect(dossier.aside?.map(({ at }) => at)).toEqual(['/note', 'map']);
    expect(changes.map(({ kind }) => kind)).toEqual(['moved', 'moved', 'gone', 'gone']);
    expect(Object.keys(dossier.consents)).toEqual([]);
  });

  test('gets back what a later version asks again', async () => {
    const note = { ...text, title: 'Ghi chú' };
    const third = second({
      version: '2026.3.0',
      effective: { from: '2026-06-01' },
      migrations: null,
      documents: { map: { title: 'Sơ đồ', hand: 'file', needed: 'false' } },
      form: { required: [], properties: { name: text, phone: text, kind: text, note } },
    });
    const world = await begun({
      procedures: [first(), second({ effective: { from: '2026-05-01', to: '2026-05-31' } }), third],
    });
    world.at(LATER);
    accepted(await world.dossiers.form('d-1', person));
    world.at('2026-06-02T02:00:00.000Z');
    const { dossier } = accepted(await world.dossiers.form('d-1', person));
    expect(dossier.answers).toEqual({ phone: '12', kind: 'small', note: 'Giữ lại' });
    expect(dossier.uploads).toMatchObject({ map: scan });
    expect(dossier.aside?.map(({ at }) => at)).toEqual(['picture']);
  });

  test('is not brought over once it is filed', async () => {
    const world = await begun();
    accepted(await world.dossiers.submit('d-1', { actor: person }));
    world.at(LATER);
    const { dossier, changes } = accepted(await world.dossiers.form('d-1', office));
    expect([dossier.procedure.version, changes]).toEqual(['2026.1.0', []]);
  });

  test('that two read at once is brought over once', async () => {
    const world = await begun();
    world.at(LATER);
    const forms = await Promise.all([1, 2, 3].map(() => world.dossiers.form('d-1', person)));
    for (const form of forms) expect(accepted(form).dossier.answers).toEqual({ phone: '12', kind: 'small' });
    const log = await world.dossiers.export('d-1');
    expect(log.filter(({ type }) => type === 'migrated')).toHaveLength(1);
  });

  test('a screen that showed the earlier version is told so', async () => {
    const world = await begun();
    const { version } = accepted(await world.dossiers.form('d-1', person)).dossier;
    world.at(LATER);
    const late = world.dossiers.save('d-1', { actor: person, answers: { tel: '13' }, version });
    await expect(late).rejects.toThrow();
    expect(accepted(await world.dossiers.form('d-1', person)).dossier.answers).toMatchObject({ phone: '12' });
  });
});
