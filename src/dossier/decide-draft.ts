import type { Contest } from '../procedure/draft.js';
import { answerName } from '../procedure/lookup-step.js';
import type { Procedure } from '../procedure/procedure.js';
import { answerPlace } from '../procedure/row-places.js';
import { applicantSide } from './authorise.js';
import type { AnswerCommand, SaveCommand } from './command.js';
import { notYours } from './decide-open.js';
import { declaredAnew } from './declaration.js';
import type { Dossier } from './dossier.js';
import { readEdits } from './edits.js';
import type { NewEvent } from './event.js';
import { filledForm } from './file-form.js';
import { toInstant } from './instant.js';
import { accept, type Decision, refuse } from './refusal.js';
import { answersOfNoRow } from './row-answers.js';
import { withAnswers } from './with-answers.js';

/** Records what registries answered, one event a lookup. */
export function decideAnswer(
  procedure: Procedure,
  dossier: Dossier,
  command: AnswerCommand,
  now: string,
): Decision {
  const answered = command.answers.map(each => [answerName(each), each.answer] as const);
  const lookups = { ...dossier.lookups, ...Object.fromEntries(answered) };
  const letGo = answersOfNoRow(procedure, { ...dossier, lookups }, now);
  return accept(
    command.answers.map(({ lookup, row, answer, dropped }, index): NewEvent => {
      const last = index === command.answers.length - 1 && letGo.length > 0;
      const body = { lookup, ...(row !== undefined && { row }), answer, ...(last && { letGo }) };
      const { outcome, ms, asOf } = answer;
      const { registry = '', use = 'fill' } = procedure.definition.lookups[lookup] ?? {};
      const facts = {
        lookup,
        registry,
        ...(use !== 'fill' && { use }),
        outcome,
        ms,
        ...(asOf !== undefined && { asOf }),
        dropped,
      };
      return { at: now, type: 'asked', role: 'system', by: 'system', facts, body };
    }),
  );
}

/** Keeps what the citizen touched: anything in a draft, afterwards only what an official reopened. */
export function decideSave(
  procedure: Procedure,
  dossier: Dossier,
  command: SaveCommand,
  now: string,
): Decision {
  const { actor, loggedInAt } = command;
  const role = applicantSide(procedure, dossier, actor);
  if (role === undefined) return refuse('not-allowed', ...notYours);
  if (isFull(dossier)) return refuse('too-many', ...tooMany);
  const edits = readEdits(procedure, dossier, command, now);
  if ('ok' in edits) return edits;
  if (disownsLogin(procedure, dossier, edits.body.contested ?? [], now))
    return refuse('locked', ...ownIdentity);
  const saved = withAnswers(dossier.answers, edits.body.answers ?? {});
  const letGo = answersOfNoRow(procedure, { ...dossier, answers: saved }, now);
  const body = { ...edits.body, ...(letGo.length > 0 && { letGo }) };
  const facts = {
    fields: Object.keys(body.answers ?? {}).length,
    documents: Object.keys(body.documents ?? {}).length,
    ...(loggedInAt !== undefined && { loggedInAt: toInstant(loggedInAt) }),
  };
  return accept([{ at: now, type: 'saved', role, by: actor.id, facts, body }]);
}

/** Each save is read again with every step, so that a page that saves without end would make its own dossier slow. */
export const isFull = ({ version, filed }: Dossier): boolean =>
  version >= (filed ? 2 * MOST_DRAFT : MOST_DRAFT);

const MOST_DRAFT = 2000;

export const tooMany = [
  'Hồ sơ đã được lưu quá nhiều lần; nội dung đã lưu vẫn còn và vẫn nộp được, nhưng không lưu thêm được nữa.',
  'The dossier was saved too many times; what was saved is there and can be filed, but nothing more can be saved.',
] as const;

/** Whoever reports their own id as wrong would file as somebody else: the login vouches for it, no registry does. */
function disownsLogin(
  procedure: Procedure,
  dossier: Dossier,
  contested: readonly Contest[],
  now: string,
): boolean {
  if (contested.length === 0) return false;
  const { fields } = filledForm(procedure, declaredAnew({ ...dossier, contested: [] }), now);
  const own = dossier.applicant?.personId;
  return fields.some(
    ({ pointer, row, locked, lookup, value }) =>
      locked &&
      contested.some(({ at }) => at === answerPlace({ pointer, row })) &&
      (lookup === '$applicant' || value === own),
  );
}

const ownIdentity = [
  'Không thể báo sai thông tin do chính tài khoản đăng nhập xác nhận; hãy đăng nhập đúng người hoặc sửa ở nơi cấp tài khoản.',
  'What the login itself vouches for cannot be reported as wrong; log in as the right person, or have the login mended.',
] as const;
