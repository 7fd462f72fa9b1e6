import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noteOrigin } from '../../src/forms/drawn-from.js';
import { editDraft, rjsf } from '../../src/forms.js';
import { type Draft, fill } from '../../src/node.js';
import { setAt, valueAt } from '../../src/procedure/path.js';
import { answersAbout, B, C, D, draftOf, household, listing, members } from '../procedure/household.js';
import { context } from '../procedure/world.js';

const { b, c, d } = members;
type Path = readonly string[];
type Tree = Record<string, unknown>;

/** What somebody does to one row of a page: writes at a path in it, or ticks or clears its box. */
interface Edit {
  readonly key: string;
  readonly path: Path;
  readonly value: unknown;
}

const box: Path = ['in-list'];
const keys = fc.constantFrom(B, C, D, '+1', '+2', '+3');
const writing = fc.record<Edit>({
  key: keys,
  path: fc.constantFrom<Path>(
    ['fullName'],
    ['personId'],
    ['kin'],
    ['phone'],
    ['residence', 'same'],
    ['guardian'],
  ),
  value: fc.constantFrom<unknown>('Lê An ', 'Trần Thị Cúc', C, 'child', '0912345678', false, undefined, ''),
});
const boxing = fc.record<Edit>({ key: keys, path: fc.constant(box), value: fc.boolean() });

/** What the registries say from now on, before the page is drawn or between its drawing and its telling. */
const told = fc.record({
  lookups: fc
    .tuple(fc.shuffledSubarray([b, c, d]), fc.subarray([B, C, D] as const))
    .map(([list, about]): Draft['lookups'] => ({ me: listing(list), ...answersAbout(...about) })),
  late: fc.boolean(),
});

/** What a page shows at a path of a row, and whether it takes input there. */
function drawn(draft: Draft, at: Path) {
  const { schema, uiSchema, formData } = rjsf(household, fill(household, draft, context), { draft });
  const schemaPath = at.flatMap(name => ['properties', name]);
  const open =
    valueAt(uiSchema, [...at, 'ui:readonly']) !== true && valueAt(schema, schemaPath) !== undefined;
  return { open, value: valueAt(formData, at), data: formData };
}

/** What is answered of a row that was put back: it is taken back, whatever was saved of it before. */
const nothing = {
  ...Object.fromEntries(
    ['fullName', 'birthDate', 'personId', 'kin', 'phone', 'guardian'].map(name => [name, null]),
  ),
  residence: { same: null, detail: null },
};

/** The key a registry lists a row under that was added. */
function listedAs(draft: Draft, key: string): string | undefined {
  const { rows, form } = fill(household, draft, context);
  const at = rows[0]?.rows.findIndex(row => row.key === key && row.listed && key.startsWith('+')) ?? -1;
  return (form.members as readonly { personId?: string }[] | undefined)?.[at]?.personId;
}

/** The answers of the list after an edit that was taken, and nothing else. */
function answersAfter({ answers }: Draft, { key, path, value }: Edit, origin: Draft): Tree {
  const expected = { members: {}, ...structuredClone(answers) } as { members: Tree };
  const entry = expected.members[key];
  const blank = key.startsWith('+') && JSON.stringify(entry) === '{}';
  if (path !== box) setAt(expected.members, [key, ...path], value ?? '');
  else if (value) expected.members[key] = entry === '' ? nothing : {};
  else {
    if (blank) delete expected.members[key];
    else expected.members[key] = '';
    const own = listedAs(origin, key);
    if (own !== undefined) expected.members[own] = '';
  }
  return expected;
}

test('any edits of rows, whatever registries list meanwhile: what was written is taken, and nothing else is lost', () => {
  const steps = fc.array(fc.tuple(told, fc.oneof(writing, boxing)), { maxLength: 10 });
  const run = fc.property(steps, all => {
    let draft = draftOf([b, c]);
    for (const [{ lookups, late }, edit] of all) {
      const { key, path, value } = edit;
      const answered = { ...draft, lookups };
      const origin = late ? draft : answered;
      const at = ['members', `row${key}`, ...path];
      const page = drawn(origin, at);
      const data = structuredClone(page.data) as Tree;
      setAt(data, at, value);
      noteOrigin(data, { draft: origin, filled: fill(household, origin, context) });
      const after = editDraft(household, answered, fill(household, answered, context), data);

      const said = value === '' || (path === box && value === false) ? undefined : value;
      const taken = page.open && said !== page.value;
      if (taken) expect(after.answers).toEqual(answersAfter(answered, edit, origin));
      else expect(after).toBe(answered);

      const next = drawn(after, at);
      if (taken && !late && next.open) expect(next.value).toEqual(said);
      expect(editDraft(household, after, fill(household, after, context), next.data)).toBe(after);
      draft = after;
    }
  });
  fc.assert(run, { numRuns: 100 });
});
