import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor, Command } from '../../src/dossier/command.js';
import type { Dossier } from '../../src/dossier/dossier.js';
import { fold } from '../../src/dossier/evolve.js';
import { openEvent, sealEvents, verifyChain } from '../../src/dossier/log.js';
import { nodeCrypto } from '../../src/node-crypto.js';
import { type Driven, draft, sending } from './drive.js';
import { citizen, desk, leader, officer, permitProcedure, stranger } from './world.js';

const second: Actor = { id: 'ld-02', roles: ['leader', 'officer', 'reception'] };
const actor = fc.constantFrom(citizen, desk, officer, leader, second, stranger);
const event = fc.constantFrom(...Object.keys(permitProcedure.definition.events), 'nothing');
const data = fc.constantFrom(
  undefined,
  { reasons: [{ reason: 'missing', at: 'photo' }] },
  { reasons: [{ reason: 'wrong', at: '/plate' }] },
  { number: '118' },
);

/** A step of a random history; `effect` picks one of those that were sent. */
type Step =
  | { readonly kind: 'onward' }
  | { readonly kind: 'send'; readonly actor: Actor; readonly event: string; readonly data: unknown }
  | { readonly kind: 'save'; readonly actor: Actor; readonly value: string }
  | { readonly kind: 'submit'; readonly actor: Actor }
  | { readonly kind: 'fire'; readonly days: number }
  | { readonly kind: 'effect'; readonly pick: number; readonly event: string | undefined }
  | { readonly kind: 'rate'; readonly level: number };

/** What an honest office would do next from here, so that random histories come far. */
const onward: Readonly<Record<string, Step>> = {
  draft: { kind: 'submit', actor: citizen },
  reception: { kind: 'send', actor: desk, event: 'accept', data: undefined },
  awaiting: { kind: 'send', actor: citizen, event: 'supplement', data: undefined },
  examination: { kind: 'send', actor: officer, event: 'propose', data: undefined },
  signature: { kind: 'send', actor: leader, event: 'sign', data: undefined },
  recording: { kind: 'effect', pick: -1, event: 'recorded' },
  done: { kind: 'send', actor: desk, event: 'handOver', data: undefined },
};

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.constant<Step>({ kind: 'onward' }), weight: 6 },
  { arbitrary: fc.record({ kind: fc.constant('send' as const), actor, event, data }), weight: 3 },
  {
    arbitrary: fc.record({ kind: fc.constant('save' as const), actor, value: fc.constantFrom('A', 'B', '') }),
    weight: 1,
  },
  { arbitrary: fc.record({ kind: fc.constant('fire' as const), days: fc.nat(40) }), weight: 1 },
  {
    arbitrary: fc.record({
      kind: fc.constant('effect' as const),
      pick: fc.nat(5),
      event: fc.constantFrom(undefined, 'recorded', 'recordFailed', 'sign'),
    }),
    weight: 2,
  },
  {
    arbitrary: fc.record({ kind: fc.constant('rate' as const), level: fc.integer({ min: 0, max: 6 }) }),
    weight: 1,
  },
);

function commandOf(one: Step, driven: Driven): Command | undefined {
  switch (one.kind) {
    case 'onward':
      return commandOf(onward[driven.dossier!.state ?? 'draft'] ?? { kind: 'rate', level: 5 }, driven);
    case 'send':
      return sending(one.actor, one.event, one.data);
    case 'save':
      return { type: 'save', actor: one.actor, answers: { plate: one.value } };
    case 'submit':
      return driven.submit(one.actor);
    case 'fire':
      driven.at(new Date(Date.parse(driven.now) + one.days * 86_400_000).toISOString());
      return { type: 'fire', deadline: 'supplement' };
    case 'effect': {
      const ids = Object.keys(driven.dossier!.effects);
      const id = ids.at(one.pick % Math.max(ids.length, 1));
      const answer = one.event === undefined ? {} : { answer: { event: one.event, data: { number: '118' } } };
      return id === undefined ? undefined : { type: 'acknowledge', id, ...answer };
    }
    case 'rate':
      return { type: 'rate', actor: citizen, level: one.level };
  }
}

const key = new Uint8Array(32).fill(3);
const histories = fc.array(step, { minLength: 1, maxLength: 40 });
const runs = {
  numRuns: Number(process.env.THUTUC_RUNS ?? 1000),
  seed: Number(process.env.THUTUC_SEED ?? 1565),
};

function play(
  steps: readonly Step[],
  check: (driven: Driven, before: Dossier, one: Step, ok: boolean) => void,
): Driven {
  const driven = draft();
  for (const one of steps) {
    const command = commandOf(one, driven);
    if (command === undefined) continue;
    const before = driven.dossier!;
    check(driven, before, one, driven.do(command).ok);
  }
  return driven;
}

test('whatever is tried in whatever order, the promises hold after every step', () => {
  const states = new Set<string | undefined>();
  fc.assert(
    fc.property(histories, steps => {
      play(steps, (driven, before, one, ok) => {
        const after = driven.dossier!;
        states.add(after.state);
        if (!ok) expect(after).toBe(before);
        if (one.kind === 'send' && one.event === 'nothing') expect(ok).toBe(false);
        if (before.closedAt !== undefined) expect(after.state).toBe(before.state);
        if (after.filed && after.state !== 'refused') expect(after.filed.content).toBeDefined();
        expectApprovals(after);
        expectClocks(before, after);
      });
    }),
    runs,
  );
  expect([...states].sort()).toEqual(
    [
      undefined,
      'awaiting',
      'done',
      'examination',
      'reception',
      'recording',
      'refused',
      'returned',
      'signature',
      'stopped',
    ].sort(),
  );
});

/** No result without a proposal and a signature before it, by two people; no call answered twice. */
function expectApprovals({ history, results, effects }: Dossier): void {
  const at = (name: string) => history.findIndex(past => past.event === name);
  if (results.permit !== undefined) {
    expect(at('accept')).toBeGreaterThanOrEqual(0);
    expect(at('propose')).toBeGreaterThan(at('accept'));
    expect(at('sign')).toBeGreaterThan(at('propose'));
  }
  for (const [index, { event: name, by }] of history.entries()) {
    if (name === 'sign')
      expect(history.slice(0, index).some(past => past.event === 'propose' && past.by === by)).toBe(false);
  }
  const answers = history.filter(({ cause }) => cause === 'effect').length;
  expect(answers).toBeLessThanOrEqual(
    Object.values(effects).filter(({ state }) => state === 'answered').length,
  );
}

/** A due instant moves only by a new start, or later by a pause that ended; it never fires before it is due. */
function expectClocks(before: Dossier, after: Dossier): void {
  for (const [name, clock] of Object.entries(after.clocks)) {
    const then = before.clocks[name];
    if (then && then.startedAt === clock.startedAt) expect(clock.dueAt >= then.dueAt).toBe(true);
  }
  if (after.state === 'stopped' && before.state === 'awaiting') {
    expect(after.closedAt! >= before.clocks.supplement!.dueAt).toBe(true);
  }
}

test('the fold of the opened, sealed log is the state, and the chain verifies', () => {
  fc.assert(
    fc.property(histories, steps => {
      const driven = play(steps, () => undefined);
      const events = driven.events.map(({ seq: _seq, actor: _actor, by, ...rest }) => ({ ...rest, by: by! }));
      const log = sealEvents(nodeCrypto, key, 'd-1', undefined, events);
      expect(verifyChain(nodeCrypto, log)).toMatchObject({ ok: true });
      const opened = log.map(one => openEvent(nodeCrypto, key, one));
      const folded = fold(opened)!;
      const pseudonyms = (dossier: Dossier) => ({
        ...dossier,
        history: dossier.history.map(({ actor: _actor, ...past }) => past),
      });
      expect(pseudonyms(folded)).toEqual(pseudonyms(driven.dossier!));
      const forgotten = fold(log.map(one => openEvent(nodeCrypto, undefined, one)))!;
      const { state, status, turn, clocks, closedAt, effects } = folded;
      expect({ state, status, turn, clocks, closedAt, effects }).toEqual({
        state: forgotten.state,
        status: forgotten.status,
        turn: forgotten.turn,
        clocks: forgotten.clocks,
        closedAt: forgotten.closedAt,
        effects: forgotten.effects,
      });
    }),
    { numRuns: 60 },
  );
});
