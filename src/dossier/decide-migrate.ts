import type { Procedure } from '../procedure/procedure.js';
import type { Dossier } from './dossier.js';
import { migrateDraft } from './migrate-draft.js';
import { accept, type Decision, refuse } from './refusal.js';

/** What a draft is brought over with. */
interface Versions {
  /** The version it was last under, when it is still known. */
  readonly earlier: Procedure | undefined;
  /** What this version declares, as it stands now. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * Brings a draft to the version in force, once for each version: what became of its answers stands in the log. Nobody
 * commands it, and so it is no part of `decide`: a page needs none of it.
 */
export function decideMigrate(
  procedure: Procedure,
  dossier: Dossier,
  { earlier, settings }: Versions,
  now: string,
): Decision {
  if (dossier.filed) return refuse('not-now', ...filedAlready);
  if (!isBehind(procedure, dossier)) return accept([]);
  const migrated = migrateDraft(procedure, earlier, dossier);
  const { moved, fresh, stricter, aside, letGo } = migrated;
  const facts = {
    from: dossier.procedure.version,
    version: procedure.version,
    pin: procedure.pin,
    moved: moved.length,
    aside: aside.length,
    fresh: fresh.length,
    stricter: stricter.length,
    letGo: letGo.length,
  };
  const body = { ...migrated, settings };
  return accept([{ at: now, type: 'migrated', role: 'system', by: 'system', facts, body }]);
}

/** A draft of before drafts noted their pin is known by its version alone. */
export const isBehind = (procedure: Procedure, { procedure: under, filed }: Dossier): boolean =>
  filed === undefined &&
  (under.pin === undefined ? under.version !== procedure.version : under.pin !== procedure.pin);

const filedAlready = [
  'Hồ sơ đã nộp giữ nguyên phiên bản thủ tục khi nộp.',
  'A dossier that is filed stays with the version it was filed under.',
] as const;
