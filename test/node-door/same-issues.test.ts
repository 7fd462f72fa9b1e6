import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as portableShell from '../../src/dossiers.js';
import { field } from '../../src/field.js';
import * as portable from '../../src/index.js';
import { memoryKeys, memoryStore } from '../../src/memory.js';
import * as node from '../../src/node.js';
import * as nodeShell from '../../src/node-dossiers.js';

const text = readFileSync('examples/birth-registration/procedure.json', 'utf8');
const doors = [
  { ...portable, ...portableShell },
  { ...node, ...nodeShell },
].map(door => ({ ...door, procedure: door.compile(text, field) }));

const context: node.FormContext = {
  now: '2026-04-22T02:00:00.000Z',
  today: '2026-04-22',
  applicant: { personId: '001091000101', fullName: 'Lê Quang Minh' },
  channel: 'online',
  settings: {},
};

const leaf = fc.oneof(
  fc.constantFrom(
    '',
    'Lê An',
    'x'.repeat(300),
    '2026-02-30',
    '2026-04-01',
    '1990',
    '001091000101',
    '0912345678',
    'a@b',
    'VN',
    '01',
    'male',
    'father',
    'bothParents',
    'again',
  ),
  fc.integer({ min: -3, max: 200 }),
  fc.boolean(),
  fc.double({ noNaN: true }),
);

/** Answers to any of the form's questions, sensible or not. */
const answers = fc
  .array(fc.tuple(fc.constantFrom(...doors[1]!.procedure.definition.fields.map(({ path }) => path)), leaf), {
    maxLength: 25,
  })
  .map(pairs => {
    const root: Record<string, unknown> = {};
    for (const [path, value] of pairs) {
      let at = root;
      for (const key of path.slice(0, -1)) {
        at[key] ??= {};
        at = at[key] as Record<string, unknown>;
      }
      at[path.at(-1)!] = value;
    }
    return root;
  });

test('both doors find the same issues in the example, whatever is answered', () => {
  let found = 0;
  fc.assert(
    fc.property(answers, given => {
      const draft = { answers: given, lookups: {}, documents: {} };
      const [one, other] = doors.map(({ fill, validateForm, procedure }) =>
        validateForm(procedure, fill(procedure, draft, context)),
      );
      expect(one).toEqual(other);
      found += one!.length;
    }),
    { numRuns: Number(process.env.THUTUC_FULL ? 5000 : 300), seed: 20260422 },
  );
  expect(found).toBeGreaterThan(1000);
});

test('both doors give the same log for the same dossier', async () => {
  const logs = await Promise.all(
    doors.map(async ({ dossiers, procedure }) => {
      const shell = dossiers({
        procedures: [procedure],
        store: memoryStore(),
        keys: memoryKeys(() => new Uint8Array(32).fill(7)),
        settings: () => ({ lateFee: 10000 }),
        clock: { now: () => context.now },
        random: { bytes: count => new Uint8Array(count).fill(3) },
      });
      const actor = { id: '001091000101', roles: [] };
      const opened = await shell.open({
        procedure: '1.001193',
        actor,
        applicant: { personId: actor.id },
        channel: 'online',
        dossier: 'one',
      });
      expect(opened.ok).toBe(true);
      await shell.save('one', { actor, answers: { child: { fullName: 'Lê An' } } });
      await shell.submit('one', { actor });
      return shell.export('one');
    }),
  );
  expect(logs[0]).toEqual(logs[1]);
  expect(logs[0]!.length).toBeGreaterThanOrEqual(3);
});
