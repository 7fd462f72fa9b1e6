import { describe, expect, test } from 'vitest';
import type { Actor, Command } from '../../src/dossier/command.js';
import { filedContext } from '../../src/dossier/dossier-context.js';
import type { Decision } from '../../src/dossier/refusal.js';
import { type Sends, sendsOf } from '../../src/dossier/sends.js';
import type { FiledScope } from '../../src/procedure/filed-scope.js';
import { answered, Driven, draft, filed, filledIn, opening, reached, record, sending } from './drive.js';
import { citizen, desk, leader, ME, officer, permitProcedure, stranger } from './world.js';

const verdict = (decision: Decision) => (decision.ok ? 'ok' : decision.code);
const save = (parts: object): Command => ({ type: 'save', actor: citizen, ...parts });

describe('who may do what', () => {
  const actors: Readonly<Record<string, Actor>> = { citizen, stranger, desk, officer, leader };
  /** Who may send what from where; every other cell of role × event × state is refused. */
  const allowed = new Set([
    'desk accept reception',
    'desk requestSupplement reception',
    'officer requestSupplement reception',
    'leader requestSupplement reception',
    'desk refuse reception',
    'citizen supplement awaiting',
    'desk requestSupplement examination',
    'officer requestSupplement examination',
    'leader requestSupplement examination',
    'officer propose examination',
    'leader propose examination',
    'officer comment examination',
    'leader comment examination',
    'leader sign signature',
    'desk handOver done',
  ]);
  const events = Object.keys(permitProcedure.definition.events);
  const data = (event: string) =>
    ['refuse', 'requestSupplement'].includes(event)
      ? { reasons: [{ reason: 'wrong', at: '/note' }] }
      : undefined;

  test.each(Object.keys(reached))('in state %s every role and event not declared is refused', state => {
    for (const [name, actor] of Object.entries(actors)) {
      for (const event of events) {
        const driven = reached[state]!();
        const before = driven.dossier;
        const decision = driven.do(sending(actor, event, data(event)));
        const cell = `${name} ${event} ${state}`;
        expect([cell, decision.ok]).toEqual([cell, allowed.has(cell)]);
        if (!decision.ok) expect(driven.dossier).toBe(before);
      }
    }
  });

  test('every refused cell is refused for want of a role, a transition, or because it is over', () => {
    const codes = new Set<string>();
    for (const [state, reach] of Object.entries(reached)) {
      for (const actor of Object.values(actors)) {
        for (const event of events) {
          if (allowed.has(`${nameOf(actor)} ${event} ${state}`)) continue;
          codes.add(verdict(reach().do(sending(actor, event, data(event)))));
        }
      }
    }
    expect([...codes].sort()).toEqual(['closed', 'not-allowed', 'not-now']);
  });

  const nameOf = (actor: Actor) => Object.entries(actors).find(([, one]) => one === actor)?.[0];

  test.each<[string, () => Decision, string]>([
    [
      'a stranger opens for another',
      () => new Driven().do({ ...opening, actor: stranger } as Command),
      'not-allowed',
    ],
    [
      'an official opens online for another',
      () => new Driven().do({ ...opening, actor: desk } as Command),
      'not-allowed',
    ],
    [
      'an official opens at the desk',
      () => new Driven().do({ ...opening, actor: desk, channel: 'desk' } as Command),
      'ok',
    ],
    [
      'someone with a role of elsewhere opens at the desk',
      () => new Driven().do({ ...opening, actor: { id: 'x', roles: ['nurse'] }, channel: 'desk' } as Command),
      'not-allowed',
    ],
    [
      'an unknown channel',
      () => new Driven().do({ ...opening, channel: 'fax' } as unknown as Command),
      'invalid',
    ],
    ['opened twice', () => draft().do(opening), 'not-now'],
    ['nothing there', () => new Driven().do(filledIn), 'unknown-dossier'],
    ['a stranger saves', () => draft().do({ ...filledIn, actor: stranger } as Command), 'not-allowed'],
    [
      'an official saves an online draft',
      () => draft().do({ ...filledIn, actor: desk } as Command),
      'not-allowed',
    ],
    [
      'a stranger files',
      () => {
        const d = draft();
        return d.do(d.submit(stranger));
      },
      'not-allowed',
    ],
    [
      'filed twice',
      () => {
        const d = filed();
        return d.do(d.submit());
      },
      'not-now',
    ],
    ['an event before filing', () => draft().do(sending(desk, 'accept')), 'not-now'],
    [
      'system from outside',
      () => reached.recording!().do(sending({ id: 'system', roles: ['system'] }, 'recorded')),
      'not-allowed',
    ],
    [
      'applicant as a claimed role',
      () => reached.awaiting!().do(sending({ id: 'x', roles: ['applicant'] }, 'supplement')),
      'not-allowed',
    ],
    [
      'four eyes',
      () => reached.examination!().must(sending(leader, 'propose')).do(sending(leader, 'sign')),
      'own-work',
    ],
    [
      'rated by an official',
      () => reached.done!().do({ type: 'rate', actor: desk, level: 5 }),
      'not-allowed',
    ],
    [
      'rated before there is a result',
      () => filed().do({ type: 'rate', actor: citizen, level: 5 }),
      'not-now',
    ],
    [
      'rated twice',
      () =>
        reached.returned!()
          .must({ type: 'rate', actor: citizen, level: 5 })
          .do({ type: 'rate', actor: citizen, level: 1 }),
      'not-now',
    ],
    ['rated six', () => reached.returned!().do({ type: 'rate', actor: citizen, level: 6 }), 'invalid'],
  ])('%s', (_name, decision, expected) => {
    expect(verdict(decision())).toBe(expected);
  });
});

describe('events', () => {
  test.each([
    'open',
    'save',
    'submit',
    'rate',
    'ask',
    'xstate.init',
    'xstate.done.state.returned',
    'after supplement',
    '__proto__',
    'toString',
    '*',
    '',
  ])('there is no event %j', event => {
    expect(verdict(filed().do(sending(desk, event)))).toBe('unknown-event');
  });

  test('a misspelt one is answered with the near one', () => {
    const decision = filed().do(sending(desk, 'acept'));
    expect(decision).toMatchObject({
      message: { vi: expect.stringContaining('"accept"'), en: expect.stringContaining('"accept"') },
    });
  });

  test('a guard that does not hold refuses in its own words', () => {
    const driven = draft().must(save({ documents: { photo: [] } }));
    const decision = driven.do(driven.submit());
    expect(decision).toMatchObject({ ok: false, code: 'invalid', issues: [{ code: 'document' }] });
    const lacking = filed().must(
      sending(officer, 'requestSupplement', { reasons: [{ reason: 'missing', at: 'photo' }] }),
    );
    expect(verdict(lacking.do(sending(desk, 'accept')))).toBe('not-now');
  });

  test.each<[string, unknown, string]>([
    ['no data', undefined, 'missing-reason'],
    ['an empty list', { reasons: [] }, 'missing-reason'],
    ['a note alone', { note: 'Thiếu ảnh' }, 'missing-reason'],
    ['a text in place of the list', { reasons: 'missing' }, 'missing-reason'],
    ['a note that is no text', { reasons: [{ reason: 'missing', note: 7 }] }, 'unknown-reason'],
    ['no such reason', { reasons: [{ reason: 'late' }] }, 'unknown-reason'],
    ['no reason at all', { reasons: [{}] }, 'unknown-reason'],
    ['not a reason', { reasons: ['missing'] }, 'unknown-reason'],
    ['no such place', { reasons: [{ reason: 'missing', at: '/nothing' }] }, 'unknown-place'],
    ['a place of another kind', { reasons: [{ reason: 'missing', at: 7 }] }, 'unknown-reason'],
  ])('reasons: %s', (_name, data, code) => {
    expect(filed().do(sending(desk, 'requestSupplement', data))).toMatchObject({
      code: 'invalid',
      issues: [{ code }],
    });
  });

  test('data are held to their schema', () => {
    const decision = reached.examination!().do(sending(officer, 'propose', { noet: 'x' }));
    expect(decision).toMatchObject({ code: 'invalid', issues: [{ code: 'additionalProperties' }] });
  });

  test('an event without a move is recorded and moves nothing', () => {
    const driven = reached.examination!();
    const { state, clocks } = driven.dossier!;
    driven.must(sending(officer, 'comment', { note: 'đã xem' }));
    expect(driven.dossier).toMatchObject({ state, clocks });
    expect(driven.dossier!.history.at(-1)).toMatchObject({
      event: 'comment',
      by: officer.id,
      data: { note: 'đã xem' },
    });
  });
});

describe('filing', () => {
  test('what fails validation is recorded with its count, and nothing is filed', () => {
    const driven = new Driven().must(opening, answered);
    const decision = driven.do(driven.submit());
    expect(decision).toMatchObject({
      ok: false,
      code: 'invalid',
      issues: [
        { pointer: '/place', code: 'required' },
        { pointer: '/plate', code: 'required' },
        { code: 'document' },
      ],
      record: { type: 'refused', facts: { issues: 3, codes: ['required', 'document'] } },
    });
    expect(driven.dossier!.filed).toBeUndefined();
  });

  test('a locked value that was overtyped is refused', () => {
    const driven = draft().must(save({ answers: { fullName: 'Người Khác' } }));
    expect(driven.do(driven.submit())).toMatchObject({ issues: [{ pointer: '/fullName', code: 'locked' }] });
  });

  test('reported wrong, the same value stands, and is counted', () => {
    const driven = draft().must(save({ answers: { fullName: 'Lê Quang Mình' }, contested: ['/fullName'] }));
    driven.must(driven.submit());
    expect(driven.dossier!.filed!.content!.form).toMatchObject({ fullName: 'Lê Quang Mình' });
    expect(driven.events.at(-1)!.facts).toMatchObject({ contested: ['/fullName'], corrected: 1, filled: 1 });
  });

  test('the open half tells counts, the pin and the code, and no value', () => {
    const { facts, status, state } = filed().events.at(-1)!;
    expect({ facts, status, state }).toEqual({
      status: 1,
      state: 'reception',
      facts: {
        fields: 5,
        shown: 5,
        answered: 4,
        bound: 2,
        filled: 2,
        byRegistry: { population: 2 },
        corrected: 0,
        contested: [],
        documents: 2,
        waived: 1,
        reused: 0,
        uploaded: 1,
        code: 'X-260422-0001',
        agency: 'X',
        pin: permitProcedure.pin,
        version: '2026.1.0',
        turn: 'reception',
      },
    });
  });

  test.each<[string, object, string]>([
    ['a field the form does not have', { answers: { plat: 'x' } }, 'invalid'],
    ['a document it does not know', { documents: { passport: [] } }, 'invalid'],
    ['a contested field it does not have', { contested: ['/nothing'] }, 'invalid'],
    ['a prototype', { answers: JSON.parse('{"__proto__":{"place":"x"}}') }, 'invalid'],
  ])('%s is not kept', (_name, edits, code) => {
    expect(verdict(draft().do(save(edits)))).toBe(code);
  });

  test('null takes an answer back', () => {
    const driven = draft().must(save({ answers: { place: null, note: 'x' } }));
    expect(driven.dossier!.answers).toEqual({ plate: '29A-12345', note: 'x' });
  });
});

describe('supplements', () => {
  const asked = (at: string) =>
    filed().must(sending(desk, 'requestSupplement', { reasons: [{ reason: 'wrong', at }] }));

  test.each<[string, string, object, string]>([
    ['what was asked', '/plate', { answers: { plate: '30B-1' } }, 'ok'],
    ['something else', '/plate', { answers: { place: '00001' } }, 'locked'],
    ['both', '/plate', { answers: { plate: '30B-1', place: '00001' } }, 'locked'],
    ['a document that was not asked', '/plate', { documents: { photo: [] } }, 'locked'],
    ['a contested field that was not asked', '/plate', { contested: ['/fullName'] }, 'locked'],
    ['the document that was asked', 'photo', { documents: { photo: [{ name: 'y.jpg', size: 2 }] } }, 'ok'],
  ])('may edit %s', (_name, at, edits, code) => {
    expect(verdict(asked(at).do(save(edits)))).toBe(code);
  });

  test('nothing may be edited before it is asked, nor after it was sent', () => {
    expect(verdict(filed().do(save({ answers: { plate: 'x' } })))).toBe('locked');
    const sent = asked('/plate').must(save({ answers: { plate: '30B-1' } }), sending(citizen, 'supplement'));
    expect(sent.dossier!.filed!.content!.form).toMatchObject({ plate: '30B-1' });
    expect(verdict(sent.do(save({ answers: { plate: 'x' } })))).toBe('locked');
  });

  test('what was asked before is closed again by the next request', () => {
    const first = asked('/plate').must(save({ answers: { plate: '30B-1' } }), sending(citizen, 'supplement'));
    first.must(sending(desk, 'requestSupplement', { reasons: [{ reason: 'wrong', at: '/note' }] }));
    expect(verdict(first.do(save({ answers: { plate: 'x' } })))).toBe('locked');
    expect(verdict(first.do(save({ answers: { note: 'x' } })))).toBe('ok');
  });

  test('a supplement is validated as a filing is', () => {
    const driven = asked('/plate').must(save({ answers: { plate: '' } }));
    expect(driven.do(sending(citizen, 'supplement'))).toMatchObject({
      code: 'invalid',
      issues: [{ pointer: '/plate' }],
    });
  });

  test('a reason that names a waived document lifts the waiver', () => {
    const driven = asked('identity');
    expect(driven.dossier!.lifted).toEqual(['identity']);
    expect(verdict(driven.do(sending(citizen, 'supplement')))).toBe('invalid');
    driven.must(
      save({ documents: { identity: [{ name: 'cc.pdf', size: 3 }] } }),
      sending(citizen, 'supplement'),
    );
    expect(driven.dossier!.filed!.content!.documents).toEqual({ photo: 'digitised', identity: 'digitised' });
  });
});

describe('deadlines', () => {
  const fire: Command = { type: 'fire', deadline: 'supplement' };
  // 15 working days from 22 April 2026: over 27 April, 30 April and 1 May.
  const due = '2026-05-18T16:59:59.999Z';

  test('fires when due, once, and never early', () => {
    const driven = reached.awaiting!();
    expect(driven.dossier!.clocks.supplement).toMatchObject({ dueAt: due });
    expect(verdict(driven.at('2026-05-18T16:59:59.998Z').do(fire))).toBe('too-early');
    expect(verdict(driven.at(due).do(fire))).toBe('ok');
    expect(driven.dossier).toMatchObject({ state: 'stopped', status: 8, closedAt: due });
    expect(driven.dossier!.turn).toBeUndefined();
    expect(verdict(driven.do(fire))).toBe('closed');
  });

  test.each<[string, () => Driven, string]>([
    ['unknown', () => filed(), 'nothing'],
    ['never started', () => filed(), 'supplement'],
    ['left in time', () => reached.awaiting!().must(sending(citizen, 'supplement')), 'supplement'],
    ['a prototype name', () => filed(), 'constructor'],
  ])('does not fire: %s', (_name, reach, deadline) => {
    expect(verdict(reach().at('2027-01-01T00:00:00.000Z').do({ type: 'fire', deadline }))).toBe('not-now');
  });

  test('a paused clock does not fire, whatever rang', () => {
    const driven = reached.awaiting!().at('2027-01-01T00:00:00.000Z');
    const { supplement } = driven.dossier!.clocks;
    driven.dossier = { ...driven.dossier!, clocks: { supplement: { ...supplement!, pausedAt: due } } };
    expect(verdict(driven.do(fire))).toBe('not-now');
  });

  test('a deadline is no event, even by the same name', () => {
    const driven = reached.awaiting!().at(due).must(fire);
    expect(driven.dossier!.history.at(-1)).toMatchObject({ event: 'supplement', cause: 'deadline' });
    expect(filedContext(driven.dossier!, due).events).not.toHaveProperty('supplement');
  });

  test('one in no `after` is measured and fires nothing', () => {
    const driven = reached.examination!().at('2027-01-01T00:00:00.000Z');
    expect(verdict(driven.do({ type: 'fire', deadline: 'processing' }))).toBe('not-now');
  });

  test('timers are set on entry and cleared on leaving', () => {
    const driven = filed();
    const reasons = { reasons: [{ reason: 'wrong', at: '/note' }] };
    expect(driven.do(sending(desk, 'requestSupplement', reasons))).toMatchObject({
      timers: { set: [{ name: 'supplement', at: due }], clear: [] },
    });
    expect(driven.do(sending(citizen, 'supplement'))).toMatchObject({
      timers: { set: [], clear: ['supplement'] },
    });
  });
});

describe('effects', () => {
  const answer = { event: 'recorded', data: { number: '118' } };
  const call = (driven: Driven) =>
    Object.entries(driven.dossier!.effects).find(([, { name }]) => name === 'record')![0];

  test('delivered twice and answered twice is delivered and answered once', () => {
    const driven = reached.recording!();
    const id = call(driven);
    for (const expected of [1, 0])
      expect(driven.do({ type: 'acknowledge', id })).toMatchObject({ events: { length: expected } });
    for (const expected of [2, 0, 0]) {
      expect(driven.do({ type: 'acknowledge', id, answer })).toMatchObject({ events: { length: expected } });
    }
    expect(driven.dossier).toMatchObject({
      state: 'done',
      results: { permit: { number: '118', plate: '29A-12345' } },
    });
    expect(driven.dossier!.history.filter(({ event }) => event === 'recorded')).toHaveLength(1);
  });

  test.each<[string, object, string]>([
    ['no such effect', { id: 'd-1/99/record' }, 'unknown-effect'],
    ['an undeclared answer', { answer: { event: 'sign' } }, 'unknown-event'],
    ['an answer of the wrong shape', { answer: { event: 'recorded', data: {} } }, 'invalid'],
    [
      'an answer the result cannot be made of',
      { answer: { event: 'recorded', data: { number: '' } } },
      'invalid',
    ],
    [
      'an answer longer than declared',
      { answer: { event: 'recorded', data: { number: '1234567890123456' } } },
      'invalid',
    ],
  ])('%s is refused', (_name, parts, code) => {
    const driven = reached.recording!();
    expect(verdict(driven.do({ type: 'acknowledge', id: call(driven), ...parts }))).toBe(code);
  });

  test('an answer nobody waits for any more is kept and moves nothing', () => {
    const driven = reached.recording!();
    const id = call(driven);
    driven.must({ type: 'acknowledge', id, answer: { event: 'recordFailed' } });
    driven.must(sending(leader, 'sign'));
    const [second] = Object.entries(driven.dossier!.effects)
      .filter(([, { state }]) => state === 'sent')
      .at(-1)!;
    driven.must({ type: 'acknowledge', id: second, answer });
    driven.must(sending(desk, 'handOver'));
    const notice = Object.keys(driven.dossier!.effects)[0]!;
    driven.must({ type: 'acknowledge', id: notice });
    expect(driven.dossier).toMatchObject({
      state: 'returned',
      effects: { [notice]: { state: 'delivered' } },
    });
  });

  test('an effect named twice by one step leaves once', () => {
    const scope = { evaluate: () => 'sent' } as unknown as FiledScope;
    const { effects, sends } = sendsOf(permitProcedure, scope, ['record', 'notice01', 'record']) as Sends;
    expect({ effects, sends }).toEqual({ effects: ['record', 'notice01'], sends: { record: 'sent' } });
  });

  test('a call sends what the definition says, kept in the sealed half', () => {
    const last = reached.recording!().events.at(-1)!;
    expect(last.body).toMatchObject({ sends: { record: { fullName: record.fullName, plate: '29A-12345' } } });
    expect(JSON.stringify(last.facts)).not.toContain(record.fullName);
    expect(last.facts).toMatchObject({
      event: 'sign',
      cause: 'event',
      from: 'signature',
      effects: ['record'],
      turn: 'system',
    });
  });
});

test('a forgotten dossier takes no command', () => {
  const driven = filed();
  driven.dossier = { ...driven.dossier!, forgotten: true };
  expect(verdict(driven.do(sending(desk, 'accept')))).toBe('forgotten');
});

test('the applicant is who is logged in, whatever the id looks like', () => {
  expect(verdict(filed().do(sending({ id: ME, roles: ['reception'] }, 'supplement')))).toBe('not-now');
});
