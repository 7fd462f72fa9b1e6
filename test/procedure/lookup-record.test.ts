import { expect, test } from 'vitest';
import { readRecord } from '../../src/procedure/lookup-record.js';
import { load, type Procedure } from '../../src/procedure/procedure.js';
import { procedureWith, records } from './world.js';

const { artefact } = procedureWith();

/** `birth`, whose lookup `me` reads these fields. */
function reading(fields: readonly string[]): Procedure {
  const lookups = { ...artefact.definition.lookups, me: { ...artefact.definition.lookups.me!, fields } };
  return load({ ...artefact, definition: { ...artefact.definition, lookups } });
}

test.each<[string, readonly string[], unknown, unknown]>([
  [
    'only what is read is kept',
    ['fullName', 'phone'],
    records.me,
    { record: { fullName: 'Trần Văn An', phone: '0912345678' }, complete: true, dropped: 4 },
  ],
  [
    'in lists, of every element',
    ['relatives.*.personId', 'personId'],
    records.me,
    {
      record: { relatives: [{ personId: '001190000002' }], personId: records.me.personId },
      complete: true,
      dropped: 5,
    },
  ],
  [
    'a path without a star goes through lists too',
    ['relatives.relation'],
    records.me,
    { record: { relatives: [{ relation: 'wife' }] }, complete: true, dropped: 6 },
  ],
  [
    'a subtree that escapes is kept whole',
    ['residence.**'],
    records.me,
    { record: { residence: records.me.residence }, complete: true, dropped: 5 },
  ],
  [
    'a promised field that is not there makes it incomplete',
    ['fullName', 'phone'],
    { phone: '0912345678' },
    { record: { phone: '0912345678' }, complete: false, dropped: 0 },
  ],
  [
    'a field the registry does not promise may lack',
    ['fullName', 'homeTown'],
    { fullName: 'Trần Văn An' },
    { record: { fullName: 'Trần Văn An' }, complete: true, dropped: 0 },
  ],
  [
    'a promised field nobody reads may lack',
    ['homeTown'],
    { homeTown: 'Huế' },
    { record: { homeTown: 'Huế' }, complete: true, dropped: 0 },
  ],
  [
    'what is no record is not complete',
    ['fullName'],
    'odd',
    { record: undefined, complete: false, dropped: 0 },
  ],
])('%s', (_, fields, record, expected) => {
  expect(readRecord(reading(fields), 'me', record)).toEqual(expected);
});

test('an unknown lookup is a bug', () => {
  expect(() => readRecord(reading([]), 'you', {})).toThrow('no lookup you');
});
