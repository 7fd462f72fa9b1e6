import type { Procedure } from '../procedure/procedure.js';
import { nearest } from '../source/nearest.js';
import { roleFor } from './authorise.js';
import type { SendCommand } from './command.js';
import { invalidForm } from './decide-submit.js';
import { declaredAnew } from './declaration.js';
import type { Dossier } from './dossier.js';
import type { Facts } from './event.js';
import { dataIssues } from './event-data.js';
import { type Filing, fileForm, filledForm } from './file-form.js';
import { reopenedBy } from './reasons.js';
import { type Decision, type Refusal, refuse } from './refusal.js';
import { takeEvent } from './take-event.js';

/**
 * A person sends a workflow event. In this order: is there such an event, may this person, do the data fit, is the
 * declaration valid after a supplement, is the transition open.
 */
export function decideSend(
  procedure: Procedure,
  dossier: Dossier,
  command: SendCommand,
  now: string,
): Decision {
  const { event, actor, data, issues: changed = [], unverified = [] } = command;
  const rule = Object.hasOwn(procedure.definition.events, event)
    ? procedure.definition.events[event]
    : undefined;
  if (!rule) return unknownEvent(procedure, event);
  const role = roleFor(procedure, dossier, rule, actor);
  if (typeof role !== 'string') return role;
  if (!dossier.filed) return refuse('not-now', 'Hồ sơ chưa được nộp.', 'The dossier is not filed yet.');
  const issues = dataIssues(procedure, rule, data);
  if (issues.length > 0) return refuse('invalid', ...wrongData, issues);
  const standing = rule.edits ? declaredAnew(dossier) : dossier;
  const filing = rule.edits ? fileForm(procedure, standing, now) : undefined;
  const standingInTheWay = [...changed, ...(filing?.issues ?? [])];
  if (standingInTheWay.length > 0) return invalidForm(standingInTheWay);
  const facts = { ...factsOf(procedure, data), ...(filing && editedBy(filing, unverified)) };
  const lifted = liftedKeys(procedure, dossier, facts);
  const body = { ...(filing && { filed: filing.content }), ...(lifted.length > 0 && { lifted }) };
  return takeEvent(
    procedure,
    standing,
    { move: { name: event }, role, by: actor.id, data, facts, body },
    now,
  );
}

/**
 * Keys of the documents whose waiver is lifted: an official points to a row by where it stands in the filed form, and
 * a later filing may list it elsewhere.
 */
function liftedKeys(procedure: Procedure, dossier: Dossier, { lifted }: Facts): readonly string[] {
  if (!Array.isArray(lifted)) return [];
  const { documents } = filledForm(procedure, dossier, dossier.filed!.at);
  return lifted.map(place => documents.find(each => each.place === place)?.key ?? String(place));
}

/** A field reported as wrong in a supplement stands in the open as one reported at filing does. */
const editedBy = ({ counts }: Filing, unverified: readonly string[]): Facts => {
  const { contested = [], contestedIn } = counts;
  return {
    edited: true,
    ...(unverified.length > 0 && { unverified }),
    ...(Array.isArray(contested) && contested.length > 0 && { contested }),
    ...(contestedIn !== undefined && { contestedIn }),
  };
};

function factsOf(procedure: Procedure, data: unknown) {
  const { places, documents } = reopenedBy(procedure, data);
  return {
    ...(places.length > 0 && { reopened: places }),
    ...(documents.length > 0 && { lifted: documents }),
  };
}

function unknownEvent(procedure: Procedure, event: string): Refusal {
  const close = nearest(event, Object.keys(procedure.definition.events));
  return refuse(
    'unknown-event',
    `Thủ tục này không có sự kiện đó${close ? `; có phải "${close}"?` : '.'}`,
    `This procedure has no such event${close ? `; did you mean "${close}"?` : '.'}`,
  );
}

const wrongData = [
  'Dữ liệu kèm theo chưa đúng; xem danh sách lỗi.',
  'The data that came with the event are not right; see the issues.',
] as const;
