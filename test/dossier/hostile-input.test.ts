import { describe, expect, test } from 'vitest';
import { field } from '../../src/field.js';
import { compile } from '../../src/procedure/compile.js';
import { permit, permitsRegistry } from './permit.js';
import { accepted, answers, citizen, desk, documents, ME, open, type World, worldOf } from './world.js';

async function draft(world: World = worldOf()): Promise<World> {
  accepted(await world.dossiers.open(open));
  return world;
}

async function filed(): Promise<World> {
  const world = await draft();
  accepted(await world.dossiers.save('d-1', { actor: citizen, answers, documents }));
  accepted(await world.dossiers.submit('d-1', { actor: citizen }));
  return world;
}

/** Members that mean something to a command, none of which an input may bring. */
const smuggled = {
  type: 'answer',
  method: 'x',
  settings: { fee: 0 },
  filing: { content: {}, issues: [], counts: {}, agency: { name: 'x' } },
  code: 'H1',
  agency: 'x',
  id: 'd-1/4/record',
  deadline: 'processing',
  answer: { event: 'recorded' },
  facts: { status: 10 },
};

describe('extra members of an input change nothing', () => {
  test('in any method', async () => {
    const logs = await Promise.all(
      [{}, smuggled].map(async extra => {
        const { dossiers } = worldOf({ settings: () => ({ fee: 8000 }) });
        accepted(await dossiers.open({ ...open, ...extra }));
        accepted(await dossiers.save('d-1', { actor: citizen, answers, documents, ...extra }));
        accepted(await dossiers.submit('d-1', { actor: citizen, ...extra }));
        accepted(await dossiers.send('d-1', { actor: desk, event: 'accept', ...extra }));
        await dossiers.rate('d-1', { actor: citizen, level: 5, ...extra });
        return dossiers.export('d-1');
      }),
    );
    expect(logs[1]).toEqual(logs[0]);
  });

  test('nobody forges a registry, an answer or a role by a type of their own', async () => {
    const { dossiers } = await filed();
    const before = await dossiers.export('d-1');
    for (const type of ['answer', 'submit', 'send', 'fire', 'acknowledge', 'open']) {
      const forged = { ...smuggled, actor: citizen, type, event: 'accept', level: 9 };
      expect(await dossiers.rate('d-1', forged)).toMatchObject({ ok: false });
      expect(await dossiers.save('d-1', { ...forged, answers: {} })).toMatchObject({ code: 'locked' });
    }
    expect(await dossiers.export('d-1')).toEqual(before);
  });
});

describe('who acts is known', () => {
  const unknown: readonly unknown[] = [
    undefined,
    null,
    'x',
    {},
    { id: undefined, roles: [] },
    { id: '', roles: [] },
    { id: 5, roles: [] },
    { id: ME },
    { id: ME, roles: 'reception' },
    { id: ME, roles: [5] },
  ];

  test.each(unknown.map(one => [one]))('not %j, in any method', async one => {
    const { dossiers } = await filed();
    const actor = one as typeof citizen;
    const before = await dossiers.export('d-1');
    const outcomes = [
      await dossiers.open({ ...open, dossier: 'd-2', actor }),
      await dossiers.save('d-1', { actor, answers }),
      await dossiers.submit('d-1', { actor }),
      await dossiers.send('d-1', { actor, event: 'accept' }),
      await dossiers.rate('d-1', { actor, level: 5 }),
      await dossiers.form('d-1', actor),
      await dossiers.read('d-1', actor),
    ];
    for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: false, code: 'not-allowed' });
    expect(await dossiers.export('d-1')).toEqual(before);
    expect(await dossiers.export('d-2')).toEqual([]);
  });

  test.each([{}, { personId: '' }, { personId: 5 }, null, 'x'])(
    'not for the applicant %j',
    async applicant => {
      const input = { ...open, applicant: applicant as never };
      expect(await worldOf().dossiers.open(input)).toMatchObject({ code: 'not-allowed' });
      const behalf = { ...open, onBehalfOf: applicant as never };
      expect(await worldOf().dossiers.open(behalf)).toMatchObject({ code: 'not-allowed' });
    },
  );

  test('of a forgotten dossier nobody is the applicant', async () => {
    const { dossiers } = await draft();
    expect(await dossiers.forget('d-1')).toEqual({ ok: true });
    for (const actor of [citizen, { id: undefined as never, roles: [] }]) {
      expect(await dossiers.read('d-1', actor)).toMatchObject({ code: 'not-allowed' });
    }
    expect(await dossiers.read('d-1', desk)).toMatchObject({ ok: true });
  });
});

const nested = (depth: number): unknown =>
  Array.from({ length: depth }).reduce<unknown>(inner => ({ inner }), 'x');
const cycle: Record<string, unknown> = {};
cycle.self = cycle;
const throwing = {
  get place(): string {
    throw new Error('boo');
  },
};

/** What no page may send, whatever member it stands in. */
const unsound: readonly (readonly [string, unknown])[] = [
  ['half a character', 'a\ud800'],
  ['a NUL', 'a\u0000b'],
  ['no number', Number.NaN],
  ['a number that loses digits', 2 ** 60],
  ['a bigint', 10n],
  ['a function', () => 1],
  ['a Date', new Date(0)],
  ['a Map', new Map()],
  ['a cycle', cycle],
  ['a getter that throws', throwing],
  ['a hole', [undefined]],
  ['65 levels', nested(65)],
  ['100,000 levels', nested(100_000)],
  ['1 MiB', 'x'.repeat(1_048_576)],
  ['1 MiB in small pieces', Array(300_000).fill('xy')],
  ['a prototype', JSON.parse('{"__proto__":{"x":1}}')],
  ['a constructor', { constructor: 1 }],
  ['a mark of the engine', { _jsonata_function: true }],
];

describe('what is no plain JSON is refused as data, and nothing is stored', () => {
  test.each(unsound)('%s', async (_name, bad) => {
    const { dossiers } = await draft();
    const before = await dossiers.export('d-1');
    const outcomes = [
      await dossiers.save('d-1', { actor: citizen, answers: { place: bad } }),
      await dossiers.save('d-1', { actor: citizen, answers: bad as never }),
      await dossiers.save('d-1', { actor: citizen, documents: { photo: [{ name: 'a', size: 1, bad }] } }),
      await dossiers.save('d-1', { actor: citizen, contested: [bad as never] }),
      await dossiers.save('d-1', { actor: citizen, loggedInAt: bad as never }),
      await dossiers.save('d-1', { actor: citizen, answers, key: bad as never }),
      await dossiers.send('d-1', { actor: desk, event: bad as never }),
      await dossiers.send('d-1', { actor: desk, event: 'propose', data: { note: bad } }),
      await dossiers.rate('d-1', { actor: citizen, level: 5, note: bad as never }),
      await dossiers.open({ ...open, dossier: 'd-2', applicant: { personId: ME, bad } }),
    ];
    for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: false, code: 'invalid' });
    expect(await dossiers.export('d-1')).toEqual(before);
    expect(await dossiers.export('d-2')).toEqual([]);
  });

  test('an answer of another system is held to the same', async () => {
    const { dossiers } = await filed();
    for (const [, bad] of unsound) {
      const answer = { event: 'recorded', data: { number: bad } };
      expect(await dossiers.answer('d-1/4/record', answer)).toMatchObject({ code: 'invalid' });
    }
  });
});

describe('each member has its shape', () => {
  const upload = (files: unknown) => ({ documents: { photo: files } });
  test.each<[string, Record<string, unknown>]>([
    ['answers that are text', { answers: 'abc' }],
    ['answers that are a list', { answers: [1] }],
    ['no answers', { answers: null }],
    ['documents that are a list', { documents: ['x'] }],
    ['files that are text', upload('x')],
    ['files that are none', upload(null)],
    ['files that count themselves', upload({ length: 3 })],
    ['a file that is nothing', upload([{}])],
    ['a file without a name', upload([{ name: '', size: 1 }])],
    ['a file with a name too long', upload([{ name: 'x'.repeat(256), size: 1 }])],
    ['a file of no bytes', upload([{ name: 'a', size: 0 }])],
    ['a file of less than none', upload([{ name: 'a', size: -5 }])],
    ['a file of half a byte', upload([{ name: 'a', size: 0.5 }])],
    ['21 files', upload(Array(21).fill({ name: 'a', size: 1 }))],
    ['contested as text', { contested: 'abc' }],
    ['contested objects', { contested: [{}] }],
    ['contested unknown', { contested: ['__proto__'] }],
    ['a login at no time', { loggedInAt: 'yesterday' }],
    ['a login without a zone', { loggedInAt: '2026-04-22T02:00:00' }],
    ['an empty key', { key: '' }],
  ])('%s is invalid', async (_name, input) => {
    const { dossiers } = await draft();
    const before = await dossiers.export('d-1');
    expect(await dossiers.save('d-1', { actor: citizen, ...input })).toMatchObject({ code: 'invalid' });
    expect(await dossiers.export('d-1')).toEqual(before);
  });

  test('20 files with names of 255 characters are let in', async () => {
    const { dossiers } = await draft();
    const photo = Array(20).fill({ name: 'x'.repeat(255), size: 1 });
    accepted(await dossiers.save('d-1', { actor: citizen, documents: { photo } }));
  });
});

test('nobody disowns the identity they logged in with; any other locked value may be reported', async () => {
  const { form } = permit;
  const own = {
    type: 'string',
    title: 'Số định danh',
    maxLength: 12,
    prefill: { from: '$me.personId', lock: true },
  };
  const procedure = compile(
    { ...permit, form: { ...form, properties: { ...form.properties, own } } },
    { ...field, registries: { ...field.registries, permits: permitsRegistry as never } },
  );
  const { dossiers } = await draft(worldOf({ procedures: [procedure] }));
  const contested = ['/fullName', '/own'];
  expect(await dossiers.save('d-1', { actor: citizen, contested })).toMatchObject({ code: 'locked' });
  accepted(await dossiers.save('d-1', { actor: citizen, contested: ['/fullName'] }));
});
