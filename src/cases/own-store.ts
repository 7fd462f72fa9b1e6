import type { Store } from '../dossier/ports.js';

/** A page no single dossier fills: its own timers and effects are never cut off. */
const PAGE = 1000;

/** The same store with the timers and the outbox of one dossier only: the clock of a played case is its own. */
export function ownStore(store: Store, dossier: string): Store {
  const own = <T extends { readonly dossier: string }>(rows: readonly T[], limit: number) =>
    rows.filter(row => row.dossier === dossier).slice(0, limit);
  return {
    append: step => store.append(step),
    read: (id, from) => store.read(id, from),
    row: id => store.row(id),
    list: query => store.list(query),
    due: async (before, limit, after) => own(await store.due(before, PAGE, after), limit),
    outbox: async limit => own(await store.outbox(PAGE), limit),
    settle: (id, outcome, at, note) => store.settle(id, outcome, at, note),
    number: (agency, day, id) => store.number(agency, day, id),
    putProcedure: (pin, json) => store.putProcedure(pin, json),
    procedure: pin => store.procedure(pin),
    close: () => store.close(),
  };
}
