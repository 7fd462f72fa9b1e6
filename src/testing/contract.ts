/** One promise of a port, as a test: a sentence, and work that throws when the promise is broken. */
export interface Promised<Port> {
  readonly name: string;
  readonly keep: (port: Port, reopen: () => Promise<Port>) => Promise<void>;
}

/** Registers one test with whatever runner is at hand: `test` of vitest, jest and node:test all fit. */
export type RegisterTest = (name: string, run: () => Promise<void>) => unknown;

/** What the contract is run on. Made anew for every promise. */
export interface Subject<Port> {
  readonly port: Port;
  /** Closes nothing itself: opens the same data again, as a second process would. Absent for what dies with it. */
  readonly reopen?: () => Promise<Port>;
  /** Frees what was made, after the promise was tried. */
  readonly dispose?: () => Promise<void>;
}

/** Registers every promise as a test over its own subject. */
export const register = <Port>(
  promises: readonly Promised<Port>[],
  test: RegisterTest,
  make: () => Promise<Subject<Port>>,
): void => {
  for (const { name, keep } of promises) {
    test(name, async () => {
      const { port, reopen, dispose } = await make();
      try {
        await keep(port, reopen ?? (async () => port));
      } finally {
        await dispose?.();
      }
    });
  }
};
