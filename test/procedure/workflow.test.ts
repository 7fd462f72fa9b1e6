import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Procedure } from '../../src/procedure/procedure.js';
import { eventsHere, guardsHere, type State, statusOf, turnOf } from '../../src/procedure/state.js';
import { stateText, stateValue } from '../../src/procedure/state-value.js';
import type { Holds, StepEvent } from '../../src/procedure/stepper.js';
import { agree, anyEvent, anyGuards, bothStep as step } from './agree.js';
import { machines } from './machines.js';
import { birth, procedureWith } from './world.js';

const desk = procedureWith();
const yes: Holds = () => true;
const no: Holds = () => false;
const play = (procedure: Procedure, events: readonly string[], holds: Holds = yes): State =>
  events.reduce(
    (state, name) => step(procedure, state, { name }, holds).state,
    step(procedure, undefined, { start: true }, holds).state,
  );

const work = {
  ...birth,
  workflow: {
    initial: 'work',
    on: { withdraw: '.stopped' },
    states: {
      work: {
        meta: { status: 4, turn: 'reception' },
        initial: 'examination',
        entry: 'noticeWork',
        exit: ['noticeLeft'],
        states: {
          examination: {
            entry: ['noticeIn'],
            exit: 'noticeOut',
            on: {
              note: {},
              verify: [
                { target: 'verification', guard: 'late', actions: 'noticeVerify' },
                { actions: ['noticeStay'] },
              ],
            },
            after: { slow: 'verification' },
          },
          verification: { meta: { turn: 'leader' }, on: { verified: 'ended' } },
          ended: { type: 'final' },
        },
        onDone: 'check',
      },
      check: { always: [{ guard: 'complete', target: 'stopped' }, { target: 'waiting' }] },
      waiting: { meta: { status: 5, turn: 'applicant' }, on: { again: 'work' } },
      stopped: { type: 'final', meta: { status: 8 } },
    },
  },
};
const desk2 = procedureWith(work);

describe('a step', () => {
  test('starts in the initial state and reaches the end', () => {
    expect(step(desk, undefined, { start: true }, yes)).toEqual({
      moved: true,
      state: 'reception',
      entered: ['reception'],
      left: [],
      actions: [],
      done: false,
    });
    expect(play(desk, ['accept', 'work', 'sign', 'handOver'])).toBe('returned');
  });

  test('tells what was entered, left and done, in the order of XState', () => {
    expect(step(desk2, undefined, { start: true }, yes)).toMatchObject({
      state: 'work.examination',
      entered: ['work', 'work.examination'],
      actions: ['noticeWork', 'noticeIn'],
    });
    expect(step(desk2, 'work.examination', { name: 'verify' }, yes)).toEqual({
      moved: true,
      state: 'work.verification',
      entered: ['work.verification'],
      left: ['work.examination'],
      actions: ['noticeOut', 'noticeVerify'],
      done: false,
    });
  });

  test('the second branch is taken when the first guard does not hold, and is no move when it has no target', () => {
    expect(step(desk2, 'work.examination', { name: 'verify' }, no)).toMatchObject({
      moved: true,
      state: 'work.examination',
      entered: [],
      left: [],
      actions: ['noticeStay'],
    });
  });

  test('an event that is only recorded is taken', () => {
    expect(step(desk2, 'work.examination', { name: 'note' }, no)).toMatchObject({
      moved: true,
      entered: [],
      left: [],
      actions: [],
    });
  });

  test.each<[string, Procedure, State, StepEvent]>([
    ['an event the state does not handle', desk, 'reception', { name: 'sign' }],
    ['an event nobody declared', desk, 'reception', { name: 'approve' }],
    ['an event of XState’s own', desk2, 'work.examination', { name: 'xstate.done.state.work' }],
    ['a mark of ours', desk2, 'work.examination', { name: '@take' }],
    ['a deadline sent as an event', desk2, 'work.examination', { name: 'after slow' }],
    ['an event whose deadline is not here', desk, 'reception', { after: 'slow' }],
    ['anything once it is over', desk, 'returned', { name: 'handOver' }],
  ])('%s is refused', (_, procedure, state, event) => {
    expect(step(procedure, state, event, yes)).toMatchObject({
      moved: false,
      state,
      entered: [],
      left: [],
      actions: [],
    });
  });

  test('the end of a deadline is taken where its `after` stands', () => {
    expect(step(desk2, 'work.examination', { after: 'slow' }, no)).toMatchObject({
      moved: true,
      state: 'work.verification',
    });
  });

  test('what is over stays over, and a workflow’s own events hold everywhere', () => {
    expect(step(desk2, 'waiting', { name: 'withdraw' }, no)).toMatchObject({
      moved: true,
      state: 'stopped',
      done: true,
    });
    expect(step(desk2, 'stopped', { name: 'withdraw' }, yes)).toMatchObject({ moved: false, done: true });
  });

  test('a state that ends, and steps without an event, are followed to where it rests', () => {
    expect(step(desk2, 'work.verification', { name: 'verified' }, no)).toMatchObject({
      state: 'waiting',
      left: ['work.verification', 'work.ended', 'work', 'check'],
      done: false,
    });
    expect(step(desk2, 'work.verification', { name: 'verified' }, yes)).toMatchObject({
      state: 'stopped',
      done: true,
    });
  });

  test.each([[Promise.resolve(true)], ['true'], [1], [{}], [undefined]])(
    'a guard that gives %s does not hold',
    answer => {
      expect(step(desk, 'reception', { name: 'accept' }, () => answer)).toMatchObject({
        moved: false,
        state: 'reception',
      });
    },
  );

  test('a ring without rest is an error, not a hang', () => {
    const ring = procedureWith({
      workflow: { initial: 'a', states: { a: { on: { go: 'b' } }, b: { always: 'c' }, c: { always: 'b' } } },
    });
    expect(() => step(ring, 'a', { name: 'go' }, yes)).toThrow(/Infinite loop/);
  });

  test('a state that is not one of the workflow’s is a bug', () => {
    expect(() => step(desk, 'nowhere', { name: 'accept' }, yes)).toThrow();
    expect(() => step(desk, undefined, { name: 'accept' }, yes)).toThrow('has not started');
  });
});

describe('reading a state', () => {
  test.each<[State, number | undefined, string | undefined]>([
    ['work.examination', 4, 'reception'],
    ['work.verification', 4, 'leader'],
    ['waiting', 5, 'applicant'],
    ['check', undefined, undefined],
  ])('%s: status %s, turn of %s', (state, status, turn) => {
    expect([statusOf(desk2, state), turnOf(desk2, state)]).toEqual([status, turn]);
  });

  test('the events here are those of the state and of what it stands in', () => {
    expect(eventsHere(desk2, 'work.examination')).toEqual(['note', 'verify', 'withdraw']);
    expect(guardsHere(desk2, 'work.examination', 'verify')).toEqual(['late']);
  });

  test.each([['a'], [{ a: 'b' }], [{ a: { b: 'c' } }], [{ a: { b: 'x', c: { d: 'y' } } }]])(
    '%j and its text are one',
    value => {
      expect(stateValue(stateText(value))).toEqual(value);
    },
  );
});

describe('the flat graph and XState', () => {
  test.each([
    ['desk', desk],
    ['work', desk2],
  ] as const)('agree on %s', (_, procedure) => {
    const strings = fc.array(anyEvent(procedure), { maxLength: 12 });
    const run = fc.property(strings, anyGuards(procedure), (events, held) => agree(procedure, events, held));
    fc.assert(run, { numRuns: 300 });
  });

  test('agree on small random machines', () => {
    const some: fc.Arbitrary<StepEvent> = fc.oneof(
      fc.record({ name: fc.constantFrom('go', 'stop', 'back') }),
      fc.record({ after: fc.constantFrom('slow', 'never') }),
    );
    const held = fc.subarray(['late', 'complete']);
    const run = fc.property(machines, fc.array(some, { maxLength: 8 }), held, (workflow, events, guards) =>
      agree(procedureWith({ workflow }), events, guards),
    );
    fc.assert(run, { numRuns: 200 });
  });
});
