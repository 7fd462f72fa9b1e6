import { expect, test } from 'vitest';
import type { Registry } from '../../src/dossier/ports.js';
import { fakeTime } from './fake-time.js';
import { person, smallWorld } from './small.js';
import { accepted, START } from './world.js';

const LIMIT = 5000;
const chain = ['001091000101', '001195000301', '001162000201', '001088000401'];
const names = ['Lê Minh', 'Lê Mai', 'Lê Lụa', 'Lê Đạt'];

/** Each person's record leads to the next one's: four lookups, four rounds. */
const definition = {
  lookups: Object.fromEntries(
    chain.map((_, at) => [
      `p${at}`,
      {
        registry: 'population',
        basis: 'law',
        by:
          at === 0
            ? { personId: '$applicant.personId' }
            : {
                personId: `$p${at - 1}.relatives[0].personId`,
                fullName: `$p${at - 1}.relatives[0].fullName`,
              },
      },
    ]),
  ),
  form: {
    properties: Object.fromEntries(
      chain.map((_, at) => [
        `born${at}`,
        { type: 'string', title: 'Ngày sinh', format: 'date', prefill: `$p${at}.birthDate` },
      ]),
    ),
  },
};

function stage({ ms, late = true }: { readonly ms: number; readonly late?: boolean }) {
  const time = fakeTime(START);
  const asked: number[] = [];
  const population: Registry = {
    ask: ({ by }) =>
      new Promise(resolve => {
        const at = chain.indexOf(String(by.personId));
        asked.push(at);
        const relatives = [{ personId: chain[at + 1], fullName: names[at + 1], relation: 'mother' }];
        const record = {
          personId: by.personId,
          fullName: names[at],
          birthDate: `198${at}-01-01`,
          relatives,
        };
        time.later(ms, () => resolve({ outcome: 'found', record }));
      }),
  };
  const world = smallWorld(definition, {
    registries: { population },
    clock: time,
    timeLimit: () => time.limit(LIMIT),
    ...(late && { lateLimit: () => time.limit(30_000) }),
  });
  const open = () =>
    time.until(
      world.dossiers.open({
        procedure: '1.000001',
        actor: person,
        channel: 'online',
        applicant: { personId: person.id },
        dossier: 'd-1',
      }),
    );
  const form = () => time.until(world.dossiers.form('d-1', person));
  return { time, asked, open, form };
}

type Page = Awaited<ReturnType<ReturnType<typeof stage>['form']>>;
const born = ({ done }: Page) =>
  accepted(done)
    .form.fields.filter(({ pointer }) => pointer.startsWith('/born'))
    .map(({ value }) => value);
const outcomes = ({ done }: Page) => Object.values(accepted(done).dossier.lookups).map(each => each.outcome);

test('lookups that lead to one another share one budget: the page is there when it is over', async () => {
  const { open, asked } = stage({ ms: 2000 });
  const page = await open();
  expect(page.ms).toBe(LIMIT);
  expect(born(page)).toEqual(['1980-01-01', '1981-01-01', undefined, undefined]);
  expect(outcomes(page)).toEqual(['found', 'found', 'unavailable']);
  expect(asked).toEqual([0, 1, 2]);
});

test('a chain that is quick enough is all on the page', async () => {
  const page = await stage({ ms: 1200 }).open();
  expect([page.ms, outcomes(page)]).toEqual([4800, ['found', 'found', 'found', 'found']]);
});

test('what the budget cut off goes on behind the page, with all it leads to', async () => {
  const { open, form, time, asked } = stage({ ms: 3000 });
  expect(outcomes(await open())).toEqual(['found', 'unavailable']);
  await time.pass(20_000);
  const page = await form();
  expect([page.ms, born(page)]).toEqual([0, ['1980-01-01', '1981-01-01', '1982-01-01', '1983-01-01']]);
  expect(asked).toEqual([0, 1, 2, 3]);
});

test('a question that only opens once the time is up is asked behind the page', async () => {
  const { open, form, time, asked } = stage({ ms: LIMIT });
  const page = await open();
  expect([page.ms, outcomes(page)]).toEqual([LIMIT, ['unavailable']]);
  await time.pass(LIMIT);
  await time.pass(LIMIT);
  await time.pass(20_000);
  expect(outcomes(await form())).toEqual(['found', 'found', 'found', 'found']);
  expect(asked).toEqual([0, 1, 2, 3]);
});

test('without a late limit the next look goes on where the time was up', async () => {
  const { open, form, asked } = stage({ ms: 3000, late: false });
  expect(outcomes(await open())).toEqual(['found', 'unavailable']);
  const page = await form();
  expect([page.ms, outcomes(page)]).toEqual([LIMIT, ['found', 'found', 'unavailable']]);
  expect(asked).toEqual([0, 1, 1, 2]);
});
