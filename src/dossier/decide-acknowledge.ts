import type { Effect } from '../definition/model.js';
import type { Procedure } from '../procedure/procedure.js';
import { ownIn } from '../source/own.js';
import type { AcknowledgeCommand } from './command.js';
import type { Dossier } from './dossier.js';
import type { NewEvent } from './event.js';
import { dataIssues } from './event-data.js';
import { type Accepted, accept, type Decision, type Refusal, refuse } from './refusal.js';
import { takeEvent } from './take-event.js';

/**
 * An effect was delivered, or its answer came; perhaps again. The first delivery and the first answer count, all
 * others change nothing. Only the effect's declared answers are taken, as `system`.
 */
export function decideAcknowledge(
  procedure: Procedure,
  dossier: Dossier,
  command: AcknowledgeCommand,
  now: string,
): Decision {
  const { id, answer } = command;
  const sent = ownIn(dossier.effects, id);
  if (!sent) return refuse('unknown-effect', ...unknownEffect);
  if (sent.state === 'answered' || (sent.state === 'delivered' && !answer)) return accept([]);
  if (!answer) return accept([effectEvent(id, sent.name, 'delivered', now)]);
  const effect = procedure.definition.effects[sent.name];
  if (!declares(effect, answer.event)) return refuse('unknown-event', ...undeclared);
  const acknowledged = effectEvent(id, sent.name, 'answered', now, answer);
  if (dossier.closedAt !== undefined) return accept([{ ...acknowledged, facts: late(acknowledged) }]);
  const taken = answered(procedure, dossier, answer, now);
  if (taken.ok) return { ...taken, events: [acknowledged, ...taken.events] };
  return taken.code === 'invalid' ? taken : accept([{ ...acknowledged, facts: late(acknowledged) }]);
}

type Answer = NonNullable<AcknowledgeCommand['answer']>;

/** An answer no state waits for any more is kept, and moves nothing. */
const late = (event: NewEvent) => ({ ...event.facts, late: true });

function answered(procedure: Procedure, dossier: Dossier, answer: Answer, now: string): Accepted | Refusal {
  const rule = procedure.definition.events[answer.event];
  const issues = rule ? dataIssues(procedure, rule, answer.data) : [];
  if (issues.length > 0) return refuse('invalid', ...wrongAnswer, issues);
  const taking = { move: { name: answer.event }, role: 'system', by: 'system', data: answer.data };
  return takeEvent(procedure, dossier, taking, now);
}

const declares = (effect: Effect | undefined, event: string): boolean =>
  effect?.kind === 'call' && (effect.answer === event || effect.failed === event);

function effectEvent(
  id: string,
  effect: string,
  outcome: 'delivered' | 'answered',
  at: string,
  answer?: Answer,
): NewEvent {
  const facts = { id, effect, outcome, ...(answer && { event: answer.event }) };
  const body = answer?.data === undefined ? {} : { data: answer.data };
  return { at, type: 'effect', role: 'system', by: 'system', facts, body };
}

const unknownEffect = ['Hồ sơ này không gửi yêu cầu đó.', 'This dossier sent no such effect.'] as const;

const undeclared = [
  'Thủ tục không khai báo câu trả lời này cho yêu cầu đã gửi.',
  'The procedure declares no such answer of this effect.',
] as const;

const wrongAnswer = [
  'Câu trả lời của hệ thống ngoài không đúng cấu trúc đã khai báo.',
  'The answer of the other system does not have the declared shape.',
] as const;
