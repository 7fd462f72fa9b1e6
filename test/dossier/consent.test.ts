import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Registry } from '../../src/dossier/ports.js';
import { filedIn, office, opened, person, smallWorld } from './small.js';
import { accepted } from './world.js';

const SHIP = '001195000301';
/** A bare typed number is looked up only once that is consented to. */
const definition = {
  consents: { kinship: 'Tra cứu thông tin của người thân.' },
  lookups: {
    kin: { registry: 'population', basis: 'law', by: { personId: '$form.kin' }, consent: 'kinship' },
  },
  form: {
    properties: {
      kin: { type: 'string', title: 'Số định danh', format: 'vn-person-id' },
      kinName: {
        type: 'string',
        title: 'Họ tên',
        format: 'vn-person-name',
        maxLength: 100,
        prefill: { from: '$kin.fullName', lock: true },
      },
    },
  },
};

function world() {
  const asked: unknown[] = [];
  const population: Registry = {
    ask: async ({ by }) => {
      asked.push(by.personId);
      return { outcome: 'found', record: { personId: SHIP, fullName: 'Trần Thị Mai' } };
    },
  };
  return { ...smallWorld(definition, { registries: { population } }), asked };
}
const kinOf = ({
  form,
}: {
  form: { fields: readonly { pointer: string; value: unknown; source: string }[] };
}) => form.fields.find(({ pointer }) => pointer === '/kinName');
const give = (given: boolean, more: object = {}) => ({ actor: person, purpose: 'kinship', given, ...more });

test('nothing is asked before it is consented to; withdrawn, what was filled is gone; given again, it is asked anew', async () => {
  const w = world();
  const { dossiers, asked, at } = w;
  await opened(w);
  const before = accepted(await dossiers.save('d-1', { actor: person, answers: { name: 'A', kin: SHIP } }));
  expect([asked.length, before.form.asks, kinOf(before)?.value]).toEqual([0, [], undefined]);
  expect(before.form.consents).toEqual([
    { purpose: 'kinship', title: 'Tra cứu thông tin của người thân.', given: false },
  ]);
  at('2026-04-22T02:05:00.000Z');
  const after = accepted(await dossiers.consent('d-1', give(true)));
  expect(kinOf(after)).toMatchObject({ value: 'Trần Thị Mai', source: 'registry', locked: true });
  expect(after.dossier.consents).toEqual({ kinship: { given: true, at: '2026-04-22T02:05:00.000Z' } });
  const gone = accepted(await dossiers.consent('d-1', give(false)));
  expect([kinOf(gone)?.value, gone.dossier.lookups]).toEqual([undefined, {}]);
  accepted(await dossiers.consent('d-1', give(true)));
  expect(asked).toEqual([SHIP, SHIP]);
});

test('the log tells who consented to what and when, once each', async () => {
  const w = world();
  await opened(w);
  const { version } = accepted(await w.dossiers.consent('d-1', give(true, { key: 'c' }))).dossier;
  expect(accepted(await w.dossiers.consent('d-1', give(true, { key: 'c' }))).dossier.version).toBe(version);
  expect(accepted(await w.dossiers.consent('d-1', give(true))).dossier.version).toBe(version);
  const log = (await w.dossiers.export('d-1')).filter(({ type }) => type === 'consented');
  expect(log).toMatchObject([
    { role: 'applicant', facts: { purpose: 'kinship', given: true, lookups: ['kin'] } },
  ]);
});

test.each<[string, object, string]>([
  ['a purpose nobody declared', { purpose: 'toString' }, 'invalid'],
  ['neither yes nor no', { given: 'yes' }, 'invalid'],
  ['somebody else', { actor: { id: 'x', roles: [] } }, 'not-allowed'],
  ['an official, online', { actor: office }, 'not-allowed'],
])('refused: %s', async (_, more, code) => {
  const w = world();
  await opened(w);
  expect(await w.dossiers.consent('d-1', { ...give(true), ...more } as never)).toMatchObject({
    ok: false,
    code,
  });
});

test('once filed, a consent belongs to what was filed', async () => {
  const w = world();
  await filedIn(w);
  expect(await w.dossiers.consent('d-1', give(true))).toMatchObject({ code: 'locked' });
});

test('in whatever order it is given, withdrawn and saved, no value stands without a consent', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('give', 'withdraw', 'type', 'clear', 'look'), { maxLength: 10 }),
      async steps => {
        const w = world();
        await opened(w);
        let given = false;
        let keyed = false;
        for (const step of steps) {
          if (step === 'give' || step === 'withdraw') {
            given = step === 'give';
            accepted(await w.dossiers.consent('d-1', give(given)));
          } else if (step === 'look') accepted(await w.dossiers.form('d-1', person));
          else {
            keyed = step === 'type';
            accepted(await w.dossiers.save('d-1', { actor: person, answers: { kin: keyed ? SHIP : null } }));
          }
          const shown = accepted(await w.dossiers.form('d-1', person));
          expect(kinOf(shown)?.value).toBe(given && keyed ? 'Trần Thị Mai' : undefined);
        }
      },
    ),
    { numRuns: 40 },
  );
});
