import type { Keys, Notifier, Registry, Store } from '../../src/dossier/ports.js';

/** The process died here. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/**
 * Counts every call through the ports and dies at the n-th: before it did anything, or after it did everything and
 * nobody heard of it. Once dead, every further call fails, as in a process that is gone.
 */
export class Mortal {
  calls = 0;
  dead = false;
  readonly at: number;
  readonly moment: 'before' | 'after';
  constructor(at: number, moment: 'before' | 'after') {
    this.at = at;
    this.moment = moment;
  }

  wrap<T extends Store | Keys | Notifier | Registry>(port: T): T {
    const wrapped = Object.entries(port).map(([name, method]) => [
      name,
      async (...args: unknown[]) => this.call(() => (method as (...given: unknown[]) => unknown)(...args)),
    ]);
    return Object.fromEntries(wrapped) as T;
  }

  private async call(method: () => unknown): Promise<unknown> {
    if (this.dead) throw new Crash();
    this.calls += 1;
    const dies = this.calls === this.at;
    if (dies) this.dead = true;
    if (dies && this.moment === 'before') throw new Crash();
    const result = await method();
    if (dies || this.dead) throw new Crash();
    return result;
  }
}
