import { describe, expect, test } from 'vitest';
import procedureSchema from '../../schemas/procedure.schema.json' with { type: 'json' };
import { longestLimit } from '../../src/definition/deadlines.js';
import type { JsonSchema } from '../../src/definition/model.js';
import { shapeOf } from '../../src/definition/shape.js';
import { readJson } from '../../src/source/json.js';

test('a deadline may give no more than the calendar counts', () => {
  const { deadline, longer } = procedureSchema.$defs;
  for (const [unit, maximum] of Object.entries(longestLimit)) {
    expect(deadline.properties[unit as 'days'].maximum, unit).toBe(maximum);
    expect(longer.properties[unit as 'days'].maximum, unit).toBe(maximum);
  }
});

const small = {
  format: 1,
  code: '1.001193',
  version: '2026.1.0',
  effective: { from: '2026-01-01' },
  title: 'Đăng ký khai sinh',
  level: 'commune',
  legalBasis: { 'nd-18-2026': 'Nghị định 18/2026/NĐ-CP' },
  roles: { reception: { title: 'Bộ phận Một cửa' } },
  lookups: {
    notice: { registry: 'healthCheck', basis: 'nd-18-2026', by: { motherId: '$applicant.personId' } },
  },
  guards: { late: '$today > "2026"', known: { when: '$late', message: 'Muộn' } },
  form: {
    type: 'object',
    properties: {
      child: {
        type: 'object',
        properties: {
          name: {
            type: 'string',
            prefill: ['$notice.name', { from: '$notice.other', lock: true }],
            maxLength: 50,
          },
          home: { type: 'string', prefill: { offer: '[$notice.home]' }, codes: { list: 'provinces' } },
        },
      },
      mother: { $ref: 'blocks/person.json', with: { subject: '$notice' } },
    },
  },
  documents: { notice: { title: 'Giấy chứng sinh', hand: 'file' } },
  deadlines: { processing: { workingDays: 0, cutoff: '15:00' } },
  events: { accept: { by: ['reception'] } },
  effects: { slip: { notice: '01', to: 'applicant' }, record: { call: 'civilStatus.record' } },
  workflow: {
    initial: 'reception',
    states: {
      reception: {
        meta: { status: 1, turn: 'reception' },
        on: { accept: [{ target: 'done', guard: 'late' }, 'done'] },
      },
      done: { type: 'final', meta: { status: 10 } },
    },
  },
};

const text = JSON.stringify(small, null, 1);

/** Findings as `code "token": message → mend`, in English. */
function findings(source: string): string[] {
  const document = readJson(source, 'p.json');
  expect(document.diagnostics).toEqual([]);
  return shapeOf(document, procedureSchema as JsonSchema).map(({ code, place, message, mend }) => {
    const token = source.slice(place.offset, place.offset + place.length);
    expect(message.vi).not.toBe(message.en);
    return `${code} ${token}: ${message.en}${mend ? ` → ${mend.en}` : ''}`;
  });
}

/** The definition with one piece of its text replaced. */
function edited(from: string, to: string): string {
  const compact = JSON.stringify(small);
  expect(compact.split(from)).toHaveLength(2);
  return compact.replace(from, to);
}

test('a sound definition has no finding', () => expect(findings(text)).toEqual([]));

describe('one mistake, one finding, on its token', () => {
  test.each<[from: string, to: string, finding: string]>([
    [
      '"workflow":',
      '"worklow":',
      'unknown-key "worklow": There is no key "worklow" here → Did you mean "workflow"?',
    ],
    [
      '"hand":"file"',
      '"hnad":"file"',
      'unknown-key "hnad": There is no key "hnad" here → Did you mean "hand"?',
    ],
    [
      '"hand":"file"',
      '"hand":"flie"',
      'not-one-of "flie": "hand" must be "file" or "show", not "flie" → Write "file"',
    ],
    [',"hand":"file"', '', 'missing-key "notice": "notice" lacks the key "hand"'],
    ['"format":1', '"format":2', 'not-one-of 2: "format" must be 1, not 2 → Write 1'],
    [
      '"1.001193"',
      '1.001193',
      'wrong-kind 1.001193: "code" must be text in double quotes, not a number → Write "1.001193"',
    ],
    [
      '"status":10',
      '"status":"10"',
      'wrong-kind "10": "status" must be a whole number, not text in double quotes → Write 10',
    ],
    ['"status":10', '"status":11', 'too-many 11: "status" must be at most 10'],
    [
      '"lock":true',
      '"lock":"true"',
      'wrong-kind "true": "lock" must be true or false, not text in double quotes → Write true',
    ],
    ['"title":"Giấy chứng sinh"', '"title":""', 'too-few "": "title" must not be empty'],
    [
      '"1.001193"',
      '"1.1193"',
      'pattern "1.1193": "code" does not take "1.1193": wrong form. Code in the national database of procedures, for example "1.001193".',
    ],
    [
      '"cutoff":"15:00"',
      '"cutoff":"15h"',
      'pattern "15h": "cutoff" does not take "15h": wrong form. Received after this hour counts as the next working day, for example "15:00".',
    ],
    [
      '"record":{',
      '"ghi-sổ":{',
      'pattern "ghi-sổ": The name "ghi-sổ" has the wrong form. A name that begins with a small letter and has only letters and digits, for example birthNotice.',
    ],
    [
      '"workingDays":0,',
      '',
      'missing-key "processing": "processing" needs one of "workingDays", "days", "workingHours" or "months"',
    ],
    [
      '"workingDays":0,',
      '"workingDay":0,',
      'unknown-key "workingDay": There is no key "workingDay" here → Did you mean "workingDays"?',
    ],
    [
      '"workingDays":0,',
      '"workingDays":0,"days":1,',
      'too-many "days": "workingDays" and "days" cannot stand together → Keep one of the two',
    ],
    [
      '"workingDays":0',
      '"workingDays":[]',
      'wrong-kind [: "workingDays" must be a whole number or text in double quotes, not a list [ … ]',
    ],
    [
      '"notice":"01","to"',
      '"to"',
      'missing-key "slip": "slip" needs one of "notice", "call", "issue", "start" or "collect"',
    ],
    [
      '"notice":"01","to"',
      '"notise":"01","to"',
      'unknown-key "notise": There is no key "notise" here → Did you mean "notice"?',
    ],
    [
      '"call":"',
      '"issue":"x","call":"',
      'too-many "call": "issue" and "call" cannot stand together → Keep one of the two',
    ],
    [
      '"from":"$notice.other"',
      '"form":"$notice.other"',
      'unknown-key "form": There is no key "form" here → Did you mean "from"?',
    ],
    [
      '{"offer":"[$notice.home]"}',
      '{}',
      'missing-key "prefill": "prefill" needs one of "from", "offer" or "rows"',
    ],
    [
      '{"offer":"[$notice.home]"}',
      '7',
      'wrong-kind 7: "prefill" must be text in double quotes, an object { … } or a list [ … ], not a whole number → Write "7"',
    ],
    [
      '"maxLength":50',
      '"maxlength":50',
      'unknown-key "maxlength": There is no key "maxlength" here → Did you mean "maxLength"?',
    ],
    ['"maxLength":50', '"maxLength":-1', 'too-few -1: "maxLength" must be at least 0'],
    [
      '["reception"]',
      '["reception","reception"]',
      'too-many "reception": "reception" is already in the list → Delete one of the two',
    ],
    ['["reception"]', '[]', 'too-few [: "by" needs at least 1 element'],
    [
      '["reception"]',
      '["reception",5]',
      'wrong-kind 5: Element 2 of "by" must be text in double quotes, not a whole number → Write "5"',
    ],
    [
      '"target":"done","guard":"late"',
      '"target":"done","guard":"$late"',
      'pattern "$late": "guard" does not take "$late": wrong form. A name that begins with a small letter and has only letters and digits, for example birthNotice.',
    ],
    [
      '"target":"done","guard"',
      '"target":"done","cond"',
      'unknown-key "cond": There is no key "cond" here → Known here: guard, actions, reenter, description or $comment',
    ],
    [
      '"form":{"type":"object",',
      '"form":{"type":"array",',
      'not-one-of "array": "type" must be "object", not "array" → Write "object"',
    ],
    ['"motherId":"$applicant.personId"', '', 'too-few {: "by" needs at least 1 entry'],
    [
      '"with":{"subject":"$notice"}',
      '"with":["$notice"]',
      'wrong-kind [: "with" must be an object { … }, not a list [ … ]',
    ],
  ])('%s → %s', (from, to, finding) => {
    expect(findings(edited(from, to))).toEqual([finding]);
  });

  test('a file that is no object, and one that is empty of everything', () => {
    expect(findings('[]')).toEqual(['wrong-kind [: The file must be an object { … }, not a list [ … ]']);
    expect(findings('{}')).toEqual([
      'missing-key {: The file lacks the keys "format", "code", "version", "effective", "title", "level", "legalBasis", "form" and "workflow"',
    ]);
  });

  test('many mistakes, each once', () => {
    const broken = edited('"hand":"file"', '"hand":5')
      .replace('"format":1', '"format":"1"')
      .replace('"by":["reception"]', '"bye":"reception"');
    expect(findings(broken).map(each => each.split(':')[0])).toEqual([
      'not-one-of "1"',
      'not-one-of 5',
      'unknown-key "bye"',
    ]);
  });
});

test('what the syntax has broken is not blamed again', () => {
  const source = text
    .replace('"hand": "file"', '"hand": file')
    .replace('"version": "2026.1.0",', '"version": "2026.1.0"');
  const document = readJson(source, 'p.json');
  expect(document.diagnostics.map(({ code }) => code)).toEqual(['syntax', 'syntax']);
  expect(shapeOf(document, procedureSchema as JsonSchema)).toEqual([]);
});
