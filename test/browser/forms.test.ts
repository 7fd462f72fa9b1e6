import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Filled, fill, type Issue, type Procedure, validateForm } from '../../src/node.js';
import { chromiumPath } from './chromium.js';
import { context, everyKind, everyKindTyped } from './every-kind.js';
import { type FormPage, formPage } from './form-page.js';
import { libraries } from './library.js';
import { emptyDraft, exampleWorlds, type World } from './worlds.js';

/** `npm run test:browser` draws everything; each run of the tests these, and all that is done to a page. */
const few = new Set([
  'birth-registration: everything-on-record',
  'permanent-residence: own-house-whole-family',
  'every kind: typed',
]);
const isDrawn = (name: string): boolean =>
  chromiumPath !== undefined && (process.env.THUTUC_BROWSER !== undefined || few.has(name));

/** Of birth registration every form, of the other examples the first. */
const examples = (await exampleWorlds(isDrawn)).filter(
  ({ name, procedure }, index, all) =>
    name.startsWith('birth-registration') || procedure !== all[index - 1]?.procedure,
);
const kinds = { procedure: everyKind, context };
const first = examples.filter((world, index) => world.procedure !== examples[index - 1]?.procedure);
const worlds: readonly World[] = [
  ...examples,
  ...first.map(world => ({ ...world, name: `${world.procedure.title}: untouched`, draft: emptyDraft })),
  { ...kinds, name: 'every kind: untouched', draft: emptyDraft },
  { ...kinds, name: 'every kind: typed', draft: everyKindTyped },
].filter(({ name }) => isDrawn(name));
const procedures = [...new Set(worlds.map(({ procedure }) => procedure))];
const onRecord = worlds.find(({ name }) => name === 'birth-registration: everything-on-record')!;
const household = worlds.find(({ name }) => name.startsWith('permanent-residence'))!;

/** Pages are drawn while other tests run. */
const soon = { timeout: 60_000 };

describe.skipIf(chromiumPath === undefined).each(Object.entries(libraries))('%s', (_, library) => {
  let page: FormPage;
  beforeAll(async () => {
    page = await formPage(library);
  });
  afterAll(() => page?.close());

  test.each(worlds.map(world => [world.name, world] as const))('%s', async (_, world) => {
    const { procedure, draft, context } = world;
    const filled = fill(procedure, draft, context);
    const issues = validateForm(procedure, filled);
    await page.open(world);
    await expectDrawn(page, procedure, drawnFields(procedure, filled));
    await page.submit();
    const told = await page.told();
    expect(plain(told.filled)).toEqual(plain(filled));
    expect([told.draft, told.sent]).toEqual([draft, issues.length > 0 ? undefined : draft.answers]);
    const { fields, list } = await page.texts();
    expect(issues.filter(({ message }) => !list.includes(message.vi))).toEqual([]);
    const whole = procedure.definition.fields.filter(({ schema }) => schema.type === 'object');
    const placeless = library.tellsOfWhole ? [] : pointersOf(whole);
    const atField = issues.filter(issue => isOfField(issue) && !placeless.includes(issue.pointer));
    expect(atField.filter(({ message }) => !fields.includes(message.vi))).toEqual([]);
  });

  test.each(procedures.map(each => [each.title, each] as const))(
    '%s: blank stays empty',
    async (_, procedure) => {
      await page.open({ procedure });
      const { fields } = procedure.definition;
      const shown = fields.map(({ pointer, title }) => ({ pointer, title, shown: true, locked: false }));
      await expectDrawn(page, procedure, shown);
      await page.submit();
      const { sent, changed = {} } = await page.told();
      expect({ sent, changed }).toEqual({ sent: {}, changed: {} });
    },
  );

  test('what is typed stays as typed, and fills and shows the rest', async () => {
    const { procedure, draft, context } = onRecord;
    await page.open({ procedure, context, draft: { ...emptyDraft, lookups: draft.lookups } });
    const answers = async () => {
      const told = await page.told();
      await expectDrawn(page, procedure, drawnFields(procedure, fill(procedure, told.draft, context)));
      return told.draft.answers as Record<string, Record<string, unknown>>;
    };

    await page.input('/requester/relation').selectOption({ label: 'Cha đẻ' });
    await expect.poll(() => page.input('/mother/birthDate').inputValue(), soon).toBe('1993-11-05');
    expect(await answers()).toEqual({ requester: { relation: 'father' } });

    const name = page.input('/child/fullName');
    await name.pressSequentially('Lê Trần Bảo An ');
    const child = async () => (await page.told()).draft.answers.child;
    await expect.poll(child, soon).toEqual({ fullName: 'Lê Trần Bảo An ' });
    expect(await name.inputValue()).toBe('Lê Trần Bảo An ');
    expect((await page.told()).filled.form.child).toMatchObject({ fullName: 'Lê Trần Bảo An' });

    const kind = page.input('/copies/registrationKind');
    const place = page.input('/copies/previousRegistration/place');
    await kind.selectOption({ label: 'Đăng ký lại' });
    await place.fill('Xã Yên Bình');
    await kind.selectOption({ label: 'Đăng ký mới' });
    await expect.poll(() => place.count(), soon).toBe(0);
    await answers();
    await kind.selectOption({ label: 'Đăng ký lại' });
    expect(await place.inputValue()).toBe('Xã Yên Bình');

    const phone = page.input('/requester/phone');
    expect(await phone.inputValue()).not.toBe('');
    await phone.fill('');
    const requester = async () => (await page.told()).draft.answers.requester;
    await expect.poll(requester, soon).toEqual({ relation: 'father', phone: '' });
    expect(await phone.inputValue()).toBe('');

    const locked = page.input('/requester/fullName');
    const before = await locked.inputValue();
    await phone.evaluate(element => element.blur());
    await locked.evaluate(element => element.focus());
    await page.keyboard.type('x');
    expect(await locked.inputValue()).toBe(before);
    expect((await answers()).requester).toEqual({ relation: 'father', phone: '' });
  });

  test('rows are written into, added, taken out and put back', async () => {
    const { procedure, draft, context } = household;
    await page.open({ procedure, context, draft: { ...emptyDraft, lookups: draft.lookups } });
    const members = async () => (await page.told()).draft.answers.members;
    const expectMembers = async (expected: Readonly<Record<string, unknown>>) => {
      await expect.poll(members, soon).toEqual(expected);
      const told = await page.told();
      await expectDrawn(page, procedure, drawnFields(procedure, fill(procedure, told.draft, context)));
      return (await page.told()).filled;
    };
    const [first] = (await page.told()).filled.rows[0]!.rows;
    const listed = first!.key;
    const box = (key: string) => page.input(`/members/row${key}/in-list`);

    await page.input(`/members/row${listed}/relation`).selectOption({ label: 'Con' });
    await expectMembers({ [listed]: { relation: 'child' } });

    await box('+1').click();
    const { form } = await expectMembers({ [listed]: { relation: 'child' }, '+1': {} });
    const name = page.input('/members/row+1/fullName');
    await name.pressSequentially('Lê Gia Bảo ');
    const typed = { [listed]: { relation: 'child' }, '+1': { fullName: 'Lê Gia Bảo ' } };
    const added = await expectMembers(typed);
    expect(await name.inputValue()).toBe('Lê Gia Bảo ');
    expect(added.form.members).toEqual([...(form.members as object[]), { fullName: 'Lê Gia Bảo' }]);

    await box(listed).click();
    await expectMembers({ ...typed, [listed]: '' });
    expect(await name.inputValue()).toBe('Lê Gia Bảo ');
    await box(listed).click();
    const back = expect.objectContaining({ relation: null });
    await expectMembers({ ...typed, [listed]: back });
    await box('+1').click();
    const left = await expectMembers({ [listed]: back, '+1': '' });
    expect(left.form.members).toHaveLength((form.members as object[]).length);
  });

  test('nothing typed is lost when a registry answers meanwhile', async () => {
    const { procedure, draft, context } = onRecord;
    await page.open({ procedure, context, draft: emptyDraft });
    await page.typeWhileAnswered('/child/fullName', 'Lê An', draft.lookups);
    await expect.poll(() => page.input('/requester/phone').inputValue(), soon).not.toBe('');
    expect(await page.input('/child/fullName').inputValue()).toBe('Lê An');
    const answers = async () => (await page.told()).draft.answers;
    await expect.poll(answers, soon).toEqual({ child: { fullName: 'Lê An' } });
  });

  test('nothing typed in a row is lost when a registry lists others meanwhile', async () => {
    const { procedure, draft, context } = household;
    await page.open({ procedure, context, draft: { ...emptyDraft, answers: { members: { '+1': {} } } } });
    await page.typeWhileAnswered('/members/row+1/fullName', 'Lê An', draft.lookups);
    const rows = async () => (await page.told()).filled.rows[0]!.rows.length;
    await expect.poll(rows, soon).toBeGreaterThan(1);
    expect(await page.input('/members/row+1/fullName').inputValue()).toBe('Lê An');
    const answers = async () => (await page.told()).draft.answers;
    await expect.poll(answers, soon).toEqual({ members: { '+1': { fullName: 'Lê An' } } });
  });
});

type Shown = Pick<Filled['fields'][number], 'pointer' | 'title' | 'shown' | 'locked'>;

/** What a page is to draw of a filled form, rows under the names they have in a page. */
function drawnFields({ definition }: Procedure, { fields, rows }: Filled): readonly Shown[] {
  return definition.fields.flatMap(({ pointer, rows: inRows }): readonly Shown[] => {
    if (!inRows) return fields.filter(state => state.pointer === pointer);
    const { rows: all, blank, removed, next } = rows.find(list => list.pointer === pointer)!;
    const row = (key: string, title: string, inside: readonly Shown[]): readonly Shown[] =>
      [{ pointer: `${pointer}/${key}/in-list`, title, shown: true, locked: false }, ...inside].map(each => ({
        ...each,
        pointer: `${pointer}/row${key}${each.pointer.slice(pointer.length).replace(/^\/[^/]*/, '')}`,
      }));
    const isIn = 'Có trong danh sách';
    const told = (record: unknown) =>
      inRows.fields
        .filter(({ path: [name = ''] }) => Object.hasOwn(record as object, name))
        .map(field => ({ ...field, shown: true, locked: true }));
    const out = (at: number) =>
      removed.filter(({ after }) => after === at).flatMap(({ key, record }) => row(key, isIn, told(record)));
    const stateOf = (key: string) => fields.filter(state => state.row === `${pointer}/${key}`);
    return [
      ...out(0),
      ...all.flatMap(({ key }, at) => [...row(key, isIn, stateOf(key)), ...out(at + 1)]),
      ...blank.flatMap(({ key, fields }) => row(key, isIn, fields)),
      ...(next === undefined ? [] : row(next, 'Thêm một dòng', [])),
    ];
  });
}

/**
 * The page draws every field the form shows and no other, titled and in order, lets nobody write into what is locked
 * or computed, and the browser had nothing to refuse.
 */
async function expectDrawn(
  page: FormPage,
  { definition }: Procedure,
  fields: readonly Shown[],
): Promise<void> {
  const marks = await page.marks();
  const shown = fields.filter(field => field.shown);
  const at = (pointer: string) => marks.filter(mark => within(mark.pointer, pointer));
  const drawn = shown.filter(({ pointer }) => at(pointer).length > 0);
  expect(pointersOf(drawn)).toEqual(pointersOf(shown));
  expect(marks.filter(mark => !shown.some(({ pointer }) => areNear(mark.pointer, pointer)))).toEqual([]);
  expect(
    missingInOrder(
      shown.map(({ title }) => title),
      await page.titles(),
    ),
  ).toEqual([]);

  const computed = new Set(pointersOf(definition.fields.filter(field => field.computed)));
  const open = shown.filter(({ pointer }) => at(pointer).some(mark => mark.open));
  const toFill = shown.filter(({ pointer, locked }) => !locked && !computed.has(pointer));
  expect(pointersOf(open)).toEqual(pointersOf(toFill));

  expect(page.failures).toEqual([]);
  expect((await page.told()).refused).toEqual([]);
}

const pointersOf = (fields: readonly { readonly pointer: string }[]) => fields.map(({ pointer }) => pointer);

const within = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}/`);

/** One is the other, inside it or around it. */
const areNear = (one: string, other: string): boolean => within(one, other) || within(other, one);

/** What a page is told over the wire: absent members are not there. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const isOfField = ({ pointer }: Issue): boolean => !pointer.startsWith('#');

/** Titles that do not stand among those drawn, each after the one before. */
function missingInOrder(titles: readonly string[], drawn: readonly string[]): readonly string[] {
  let from = 0;
  return titles.filter(title => {
    const found = drawn.indexOf(title, from);
    if (found >= 0) from = found + 1;
    return found < 0;
  });
}
