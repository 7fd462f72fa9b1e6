import { describe, expect, test } from 'vitest';
import type { Draft } from '../../src/procedure/draft.js';
import { filedScope } from '../../src/procedure/filed-scope.js';
import { buildResult } from '../../src/procedure/result.js';
import { validateData } from '../../src/procedure/validate-data.js';
import { answerTo, birth, family, filedContext, keys, procedureWith } from './world.js';

const certificate = {
  code: 'KQ.G15.000031',
  title: 'Giấy khai sinh',
  into: 'dossierStore',
  schema: {
    type: 'object',
    required: ['number'],
    properties: {
      number: { type: 'string', title: 'Số', maxLength: 20 },
      fullName: { type: 'string', maxLength: 150 },
    },
  },
  from: "{ 'number': $events.recorded[-1].data.number, 'fullName': $form.child.fullName }",
};
const procedure = procedureWith({
  guards: {
    ...(birth.guards as object),
    paid: '$fees.registration.paid',
    proposed: '$count($events.propose) > 0',
    noticeWaived: "$documents.birthNotice.state = 'exempt'",
    due: '$days($form.child.birthDate, $today) > 30 and $count($events.propose) >= 0',
  },
  deadlines: { processing: { workingDays: "$channel = 'desk' ? 3 : 1", starts: 'accept' } },
  results: { certificate },
});
const later = { ...filedContext, now: '2026-06-01T02:00:00.000Z', today: '2026-06-01' };

describe('guards after filing', () => {
  test.each<[string, Partial<Draft>, object, boolean]>([
    ['complete', {}, {}, true],
    ['complete', { lifted: ['birthNotice'] }, {}, false],
    ['paid', {}, {}, false],
    ['paid', {}, { paid: ['registration'] }, true],
    ['proposed', {}, { events: { propose: [{ at: later.now, by: 'cb-1' }] } }, true],
    ['noticeWaived', {}, {}, true],
    ['nobody', {}, {}, false],
  ])('%s', (guard, draft, context, expected) => {
    expect(filedScope(procedure, { ...family, ...draft }, { ...filedContext, ...context }).holds(guard)).toBe(
      expected,
    );
  });

  test('the form reads the day of filing, a guard of the filed dossier the day of the decision', () => {
    const scope = filedScope(procedure, family, later);
    expect(scope.holds('late')).toBe(false);
    expect(scope.filled.fees).toEqual({ registration: { amount: 0 } });
    expect(scope.holds('due')).toBe(true);
    expect(filedScope(procedure, family, filedContext).holds('due')).toBe(false);
    expect(filedScope(procedure, family, { ...later, filedOn: later.today }).holds('late')).toBe(true);
  });
});

test('a deadline’s amount, here and as if at the desk', () => {
  const scope = filedScope(procedure, family, filedContext);
  const { processing } = procedure.definition.deadlines;
  expect([scope.amountOf(processing!), scope.amountOf(processing!, 'desk')]).toEqual([1, 3]);
});

test.each<[string, string, number | undefined]>([
  ['workingDays', '1e9', 3650],
  ['days', '9e15', 3650],
  ['workingHours', '8e14', 20_000],
  ['months', '121', 120],
  ['days', '-3', 0],
  ['days', '1.5', 2],
  ['workingHours', '1.5', 1.5],
  ['days', '$number($form.child.fullName)', undefined],
  ['days', '$settings.nothing', undefined],
])('an amount a deadline cannot give never throws: %s %s', (unit, amount, expected) => {
  const odd = procedureWith({ deadlines: { processing: { [unit]: amount, starts: 'accept' } } });
  const scope = filedScope(odd, family, filedContext);
  expect(scope.amountOf(odd.definition.deadlines.processing!)).toBe(expected);
});

describe('a result', () => {
  const recorded = { recorded: [{ at: later.now, by: 'system', data: { number: '17/2026' } }] };
  test('is built from the form and what was answered', () => {
    const scope = filedScope(procedure, family, { ...filedContext, events: recorded });
    expect(buildResult(procedure, 'certificate', scope)).toEqual({
      name: 'certificate',
      code: 'KQ.G15.000031',
      title: 'Giấy khai sinh',
      into: 'dossierStore',
      payload: { number: '17/2026', fullName: 'Trần Bảo Ngọc' },
      issues: [],
    });
  });
  test('that does not meet its schema says so', () => {
    const built = buildResult(procedure, 'certificate', filedScope(procedure, family, filedContext));
    expect(built.issues.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(['required /number']);
    expect(built.issues[0]?.message.vi).toContain('Số');
  });
  test('nobody declared is a bug', () => {
    expect(() => buildResult(procedure, 'licence', filedScope(procedure, family, filedContext))).toThrow(
      'no result licence',
    );
  });
});

test('data of events is checked by its schema', () => {
  const schema = {
    type: 'object',
    required: ['level'],
    properties: { level: { type: 'integer', minimum: 1, maximum: 5, title: 'Mức' } },
  };
  expect(validateData(procedure, schema, { level: 5 })).toEqual([]);
  expect(
    validateData(procedure, schema, { level: 6 }).map(({ code, pointer }) => `${code} ${pointer}`),
  ).toEqual(['maximum /level']);
});

test('an obsolete answer waives nothing after filing either', () => {
  const lookups = {
    ...family.lookups,
    notice: answerTo({ ...keys.notice, motherName: 'Khác' }, { birthDate: '2026-04-01' }),
  };
  expect(filedScope(procedure, { ...family, lookups }, filedContext).filled.missing).toEqual(['birthNotice']);
});
