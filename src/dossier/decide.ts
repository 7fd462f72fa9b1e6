import type { Procedure } from '../procedure/procedure.js';
import type { Command } from './command.js';
import { decideAcknowledge } from './decide-acknowledge.js';
import { decideConsent } from './decide-consent.js';
import { decideAnswer, decideSave } from './decide-draft.js';
import { decideFire } from './decide-fire.js';
import { decideOpen } from './decide-open.js';
import { decideRate } from './decide-rate.js';
import { decideSend } from './decide-send.js';
import { decideSubmit } from './decide-submit.js';
import type { Dossier } from './dossier.js';
import { type Decision, refuse } from './refusal.js';

/**
 * What becomes of a command: events to append, or a refusal. Pure and deny by default: no clock, no store, no
 * registry, and nobody may do what the definition does not let their role do.
 * @param now ISO 8601 UTC with milliseconds
 */
export function decide(
  procedure: Procedure,
  dossier: Dossier | undefined,
  command: Command,
  now: string,
): Decision {
  if (command.type === 'open') {
    return dossier ? refuse('not-now', ...alreadyOpen) : decideOpen(procedure, command, now);
  }
  if (!dossier) return refuse('unknown-dossier', ...unknownDossier);
  if (dossier.forgotten) return refuse('forgotten', ...forgotten);
  if (dossier.closedAt !== undefined && command.type !== 'rate' && command.type !== 'acknowledge') {
    return refuse('closed', ...closed);
  }
  switch (command.type) {
    case 'answer':
      return decideAnswer(procedure, dossier, command, now);
    case 'save':
      return decideSave(procedure, dossier, command, now);
    case 'consent':
      return decideConsent(procedure, dossier, command, now);
    case 'submit':
      return decideSubmit(procedure, dossier, command, now);
    case 'send':
      return decideSend(procedure, dossier, command, now);
    case 'fire':
      return decideFire(procedure, dossier, command, now);
    case 'acknowledge':
      return decideAcknowledge(procedure, dossier, command, now);
    case 'rate':
      return decideRate(dossier, command, now);
  }
}

export const unknownDossier = ['Không có hồ sơ này.', 'There is no such dossier.'] as const;

const alreadyOpen = ['Hồ sơ này đã được mở.', 'This dossier is open already.'] as const;

export const forgotten = [
  'Dữ liệu cá nhân của hồ sơ đã được xóa; chỉ còn nhật ký thống kê.',
  'The personal data of this dossier were erased; only its statistics are left.',
] as const;

const closed = ['Hồ sơ đã kết thúc.', 'The dossier is closed.'] as const;
