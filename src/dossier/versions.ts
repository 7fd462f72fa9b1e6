import { localDate } from '../calendar/local-time.js';
import { type Artefact, load, type Procedure } from '../procedure/procedure.js';
import { text } from '../source/text.js';
import { StoreError } from './errors.js';
import type { DossiersOptions } from './runtime-options.js';

/** Which version of a procedure a dossier runs under. */
export interface Versions {
  /** The version in force on the local day of an instant; the latest when several are. */
  current(code: string, at: string): Procedure | undefined;
  /** The version a filed dossier is pinned to. @throws StoreError when the store lost it or holds another */
  pinned(pin: string): Promise<Procedure>;
  /** The same of a draft, which goes on without it: undefined when the store does not have it. */
  known(pin: string): Promise<Procedure | undefined>;
  /** Keeps a version for as long as dossiers may need it. */
  keep(procedure: Procedure): Promise<void>;
}

export function versionsOf({ procedures, store, load: loaded = load }: DossiersOptions): Versions {
  const known = new Map(procedures.map(procedure => [procedure.pin, procedure]));
  const kept = new Set<string>();
  const read = async (pin: string): Promise<Procedure | undefined> => {
    const here = known.get(pin);
    if (here) return here;
    const artefact = await store.procedure(pin);
    if (artefact === undefined) return undefined;
    const procedure = readable(pin, () => loaded(JSON.parse(artefact) as Artefact));
    if (procedure.pin !== pin) throw swapped(pin);
    known.set(pin, procedure);
    return procedure;
  };
  return {
    current: (code, at) =>
      procedures
        .filter(procedure => procedure.code === code && inForce(procedure, localDate(at)))
        .sort((left, right) => (fromOf(left) < fromOf(right) ? 1 : -1))[0],
    known: read,
    pinned: async pin => {
      const procedure = await read(pin);
      if (procedure === undefined) throw lost(pin);
      return procedure;
    },
    keep: async procedure => {
      if (kept.has(procedure.pin)) return;
      await store.putProcedure(procedure.pin, JSON.stringify(procedure.artefact));
      kept.add(procedure.pin);
    },
  };
}

/** What was kept was compiled once: whatever cannot be loaded any more is damage, however it shows. */
function readable(pin: string, read: () => Procedure): Procedure {
  try {
    return read();
  } catch (cause) {
    throw swapped(pin, cause);
  }
}

const fromOf = ({ definition }: Procedure): string => definition.effective.from;

const inForce = ({ definition: { effective } }: Procedure, day: string): boolean =>
  effective.from <= day && (effective.to === undefined || day <= effective.to);

const lost = (pin: string): StoreError =>
  new StoreError(
    'not-found',
    text(
      `Kho lưu không còn phiên bản thủ tục ${pin} mà hồ sơ đã ghim.`,
      `The store has lost procedure version ${pin}, to which the dossier is pinned.`,
    ),
  );

const swapped = (pin: string, cause?: unknown): StoreError =>
  new StoreError(
    'corrupt',
    text(
      `Kho lưu giữ một phiên bản hỏng hoặc khác dưới mã ${pin}. Hãy khôi phục từ bản sao lưu.`,
      `The store holds a damaged or another version under ${pin}. Restore it from a backup.`,
    ),
    cause,
  );
