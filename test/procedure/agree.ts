import fc from 'fast-check';
import { expect } from 'vitest';
import type { Procedure } from '../../src/procedure/procedure.js';
import { type Holds, type StepEvent, step } from '../../src/procedure/workflow.js';
import { flatStep } from './flat-step.js';

/** Plays events on XState and on the flat graph; every step must be the same. */
export function agree(procedure: Procedure, events: readonly StepEvent[], held: readonly string[]): void {
  const { graph } = procedure.definition;
  const holds: Holds = guard => held.includes(guard);
  let state: string | undefined;
  for (const event of [{ start: true } as const, ...events]) {
    const stepped = step(procedure, state, event, holds);
    expect(stepped).toEqual(flatStep(graph, state, event, holds));
    state = stepped.state;
  }
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
