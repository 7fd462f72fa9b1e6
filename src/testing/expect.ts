import { canonicalJson } from '../value/canonical.js';

/** Throws unless both are the same JSON; `undefined` is told apart from everything else. */
export const same = (what: string, actual: unknown, expected: unknown): void => {
  const [got, wanted] = [actual, expected].map(value =>
    value === undefined ? 'undefined' : canonicalJson(value),
  );
  if (got !== wanted) throw new Error(`${what}\n  expected ${wanted}\n  received ${got}`);
};

/** Throws unless the work fails with this class of error, matching these of its properties; returns the error. */
export const fails = async <E extends Error>(
  what: string,
  work: Promise<unknown>,
  kind: new (...args: never[]) => E,
  properties: Partial<E> = {},
): Promise<E> => {
  const outcome: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof kind)) {
    throw new Error(`${what}\n  expected a ${kind.name}\n  received ${String(outcome)}`, { cause: outcome });
  }
  for (const [name, expected] of Object.entries(properties)) {
    same(`${what}: ${name}`, outcome[name as keyof E], expected);
  }
  return outcome;
};
