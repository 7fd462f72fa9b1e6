import { expect, test } from 'vitest';
import { evolve } from '../../src/dossier/evolve.js';
import { field } from '../../src/field.js';
import { compile } from '../../src/procedure/compile.js';
import { measure } from '../../src/report/measure.js';
import { report } from '../../src/report/report.js';
import { office, opened, person, small, smallWorld } from './small.js';
import { accepted, permitProcedure, START } from './world.js';

/** A registry that takes requests to be corrected, and a procedure that sends them when it is accepted. */
const sources = {
  ...field,
  registries: {
    ...field.registries,
    population: {
      ...field.registries.population!,
      operations: {
        correct: {
          title: 'Đề nghị đính chính',
          input: { type: 'object', properties: { requests: { type: 'array' } } },
          answer: { type: 'object' },
        },
      },
    },
  },
};
const definition = {
  lookups: { me: { registry: 'population', basis: 'law', by: { personId: '$applicant.personId' } } },
  guards: { disputed: '$count($corrections[reason != "notMine"]) > 0' },
  form: {
    properties: {
      name: { prefill: { from: '$me.fullName', lock: true }, format: 'vn-person-name' },
      born: {
        type: 'string',
        title: 'Ngày sinh',
        format: 'partial-date',
        prefill: { from: '$me.birthDate', lock: true },
      },
      phone: { type: 'string', title: 'Điện thoại', format: 'vn-phone', prefill: '$me.phone' },
    },
  },
  events: { corrected: { by: 'system' }, correctFailed: { by: 'system' } },
  effects: {
    correct: {
      call: 'population.correct',
      send: "{ 'requests': [$corrections[registry = 'population']] }",
      answer: 'corrected',
      failed: 'correctFailed',
    },
  },
  workflow: {
    states: {
      received: {
        on: {
          accept: [{ target: 'accepted', guard: 'disputed', actions: 'correct' }, { target: 'accepted' }],
        },
      },
      accepted: { on: { close: 'closed', corrected: {}, correctFailed: {} } },
    },
  },
};
const record = { personId: person.id, fullName: 'Lê Quang Minh', birthDate: '1991-03-12' };
const world = () =>
  smallWorld(
    {},
    {
      procedures: [compile(small(definition), sources as never)],
      registries: {
        population: {
          ask: async () => ({
            outcome: 'found',
            record,
            id: 'dc-1',
            version: '3',
            asOf: '2026-04-01',
            signed: true,
          }),
        },
      },
    },
  );
const contested = [{ at: '/name', reason: 'misspelt', note: 'Tên tôi là Mình' }] as const;
const receipt = {
  lookup: 'me',
  registry: 'population',
  id: 'dc-1',
  version: '3',
  asOf: '2026-04-01',
  fetchedAt: START,
};
const request = { ...contested[0], ...receipt, told: 'Lê Quang Minh', says: 'Lê Quang Mình' };

test('what is reported wrong goes on as a request to correct it, with both words and the record', async () => {
  const w = world();
  const { dossiers } = w;
  await opened(w);
  const saved = accepted(
    await dossiers.save('d-1', { actor: person, contested, answers: { name: 'Lê Quang Mình' } }),
  );
  expect(saved.form.corrections).toEqual([request]);
  expect(saved.form.fields[0]).toMatchObject({ locked: false, differs: true, value: 'Lê Quang Mình' });
  accepted(await dossiers.submit('d-1', { actor: person }));
  const { dossier } = accepted(await dossiers.read('d-1', office));
  expect(dossier.filed?.content).toMatchObject({ form: { name: 'Lê Quang Mình' }, corrections: [request] });
  accepted(await dossiers.send('d-1', { actor: office, event: 'accept' }));
  await dossiers.tick();
  expect(w.delivered).toMatchObject([
    { kind: 'call', body: { call: 'population.correct', send: { requests: [request] } } },
  ]);
});

test('in the open stand the field, the registry and the count; no word of it', async () => {
  const { dossiers } = world();
  await opened({ dossiers } as never);
  accepted(await dossiers.save('d-1', { actor: person, contested, answers: { name: 'Lê Quang Mình' } }));
  accepted(await dossiers.submit('d-1', { actor: person }));
  const log = await dossiers.export('d-1');
  expect(log.at(-1)?.facts).toMatchObject({
    contested: ['/name'],
    contestedIn: { population: 1 },
    corrected: 1,
  });
  expect(JSON.stringify(log)).not.toMatch(/Mình|misspelt/);
  const { fill } = report([measure(log, permitProcedure.calendar)!]).total;
  expect(fill).toMatchObject({ contested: 1, contestedIn: { population: 1 }, corrected: 0.5 });
});

test.each<[string, object, object]>([
  ['a pointer alone', { contested: ['/born'] }, { at: '/born', ...receipt, told: '1991-03-12' }],
  [
    'wrong, and left empty',
    { contested: [{ at: '/born', reason: 'notMine' }], answers: { born: '' } },
    { at: '/born', reason: 'notMine', ...receipt, told: '1991-03-12' },
  ],
  [
    'wrong where the registry fills nothing',
    { contested: [{ at: '/phone', note: 'thiếu' }], answers: { phone: '0912345678' } },
    { at: '/phone', note: 'thiếu', says: '0912345678' },
  ],
])('%s', async (_, edits, expected) => {
  const { dossiers } = world();
  await opened({ dossiers } as never);
  const { form } = accepted(await dossiers.save('d-1', { actor: person, ...edits }));
  expect(form.corrections).toEqual([expected]);
  const { form: none } = accepted(await dossiers.save('d-1', { actor: person, contested: [] }));
  expect(none.corrections).toEqual([]);
});

test('a branch of the workflow that nobody disputes sends nothing', async () => {
  const w = world();
  await opened(w);
  accepted(await w.dossiers.save('d-1', { actor: person, contested: [{ at: '/born', reason: 'notMine' }] }));
  accepted(await w.dossiers.submit('d-1', { actor: person }));
  accepted(await w.dossiers.send('d-1', { actor: office, event: 'accept' }));
  await w.dossiers.tick();
  expect(w.delivered).toEqual([]);
});

test.each<[string, unknown]>([
  ['a reason nobody knows', [{ at: '/name', reason: 'ugly' }]],
  ['a note of a thousand and one characters', [{ at: '/name', note: 'x'.repeat(1001) }]],
  ['more than is asked', [{ at: '/name', value: 'x' }]],
  ['a field twice', ['/name', { at: '/name' }]],
  ['no field', [{ reason: 'other' }]],
])('a report that says %s is refused', async (_, given) => {
  const { dossiers } = world();
  await opened({ dossiers } as never);
  expect(await dossiers.save('d-1', { actor: person, contested: given as never })).toMatchObject({
    code: 'invalid',
  });
});

test('a log in which a report was a pointer alone is read as before', async () => {
  const { dossiers } = world();
  const { dossier } = await opened({ dossiers } as never);
  const event = {
    seq: 3,
    at: START,
    type: 'saved',
    role: 'applicant',
    actor: 'x',
    facts: {},
    body: { contested: ['/name'] },
  };
  expect(evolve(dossier, event as never).contested).toEqual([{ at: '/name' }]);
});
