import { isApplicant } from './authorise.js';
import type { RateCommand } from './command.js';
import { notYours } from './decide-open.js';
import type { Dossier } from './dossier.js';
import { accept, type Decision, refuse } from './refusal.js';

const PROCESSED = 9;

/** The citizen's own word on the service, nobody else's, once, when there is something to judge: processed, returned, or closed. */
export function decideRate(dossier: Dossier, { actor, level, note }: RateCommand, now: string): Decision {
  if (!isApplicant(dossier, actor)) return refuse('not-allowed', ...notYours);
  if (dossier.rating !== undefined) {
    return refuse('not-now', 'Hồ sơ đã được đánh giá.', 'The dossier is rated already.');
  }
  if (dossier.status < PROCESSED && dossier.closedAt === undefined) {
    return refuse('not-now', 'Chỉ đánh giá khi hồ sơ đã xử lý xong.', 'Rate it once it is processed.');
  }
  if (!Number.isInteger(level) || level < 1 || level > 5) {
    return refuse(
      'invalid',
      'Mức đánh giá là số nguyên từ 1 đến 5.',
      'The level is a whole number from 1 to 5.',
    );
  }
  const body = note === undefined ? {} : { note };
  return accept([{ at: now, type: 'rated', role: 'applicant', by: actor.id, facts: { level }, body }]);
}
