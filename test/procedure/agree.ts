import fc from 'fast-check';
import { expect } from 'vitest';
import { flatStepper } from '../../src/procedure/flat-step.js';
import type { Procedure } from '../../src/procedure/procedure.js';
import { step } from '../../src/procedure/step.js';
import type { Holds, StepEvent } from '../../src/procedure/stepper.js';
import { xstateStepper } from '../../src/procedure/workflow.js';

/** One step by XState, and by the walk over the flat graph, which must come to the same. */
export const bothStep: typeof step = (procedure, state, event, holds) => {
  const walked = () => step({ ...procedure, stepper: flatStepper }, state, event, holds);
  let stepped: ReturnType<typeof step>;
  try {
    stepped = step({ ...procedure, stepper: xstateStepper }, state, event, holds);
  } catch (error) {
    expect(walked).toThrow();
    throw error;
  }
  expect(walked()).toEqual(stepped);
  return stepped;
};

/** Plays events on both; every step must be the same. */
export function agree(procedure: Procedure, events: readonly StepEvent[], held: readonly string[]): void {
  const holds: Holds = guard => held.includes(guard);
  let state: string | undefined;
  for (const event of [{ start: true } as const, ...events])
    state = bothStep(procedure, state, event, holds).state;
}

/** Any event or deadline of a procedure's workflow, and one it does not know. */
export function anyEvent(procedure: Procedure): fc.Arbitrary<StepEvent> {
  const known = procedure.definition.graph.transitions.flatMap(({ kind, name }): StepEvent[] =>
    kind === 'on' ? [{ name }] : kind === 'after' ? [{ after: name }] : [],
  );
  return fc.constantFrom<StepEvent>({ name: 'unknown' }, ...known);
}

/** Some guards of a procedure. */
export const anyGuards = (procedure: Procedure): fc.Arbitrary<readonly string[]> =>
  fc.subarray(Object.keys(procedure.definition.guards));
