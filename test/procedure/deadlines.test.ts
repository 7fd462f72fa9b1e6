import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AmountOf } from '../../src/procedure/clock.js';
import { advance, type Change, type Clocks } from '../../src/procedure/deadlines.js';
import type { Procedure } from '../../src/procedure/procedure.js';
import { procedureWith } from './world.js';

type Json = Readonly<Record<string, unknown>>;

/** A desk: received, verified elsewhere, waiting for the applicant, done. */
const workflow = {
  initial: 'reception',
  states: {
    reception: { meta: { status: 1, turn: 'reception' }, on: { accept: 'work', ask: 'waiting' } },
    work: {
      meta: { status: 4, turn: 'reception' },
      on: { verify: 'verification', apologise: {}, restart: {}, finish: 'done' },
    },
    verification: { meta: { status: 4, turn: 'leader' }, on: { verified: 'work' } },
    waiting: {
      meta: { status: 5, turn: 'applicant' },
      on: { supplement: 'reception' },
      after: { supplement: 'stopped' },
    },
    done: { type: 'final', meta: { status: 10 } },
    stopped: { type: 'final', meta: { status: 8 } },
  },
};
const deskOf = (deadlines: Json): Procedure => procedureWith({ workflow, deadlines });

const amountOf: AmountOf = ({ amount }, channel) =>
  typeof amount === 'number' ? amount : channel === 'desk' ? 4 : 2;
// Wednesday 22 April 2026; Thursday and Friday follow, then the weekend and Hung Kings' day (Monday 27 April).
const at = (day: number, time = '09:00') =>
  `2026-04-${day}T${String(Number(time.slice(0, 2)) - 7).padStart(2, '0')}:${time.slice(3)}:00.000Z`;
const evening = (day: number) => `2026-04-${day}T10:00:00.000Z`;

interface Move extends Partial<Change> {
  readonly at: string;
  readonly active: string;
}

function play(procedure: Procedure, moves: readonly Move[]) {
  let clocks: Clocks = {};
  let before: string | undefined;
  return moves.map(move => {
    const advanced = advance(procedure, clocks, { entered: [], left: [], before, amountOf, ...move });
    clocks = advanced.clocks;
    before = move.active;
    return advanced;
  });
}
const clockAfter = (deadline: Json, moves: readonly Move[]) =>
  play(deskOf({ d: deadline }), moves).at(-1)!.clocks.d;

const accept: Move = { event: 'accept', at: at(22), active: 'work', entered: ['work'], left: ['reception'] };
const verify: Move = {
  event: 'verify',
  at: at(23),
  active: 'verification',
  entered: ['verification'],
  left: ['work'],
};
const verified: Move = {
  event: 'verified',
  at: at(24),
  active: 'work',
  entered: ['work'],
  left: ['verification'],
};
const finish: Move = {
  event: 'finish',
  at: at(24, '15:00'),
  active: 'done',
  entered: ['done'],
  left: ['work'],
  done: true,
};

describe('a clock', () => {
  test.each<[string, Json, readonly Move[], Json | undefined]>([
    [
      'starts by an event, due at closing time',
      { workingDays: 1, starts: 'accept' },
      [accept],
      { startedAt: at(22), dueAt: evening(23), owedBy: 'office' },
    ],
    ['does not start by another', { workingDays: 1, starts: 'finish' }, [accept], undefined],
    ['starts by entering a state', { workingDays: 1, starts: 'work' }, [accept], { dueAt: evening(23) }],
    [
      'the same day when received before the cut-off',
      { workingDays: 0, cutoff: '15:00', starts: 'accept' },
      [accept],
      { dueAt: evening(22) },
    ],
    [
      'the next working day after it',
      { workingDays: 0, cutoff: '15:00', starts: 'accept' },
      [{ ...accept, at: at(22, '15:01') }],
      { dueAt: evening(23) },
    ],
    [
      'the applicant has the whole last day',
      { days: 1, starts: 'accept', owedBy: 'applicant' },
      [accept],
      { dueAt: '2026-04-23T16:59:59.999Z' },
    ],
    [
      'an amount may be an expression; the baseline is the desk’s',
      { workingDays: "$channel = 'desk' ? 4 : 2", starts: 'accept' },
      [accept],
      { dueAt: evening(24), baselineAt: evening(29) },
    ],
    [
      'is not reset by coming back to where it started',
      { workingDays: 1, starts: 'accept' },
      [accept, { ...accept, at: at(23) }],
      { startedAt: at(22), dueAt: evening(23) },
    ],
    [
      'stops by its event',
      { workingDays: 1, starts: 'accept', stops: 'verify' },
      [accept, verify],
      { stoppedAt: at(23) },
    ],
    [
      'stops by entering a state',
      { workingDays: 1, starts: 'accept', stops: 'verification' },
      [accept, verify],
      { stoppedAt: at(23) },
    ],
    [
      'starts by any of several and stops by any of several',
      { workingDays: 1, starts: ['restart', 'accept'], stops: ['finish', 'verification'] },
      [accept, verify],
      { startedAt: at(22), stoppedAt: at(23) },
    ],
    [
      'that started with one of several states stops when it is left',
      { workingDays: 1, starts: ['waiting', 'work'] },
      [accept, verify],
      { stoppedAt: at(23) },
    ],
    [
      'a single name pauses and restarts as a list of one',
      { workingDays: 1, starts: 'accept', pausedIn: 'verification', restartedBy: 'verify' },
      [accept, verify],
      { startedAt: at(23), pausedAt: at(23) },
    ],
    [
      'that started with a state stops when it is left',
      { workingDays: 1, starts: 'work' },
      [accept, verify],
      { stoppedAt: at(23) },
    ],
    [
      'stops when the workflow is over',
      { workingDays: 9, starts: 'accept' },
      [accept, finish],
      { stoppedAt: finish.at },
    ],
    [
      'waits while the dossier is elsewhere',
      { workingDays: 1, starts: 'accept', pausedIn: ['verification'] },
      [accept, verify],
      { pausedAt: at(23), dueAt: evening(23) },
    ],
    [
      'goes on after the pause, later by the time paused',
      { workingDays: 1, starts: 'accept', pausedIn: ['verification'] },
      [accept, verify, verified],
      { pauses: [{ from: at(23), to: at(24) }], dueAt: evening(24) },
    ],
    [
      'a pause still open ends when it stops',
      { workingDays: 1, starts: 'accept', stops: 'finish', pausedIn: ['verification'] },
      [accept, verify, { ...verified, event: 'finish' }],
      { pauses: [{ from: at(23), to: at(24) }], stoppedAt: at(24) },
    ],
    [
      'starts anew by an event that restarts it',
      { workingDays: 1, starts: 'accept', restartedBy: ['restart'] },
      [accept, { event: 'restart', at: at(24), active: 'work' }],
      { startedAt: at(24), dueAt: evening(28) },
    ],
    [
      'is not started by what restarts it',
      { workingDays: 1, starts: 'accept', restartedBy: ['restart'] },
      [{ event: 'restart', at: at(24), active: 'work' }],
      undefined,
    ],
    [
      'is granted the longer limit from the same start',
      { workingDays: 1, starts: 'accept', longer: { apologise: { workingDays: 2 } } },
      [accept, { event: 'apologise', at: at(23), active: 'work' }],
      { startedAt: at(22), dueAt: evening(24), extended: { apologise: 1 }, baselineAt: evening(23) },
    ],
  ])('%s', (_, deadline, moves, expected) => {
    const clock = clockAfter(deadline, moves);
    if (expected) expect(clock).toMatchObject(expected);
    else expect(clock).toBeUndefined();
  });

  test('the longer limit is granted as often as allowed and no more', () => {
    const apologise: Move = { event: 'apologise', at: at(23), active: 'work' };
    const deadline = {
      workingDays: 1,
      starts: 'accept',
      longer: { apologise: { workingDays: 2, times: 1 } },
    };
    expect(clockAfter(deadline, [accept, apologise, apologise])).toEqual(
      clockAfter(deadline, [accept, apologise]),
    );
  });

  test('holds instants and counts only, as JSON', () => {
    const clock = clockAfter({ workingDays: 1, starts: 'accept', pausedIn: ['verification'] }, [
      accept,
      verify,
    ]);
    expect(JSON.parse(JSON.stringify(clock))).toEqual(clock);
  });

  test('an amount that is no number the calendar can count is an error, not a guess', () => {
    const procedure = deskOf({ d: { workingDays: '$settings.lateFee', starts: 'accept' } });
    const change = {
      entered: [],
      left: [],
      active: 'work',
      event: 'accept',
      at: at(22),
      amountOf: () => 1.5,
    };
    expect(() => advance(procedure, {}, change)).toThrow(RangeError);
  });
});

test('a deadline whose amount cannot be told does not start, and one under way goes on', () => {
  const procedure = deskOf({ d: { workingDays: 1, starts: 'accept', restartedBy: 'accept' } });
  const change = { entered: [], left: [], active: 'work', event: 'accept', at: at(22) };
  expect(advance(procedure, {}, { ...change, amountOf: () => undefined }).clocks).toEqual({});
  const { clocks } = advance(procedure, {}, { ...change, amountOf });
  const again = advance(procedure, clocks, { ...change, at: at(23), amountOf: () => undefined });
  expect(again.clocks).toEqual(clocks);
});

describe('timers', () => {
  const desk = deskOf({
    supplement: { workingDays: 1, owedBy: 'applicant' },
    processing: { workingDays: 5, starts: 'accept' },
  });
  const ask: Move = {
    event: 'ask',
    at: at(22),
    active: 'waiting',
    entered: ['waiting'],
    left: ['reception'],
  };
  const supplement: Move = {
    event: 'supplement',
    at: at(23),
    active: 'reception',
    entered: ['reception'],
    left: ['waiting'],
  };

  test('a deadline of a state is set when the state is entered and cleared when it is left', () => {
    const [asked, back, again] = play(desk, [ask, supplement, { ...ask, at: at(24) }]);
    expect(asked).toMatchObject({ set: [{ name: 'supplement', at: '2026-04-23T16:59:59.999Z' }], clear: [] });
    expect(back).toMatchObject({
      set: [],
      clear: ['supplement'],
      clocks: { supplement: { stoppedAt: at(23) } },
    });
    expect(again!.set).toEqual([{ name: 'supplement', at: '2026-04-28T16:59:59.999Z' }]);
  });

  test('one that no state waits for is only measured', () => {
    expect(play(desk, [accept])[0]).toMatchObject({ set: [], clear: [], clocks: { processing: {} } });
  });

  test('the end of the workflow clears what is left', () => {
    const end: Move = { at: at(23), active: 'stopped', entered: ['stopped'], left: ['waiting'], done: true };
    expect(play(desk, [ask, end])[1]).toMatchObject({ set: [], clear: ['supplement'] });
  });
});

test('a pause never brings a deadline nearer, and a step of another does not move it', () => {
  const procedure = deskOf({ d: { workingDays: 3, starts: 'accept', pausedIn: ['verification'] } });
  const minutes = fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 2, maxLength: 10 });
  fc.assert(
    fc.property(minutes, gaps => {
      let now = Date.parse(at(22));
      const moves = gaps.map((gap, i): Move => {
        now += gap * 60_000;
        const move = i === 0 ? accept : i % 2 === 1 ? verify : verified;
        return { ...move, at: new Date(now).toISOString() };
      });
      const clocks = play(procedure, moves).map(({ clocks }) => clocks.d!);
      clocks.reduce((before, clock) => {
        expect(clock.dueAt >= before.dueAt).toBe(true);
        if (clock.pausedAt !== undefined) expect(clock.dueAt).toBe(before.dueAt);
        return clock;
      });
    }),
    { numRuns: 100 },
  );
});
