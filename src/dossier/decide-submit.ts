import type { Procedure } from '../procedure/procedure.js';
import { applicantSide } from './authorise.js';
import type { SubmitCommand } from './command.js';
import { isFull } from './decide-draft.js';
import { notYours } from './decide-open.js';
import type { Dossier } from './dossier.js';
import type { NewEvent } from './event.js';
import { type Decision, type Refusal, refuse } from './refusal.js';
import { takeEvent } from './take-event.js';

/**
 * Files a draft: everything is validated at once; a filing that fails is recorded as `refused`, since the minutes it
 * costs the citizen count. Filing pins the version in force and enters the workflow's initial state.
 */
export function decideSubmit(
  procedure: Procedure,
  dossier: Dossier,
  command: SubmitCommand,
  now: string,
): Decision {
  const { actor, filing, code, agency, unverified = [] } = command;
  const role = applicantSide(procedure, dossier, actor);
  if (role === undefined) return refuse('not-allowed', ...notYours);
  if (dossier.filed) return refuse('not-now', 'Hồ sơ đã được nộp rồi.', 'The dossier is already filed.');
  if (filing.issues.length > 0) {
    const refusal = invalidForm(filing.issues);
    return isFull(dossier) ? refusal : { ...refusal, record: refusedEvent(refusal, role, actor.id, now) };
  }
  const { pin, version } = procedure;
  const facts = {
    ...filing.counts,
    ...(unverified.length > 0 && { unverified }),
    code,
    agency,
    pin,
    version,
  };
  const body = { filed: filing.content };
  return takeEvent(procedure, dossier, { move: { start: true }, role, by: actor.id, facts, body }, now);
}

/** All issues of a form at once. */
export const invalidForm = (issues: Refusal['issues']): Refusal =>
  refuse(
    'invalid',
    `Tờ khai còn ${issues.length} chỗ cần sửa hoặc bổ sung.`,
    `The form has ${issues.length} place(s) to mend.`,
    issues,
  );

function refusedEvent({ issues }: Refusal, role: string, by: string, at: string): NewEvent {
  const codes = [...new Set(issues.map(issue => issue.code))];
  return { at, type: 'refused', role, by, facts: { issues: issues.length, codes }, body: { issues } };
}
