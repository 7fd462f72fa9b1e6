import { expect, test } from 'vitest';
import { decide } from '../../src/dossier/decide.js';
import { dataIssues } from '../../src/dossier/event-data.js';
import { field } from '../../src/field.js';
import { compile } from '../../src/procedure/compile.js';
import { reached } from './drive.js';
import { permit, permitsRegistry } from './permit.js';

const { events } = permit;
const reasoned = compile(
  {
    ...permit,
    events: {
      ...events,
      propose: { ...events.propose, reasons: ['wrong'] },
      recordFailed: { ...events.recordFailed, reasons: ['missing'] },
    },
  },
  { ...field, registries: { ...field.registries, permits: permitsRegistry as never } },
);
const rule = reasoned.definition.events.propose!;
const codes = (data: unknown) => dataIssues(reasoned, rule, data).map(({ code, pointer }) => [code, pointer]);

test('an event may carry reasons beside data whose closed schema does not name them', () => {
  expect(codes({ note: 'xem lại', reasons: [{ reason: 'wrong' }] })).toEqual([]);
  expect(codes({ noet: 'xem lại', reasons: [{ reason: 'wrong' }] })).toEqual([['additionalProperties', '']]);
  expect(codes({ note: 'xem lại' })).toEqual([['missing-reason', '/reasons']]);
});

test('a missing reason is told with those that may be given, in both languages', () => {
  const [issue] = dataIssues(reasoned, rule, undefined);
  expect(issue!.message).toEqual({
    vi: '"Đề xuất" phải nêu ít nhất một lý do trong danh mục: wrong.',
    en: '"propose" must give at least one reason of these: wrong.',
  });
});

test('the answer of another system is held to the reasons of its event too', () => {
  const { dossier, now } = reached.recording!();
  const id = Object.keys(dossier!.effects).at(-1)!;
  const answer = (data?: unknown) =>
    decide(reasoned, dossier, { type: 'acknowledge', id, answer: { event: 'recordFailed', data } }, now);
  expect(answer()).toMatchObject({ code: 'invalid', issues: [{ code: 'missing-reason' }] });
  expect(answer({ reasons: [{ reason: 'missing' }] })).toMatchObject({ ok: true });
});
