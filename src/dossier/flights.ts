import { inTime } from './in-time.js';
import { onAbort } from './on-abort.js';

/** A question under way. */
interface Flight {
  readonly given: Promise<unknown>;
  readonly off: AbortController;
}

/** The questions under way of all dossiers, so that none is asked twice at once and none outlives its reason. */
export interface Flights {
  /**
   * Joins the question that is under way, or begins it. It ends, with nothing, when nobody needs the answer any more
   * or at `limit`, whether or not who is asked heeds the signal: the next to ask it begins anew.
   * @param begin asks
   */
  join(
    dossier: string,
    name: string,
    limit: AbortSignal | undefined,
    begin: (signal: AbortSignal) => Promise<unknown>,
  ): Promise<unknown>;
  /** Calls off the questions of a dossier that are not among these any more, as its version stands. */
  keep(dossier: string, version: number, names: ReadonlySet<string>): void;
}

export function flights(): Flights {
  const all = new Map<string, { version: number; readonly open: Map<string, Flight> }>();
  const of = (dossier: string) => {
    const known = all.get(dossier) ?? { version: 0, open: new Map<string, Flight>() };
    all.set(dossier, known);
    return known;
  };
  const landed = (dossier: string, name: string, flight: Flight) => {
    const { open } = of(dossier);
    if (open.get(name) === flight) open.delete(name);
    if (open.size === 0) all.delete(dossier);
  };
  return {
    join(dossier, name, limit, begin) {
      const { open } = of(dossier);
      const under = open.get(name);
      if (under) return under.given;
      const off = new AbortController();
      if (limit) onAbort(limit, () => off.abort(limit.reason));
      const flight = { off, given: inTime(() => begin(off.signal), off.signal, undefined) };
      open.set(name, flight);
      const land = () => landed(dossier, name, flight);
      flight.given.then(land, land);
      return flight.given;
    },
    keep(dossier, version, names) {
      const known = all.get(dossier);
      if (!known || version < known.version) return;
      known.version = version;
      for (const [name, flight] of [...known.open]) {
        if (names.has(name)) continue;
        flight.off.abort();
        landed(dossier, name, flight);
      }
    },
  };
}
