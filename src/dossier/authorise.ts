import type { EventRule } from '../definition/model.js';
import type { Procedure } from '../procedure/procedure.js';
import type { Actor } from './command.js';
import type { Dossier } from './dossier.js';
import { type Refusal, refuse } from './refusal.js';

/**
 * The role under which the actor may act on the citizen's side: `applicant` for the applicant and nobody else,
 * except at a desk or by post, where an official of the procedure enters it for them. Undefined: may not.
 */
export function applicantSide(
  procedure: Procedure,
  dossier: Pick<Dossier, 'channel' | 'applicant'>,
  actor: Actor,
): 'applicant' | undefined {
  if (isApplicant(dossier, actor)) return 'applicant';
  const atDesk = dossier.channel === 'desk' || dossier.channel === 'post';
  return atDesk && isOfficial(procedure, actor) ? 'applicant' : undefined;
}

/** Two that are both unknown are not the same person: a forgotten dossier has no applicant. */
export const isApplicant = ({ applicant }: Pick<Dossier, 'applicant'>, { id }: Actor): boolean =>
  typeof id === 'string' && id !== '' && id === applicant?.personId;

export const isOfficial = (procedure: Procedure, actor: Actor): boolean =>
  actor.roles.some(role => Object.hasOwn(procedure.definition.roles, role));

/** May the actor see the whole dossier? The applicant and officials of its procedure; nobody else. */
export const mayRead = (procedure: Procedure, dossier: Dossier, actor: Actor): boolean =>
  isApplicant(dossier, actor) || isOfficial(procedure, actor);

/**
 * The role that allows this actor this event, or why not. Deny by default: a role counts only when the definition
 * declares it, the event names it and the actor holds it; `system` is never a person's.
 */
export function roleFor(
  procedure: Procedure,
  dossier: Dossier,
  rule: EventRule,
  actor: Actor,
): string | Refusal {
  const role = rule.by.find(by => holds(procedure, dossier, by, actor));
  if (role === undefined) {
    return refuse(
      'not-allowed',
      `Bạn không có vai trò được phép thực hiện "${rule.title ?? rule.name}".`,
      `You hold no role that may send "${rule.name}".`,
    );
  }
  const own = rule.notBy.find(event =>
    dossier.history.some(past => past.event === event && past.by === actor.id),
  );
  if (own === undefined) return role;
  return refuse(
    'own-work',
    `Người đã thực hiện "${own}" không được thực hiện "${rule.title ?? rule.name}"; cần một người khác.`,
    `Whoever sent "${own}" may not send "${rule.name}"; another person must.`,
  );
}

function holds(procedure: Procedure, dossier: Dossier, role: string, actor: Actor): boolean {
  if (role === 'applicant') return applicantSide(procedure, dossier, actor) !== undefined;
  return Object.hasOwn(procedure.definition.roles, role) && actor.roles.includes(role);
}
