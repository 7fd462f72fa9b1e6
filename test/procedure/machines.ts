import fc from 'fast-check';

type State = Readonly<Record<string, unknown>>;

const names = ['a', 'b', 'c', 'd'] as const;
const inner = ['x', 'y'] as const;
const guard = fc.option(fc.constantFrom('late', 'complete'), { nil: undefined });
const actions = fc.option(fc.constantFrom('notice', ['notice', 'call']), { nil: undefined });

const branch = (targets: readonly string[]) =>
  fc
    .record({ target: fc.option(fc.constantFrom(...targets), { nil: undefined }), guard, actions })
    .map(written => Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined)));

const branches = (targets: readonly string[]) =>
  fc.oneof(
    fc.constantFrom(...targets),
    branch(targets),
    fc.array(branch(targets), { minLength: 1, maxLength: 3 }),
  );

const handlers = (targets: readonly string[]) => ({
  on: fc.dictionary(fc.constantFrom('go', 'stop', 'back'), branches(targets), { maxKeys: 2 }),
  after: fc.dictionary(fc.constantFrom('slow', 'never'), branches(targets), { maxKeys: 1 }),
  entry: fc.constantFrom([], 'in', ['in', 'notice']),
  exit: fc.constantFrom([], 'out'),
});

const leaf = (targets: readonly string[]): fc.Arbitrary<State> => fc.record(handlers(targets));

const compound = (targets: readonly string[]): fc.Arbitrary<State> =>
  fc
    .record({
      ...handlers([...targets, '.x', '.y']),
      initial: fc.constant('x'),
      onDone: branches(targets),
      x: leaf(inner),
      y: fc.oneof(leaf(inner), fc.constant({ type: 'final' })),
    })
    .map(({ x, y, ...rest }) => ({ ...rest, states: { x, y } }));

/** A state that moves on by itself, to the end and never back, so that every machine comes to rest. */
const passing: fc.Arbitrary<State> = guard.map(held => ({
  always: held === undefined ? 'end' : [{ guard: held, target: 'end' }],
  on: { go: 'a' },
}));

/** Small machines with nested states, guards, deadlines, ends and steps without an event. */
export const machines: fc.Arbitrary<State> = fc
  .record({
    initial: fc.constantFrom(...names),
    a: leaf([...names, 'end']),
    b: compound([...names, 'end']),
    c: compound([...names, 'end']),
    d: passing,
  })
  .map(({ initial, ...states }) => ({ initial, states: { ...states, end: { type: 'final' } } }));
