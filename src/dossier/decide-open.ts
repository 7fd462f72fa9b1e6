import type { Procedure } from '../procedure/procedure.js';
import { applicantSide } from './authorise.js';
import type { OpenCommand } from './command.js';
import { toInstant } from './instant.js';
import { accept, type Decision, refuse } from './refusal.js';

const channels: readonly string[] = ['online', 'desk', 'post'];

/** Begins a draft: for oneself, or by an official for a citizen at the desk or by post. */
export function decideOpen(procedure: Procedure, command: OpenCommand, now: string): Decision {
  const { actor, channel, applicant, onBehalfOf, settings } = command;
  if (!channels.includes(channel)) {
    return refuse(
      'invalid',
      'Kênh nộp phải là online, desk hoặc post.',
      'The channel must be online, desk or post.',
    );
  }
  const role = applicantSide(procedure, { channel, applicant }, actor);
  if (role === undefined) return refuse('not-allowed', ...notYours);
  const loggedInAt = toInstant(command.loggedInAt ?? now);
  const { code, version, pin } = procedure;
  return accept([
    {
      at: now,
      type: 'opened',
      role,
      by: actor.id,
      status: 0,
      facts: {
        dossier: command.dossier,
        procedure: code,
        version,
        pin,
        channel,
        loggedInAt,
        turn: 'applicant',
      },
      body: { applicant, ...(onBehalfOf && { onBehalfOf }), settings },
    },
  ]);
}

export const notYours = [
  'Chỉ người nộp hồ sơ (hoặc cán bộ nhập thay tại quầy) được làm việc này.',
  'Only the applicant, or an official entering it at the desk, may do this.',
] as const;
