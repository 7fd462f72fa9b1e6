import { ConflictError, IdempotencyError } from '../dossier/errors.js';
import type { SealedEvent } from '../dossier/event.js';
import type { Appended, DossierRow, Outgoing, Query, Step, Store, Timer } from '../dossier/ports.js';
import { canonicalJson } from '../value/canonical.js';
import { storeFailure } from './store-failure.js';
import { checkStep, checkText, pageSize } from './store-input.js';

interface Kept {
  readonly row: DossierRow;
  /** Each event as text: what a caller does to an event afterwards never reaches the log. */
  readonly events: readonly string[];
  readonly commands: ReadonlyMap<
    string,
    { readonly digest: string; readonly from: number; readonly to: number }
  >;
  readonly timers: ReadonlyMap<string, string>;
}

interface Shelves {
  readonly dossiers: Map<string, Kept>;
  readonly outbox: Map<string, Outgoing & { readonly done: boolean }>;
  readonly numbers: Map<string, Map<string, number>>;
  readonly procedures: Map<string, string>;
}

/** A store that lives as long as the process: for tests, rehearsals and the first ten minutes. */
export const memoryStore = (): Store => {
  const shelves: Shelves = {
    dossiers: new Map(),
    outbox: new Map(),
    numbers: new Map(),
    procedures: new Map(),
  };
  let closed = false;
  const open = (): Shelves => {
    if (closed) throw storeFailure('closed');
    return shelves;
  };
  return Object.freeze<Store>({
    append: async step => append(open(), step),
    read: async (dossier, fromSeq = 1) =>
      parsed(
        open()
          .dossiers.get(dossier)
          ?.events.slice(Math.max(fromSeq - 1, 0)),
      ),
    row: async dossier => open().dossiers.get(dossier)?.row,
    list: async query => list(open(), query),
    due: async (before, limit, after) => due(open(), before, pageSize(limit), after),
    outbox: async limit => pending(open(), pageSize(limit)),
    settle: async (id, outcome) => settle(open(), id, outcome),
    number: async (agency, day, dossier) => number(open(), agency, day, dossier),
    putProcedure: async (pin, text) => {
      checkText('pin', pin);
      if (!open().procedures.has(pin)) open().procedures.set(pin, text);
    },
    procedure: async pin => open().procedures.get(pin),
    close: async () => {
      closed = true;
    },
  });
};

const parsed = (events: readonly string[] = []): readonly SealedEvent[] =>
  events.map(event => Object.freeze(JSON.parse(event) as SealedEvent));

const append = (shelves: Shelves, step: Step): Appended => {
  checkStep(step);
  const kept = shelves.dossiers.get(step.dossier);
  const earlier = kept?.commands.get(step.key);
  if (kept !== undefined && earlier !== undefined) {
    if (earlier.digest !== step.digest) throw new IdempotencyError(step.dossier, step.key);
    return { repeated: true, events: parsed(kept.events.slice(earlier.from, earlier.to)) };
  }
  const version = kept?.row.version ?? 0;
  if (version !== step.expected) throw new ConflictError(step.dossier, step.expected, version);
  const next = grown(kept, step);
  shelves.dossiers.set(step.dossier, next);
  for (const effect of step.outgoing) shelves.outbox.set(effect.id, { ...effect, done: false });
  return { repeated: false };
};

const grown = (kept: Kept | undefined, step: Step): Kept => {
  const timers = new Map(kept?.timers);
  for (const name of step.timers.clear) timers.delete(name);
  for (const timer of step.timers.set) timers.set(timer.name, timer.at);
  const command = { digest: step.digest, from: step.expected, to: step.row.version };
  return {
    row: Object.freeze({ ...step.row }),
    events: [...(kept?.events ?? []), ...step.events.map(canonicalJson)],
    commands: new Map(kept?.commands).set(step.key, command),
    timers,
  };
};

/** Compares lists of parts one after another, as SQL's ORDER BY does. */
const inOrder = (left: readonly (string | number)[], right: readonly (string | number)[]): number => {
  const at = left.findIndex((part, i) => part !== right[i]);
  return at < 0 ? 0 : left[at]! < right[at]! ? -1 : 1;
};

/** Instants begin with a digit, so a row without one comes last. */
const place = (row: Pick<DossierRow, 'dossier' | 'dueAt'>) => [row.dueAt ?? 'none', row.dossier];

const matches = (row: DossierRow, query: Query): boolean =>
  (query.procedure === undefined || row.procedure === query.procedure) &&
  (query.state === undefined || row.state === query.state) &&
  (query.role === undefined || row.turn === query.role) &&
  (query.status === undefined || row.status === query.status) &&
  (query.dueBefore === undefined || (row.dueAt !== undefined && row.dueAt < query.dueBefore)) &&
  (query.after === undefined || inOrder(place(row), place(query.after)) > 0);

const list = ({ dossiers }: Shelves, query: Query): readonly DossierRow[] =>
  [...dossiers.values()]
    .map(kept => kept.row)
    .filter(row => matches(row, query))
    .sort((left, right) => inOrder(place(left), place(right)))
    .slice(0, pageSize(query.limit));

const ringing = ({ at, dossier, name }: Timer) => [at, dossier, name];

const due = ({ dossiers }: Shelves, before: string, limit: number, after?: Timer): readonly Timer[] =>
  [...dossiers]
    .flatMap(([dossier, { timers }]) => [...timers].map(([name, at]) => ({ dossier, name, at })))
    .filter(timer => timer.at <= before)
    .filter(timer => after === undefined || inOrder(ringing(timer), ringing(after)) > 0)
    .sort((left, right) => inOrder(ringing(left), ringing(right)))
    .slice(0, limit);

const pending = ({ outbox }: Shelves, limit: number): readonly Outgoing[] =>
  [...outbox.values()]
    .filter(effect => !effect.done)
    .map(({ done: _done, ...effect }) => Object.freeze(effect))
    .sort((left, right) => inOrder([left.attempts, left.at, left.id], [right.attempts, right.at, right.id]))
    .slice(0, limit);

const settle = ({ outbox }: Shelves, id: string, outcome: 'done' | 'failed'): void => {
  const effect = outbox.get(id);
  if (effect === undefined) throw storeFailure('not-found');
  if (effect.done) return;
  if (outcome === 'done') outbox.set(id, { ...effect, payload: '', done: true });
  else outbox.set(id, { ...effect, attempts: effect.attempts + 1 });
};

const number = ({ numbers }: Shelves, agency: string, day: string, dossier: string): number => {
  for (const [what, part] of Object.entries({ agency, day, dossier })) checkText(what, part);
  const counter = numbers.get(`${agency}\0${day}`) ?? new Map<string, number>();
  numbers.set(`${agency}\0${day}`, counter);
  const given = counter.get(dossier) ?? counter.size + 1;
  counter.set(dossier, given);
  return given;
};
