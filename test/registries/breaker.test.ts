import { expect, test } from 'vitest';
import { breaker, type Circuit, type Pass } from '../../src/registries/breaker.js';

function world(failures = 3, openFor = 1000) {
  let now = 0;
  const changes: Circuit[] = [];
  const circuit = breaker(
    { failures, openFor },
    () => now,
    state => changes.push(state),
  );
  const ends = (ended: Parameters<Pass>[0]): void => circuit.enter()?.(ended);
  return {
    circuit,
    changes,
    ends,
    passes: (ms: number) => {
      now += ms;
    },
  };
}

test('opens after so many failures in a row, lets one try when the time is over, and closes when it is answered', () => {
  const { circuit, changes, ends, passes } = world();
  for (const ended of ['failed', 'failed', 'answered', 'failed', 'failed'] as const) ends(ended);
  expect(changes).toEqual([]);
  ends('failed');
  expect(changes).toEqual(['open']);
  expect(circuit.enter()).toBeUndefined();
  passes(999);
  expect(circuit.enter()).toBeUndefined();
  passes(1);
  const probe = circuit.enter();
  expect(probe).toBeDefined();
  expect(circuit.enter()).toBeUndefined();
  probe!('answered');
  expect(changes).toEqual(['open', 'halfOpen', 'closed']);
  ends('failed');
  expect(circuit.enter()).toBeDefined();
});

test.each(['failed', 'neither'] as const)(
  'a try that ends as %s opens it again for the whole time',
  ended => {
    const { circuit, ends, passes } = world(1);
    ends('failed');
    passes(1000);
    ends(ended);
    passes(999);
    expect(circuit.enter()).toBeUndefined();
    passes(1);
    expect(circuit.enter()).toBeDefined();
  },
);

test('what was asked before the circuit changed says nothing of it now', () => {
  const { circuit, changes, ends, passes } = world(1);
  const early = [circuit.enter()!, circuit.enter()!];
  ends('failed');
  passes(1000);
  const probe = circuit.enter()!;
  for (const pass of early) pass('failed');
  expect(changes).toEqual(['open', 'halfOpen']);
  probe('answered');
  probe('failed');
  expect(changes).toEqual(['open', 'halfOpen', 'closed']);
});

test('a question nobody waited for is no failure', () => {
  const { changes, ends } = world(1);
  for (let at = 0; at < 10; at += 1) ends('neither');
  expect(changes).toEqual([]);
});

test('a clock that is set back does not hold it open', () => {
  const { circuit, ends, passes } = world(1);
  passes(3_600_000);
  ends('failed');
  expect(circuit.enter()).toBeUndefined();
  passes(-3_600_000);
  expect(circuit.enter()).toBeDefined();
});
