import type { Problem } from './problem.js';
import type { Lambda } from './tree.js';

interface Record {
  calls: number;
  readonly found: Map<string, { readonly problem: Problem; count: number }>;
}

/**
 * The faults found in an expression. One inside a lambda counts only when every call of the lambda has it: what is
 * wrong for one kind of argument may be right for another.
 */
export class Faults {
  readonly #found = new Map<string, Problem>();
  readonly #lambdas = new Map<Lambda, Record>();
  #open: Map<string, Problem> = this.#found;

  report(problem: Problem): void {
    this.#open.set(`${problem.code} ${problem.offset}`, problem);
  }

  /** Gathers apart what is found in one call of a lambda. */
  during<T>(lambda: Lambda, work: () => T): T {
    const outer = this.#open;
    this.#open = new Map();
    const result = work();
    const record = this.#lambdas.get(lambda) ?? { calls: 0, found: new Map() };
    record.calls++;
    for (const [key, problem] of this.#open) {
      const known = record.found.get(key);
      if (known) known.count++;
      else record.found.set(key, { problem, count: 1 });
    }
    this.#lambdas.set(lambda, record);
    this.#open = outer;
    return result;
  }

  all(): readonly Problem[] {
    const inside = [...this.#lambdas.values()].flatMap(({ calls, found }) =>
      [...found.values()].flatMap(({ problem, count }) => (count === calls ? problem : [])),
    );
    return [...this.#found.values(), ...inside];
  }
}
