import type { Procedure } from '../procedure/procedure.js';
import { applicantSide } from './authorise.js';
import type { ConsentCommand } from './command.js';
import { isFull, tooMany } from './decide-draft.js';
import { notYours } from './decide-open.js';
import type { Dossier } from './dossier.js';
import { accept, type Decision, refuse } from './refusal.js';

/** Records that the citizen's side consents to a purpose, or no longer does. What stands so already is no news. */
export function decideConsent(
  procedure: Procedure,
  dossier: Dossier,
  { actor, purpose, given }: ConsentCommand,
  now: string,
): Decision {
  const role = applicantSide(procedure, dossier, actor);
  if (role === undefined) return refuse('not-allowed', ...notYours);
  const { consents = {}, lookups } = procedure.definition;
  if (!Object.hasOwn(consents, purpose)) return refuse('invalid', ...unknownPurpose);
  if (dossier.filed) return refuse('locked', ...filedAlready);
  if (isFull(dossier)) return refuse('too-many', ...tooMany);
  const before = Object.hasOwn(dossier.consents, purpose) && dossier.consents[purpose]!.given;
  if (before === given) return accept([]);
  const under = Object.values(lookups).flatMap(({ name, consent }) => (consent === purpose ? [name] : []));
  const facts = { purpose, given, lookups: under };
  return accept([{ at: now, type: 'consented', role, by: actor.id, facts, body: null }]);
}

const unknownPurpose = [
  'Thủ tục này không hỏi ý kiến đồng ý cho mục đích đó.',
  'This procedure asks no consent to such a purpose.',
] as const;

const filedAlready = [
  'Hồ sơ đã nộp; những gì đã tra cứu theo sự đồng ý thuộc về tờ khai đã nộp.',
  'The dossier is filed; what was asked under a consent belongs to what was filed.',
] as const;
