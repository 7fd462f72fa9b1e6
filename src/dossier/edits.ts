import { takeAnswers } from '../procedure/answers.js';
import { valueAt } from '../procedure/path.js';
import { nameOf } from '../procedure/per-row.js';
import type { Procedure } from '../procedure/procedure.js';
import { placeInForm, questionAt, withoutRow } from '../procedure/row-places.js';
import { eventsHere } from '../procedure/state.js';
import { pathOf } from '../source/pointer.js';
import type { SavedBody } from './body.js';
import type { Edits } from './command.js';
import type { Dossier } from './dossier.js';
import { filledForm } from './file-form.js';
import { type Refusal, refuse } from './refusal.js';
import { arePapers, unfitUpload } from './upload-edits.js';

/**
 * What edits come to, or why the citizen's side may not make them. A draft is open; a filed dossier only while an
 * event with `edits` waits for them, and with `edits: asked` only where an official's reasons point.
 */
export function readEdits(
  procedure: Procedure,
  dossier: Dossier,
  edits: Edits,
  now: string,
): { readonly body: SavedBody } | Refusal {
  const { documents } = edits;
  const contested = edits.contested?.map(each => (typeof each === 'string' ? { at: each } : each));
  const { answers, touched, issues } = takeAnswers(procedure, dossier.answers, edits.answers ?? {});
  if (issues.length > 0) return refuse('invalid', ...unknownPlace, issues);
  const known =
    arePapers(procedure, { ...dossier, answers }, documents ?? {}, now) &&
    (contested ?? []).every(({ at }) => isFilled(procedure, at));
  if (!known) return refuse('invalid', ...unknownPlace);
  const unfit = unfitUpload(procedure, documents ?? {});
  if (unfit !== undefined) return refuse('invalid', ...noSuchFile(nameOf(unfit)));
  const refusal = notOpen(procedure, dossier, [
    ...touched,
    ...Object.keys(documents ?? {}),
    ...(contested ?? []).map(({ at }) => at),
  ]);
  if (refusal) return refusal;
  const saved = touched.map(pointer => [pointer, valueAt(answers, pathOf(pointer)) ?? null] as const);
  return {
    body: {
      ...(saved.length > 0 && { answers: Object.fromEntries(saved) }),
      ...(documents && { documents }),
      ...(contested && { contested }),
    },
  };
}

/** Only what was filled in can be reported as wrong. */
const isFilled = (procedure: Procedure, pointer: string): boolean =>
  (questionAt(procedure, pointer)?.prefill.length ?? 0) > 0;

function notOpen(procedure: Procedure, dossier: Dossier, places: readonly string[]): Refusal | undefined {
  if (!dossier.filed) return undefined;
  const reopened = reopenedPlaces(procedure, dossier);
  if (reopened === 'none') return refuse('locked', ...notReopened);
  if (reopened === 'all') return undefined;
  const asked = filedPlaces(procedure, dossier);
  const isOpen = (place: string): boolean =>
    [place, asked(place), withoutRow(procedure, place)].some(each => isWithin(each, reopened));
  if (places.every(isOpen)) return undefined;
  return refuse('locked', ...notAsked);
}

/** Whether a draft, or an event that waits for edits, is open to the citizen's side. */
export const isEditable = (procedure: Procedure, dossier: Dossier): boolean =>
  !dossier.filed || reopenedPlaces(procedure, dossier) !== 'none';

/** An official points to a row, and to a paper of one, by where the row stands in the filed form. */
function filedPlaces(procedure: Procedure, dossier: Dossier): (place: string) => string {
  if (procedure.form.plan.lists.every(list => !list)) return place => place;
  const filed = filledForm(procedure, dossier, dossier.filed!.at);
  return place =>
    place.startsWith('/')
      ? placeInForm(filed, place)
      : (filed.documents.find(({ key }) => key === place)?.place ?? place);
}

type Reopened = 'none' | 'all' | readonly string[];

function reopenedPlaces(procedure: Procedure, dossier: Dossier): Reopened {
  if (dossier.state === undefined || dossier.closedAt !== undefined) return 'none';
  const rules = eventsHere(procedure, dossier.state)
    .map(name => procedure.definition.events[name])
    .filter(rule => rule?.by.includes('applicant') && rule.edits !== undefined);
  if (rules.length === 0) return 'none';
  return rules.some(rule => rule?.edits === 'all') ? 'all' : dossier.reopened;
}

/** A reason that points to a group reopens every field in it. */
const isWithin = (place: string, reopened: readonly string[]): boolean =>
  reopened.some(open => place === open || place.startsWith(`${open}/`));

const unknownPlace = [
  'Có nội dung không thuộc trường hay giấy tờ nào của tờ khai này, hoặc báo sai một trường không được điền sẵn.',
  'Some of it belongs to no field or document of this form, or reports a field as wrong that nothing fills in.',
] as const;

const noSuchFile = (name: string) =>
  [
    `Tệp của giấy tờ "${name}" chưa được kiểm tra nội dung, thuộc loại không được nhận, hoặc quá lớn.`,
    `A file of the document "${name}" was not looked at, is of a kind that is not accepted, or is too large.`,
  ] as const;

const notReopened = [
  'Hồ sơ đã nộp; chỉ sửa được khi cán bộ yêu cầu bổ sung.',
  'The dossier is filed; it may be edited only once an official asks for a supplement.',
] as const;

const notAsked = [
  'Chỉ được sửa những trường và giấy tờ mà cán bộ đã yêu cầu bổ sung.',
  'Only the fields and documents the official asked for may be edited.',
] as const;
