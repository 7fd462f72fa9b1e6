import { type Fill, from, hide, type Json, type Known, lookup, put, type Visit } from './hand-field.js';
import { tidy } from './tidy.js';

/** @module The three grown-ups of the form: who asks, the mother, the father. */

const personKeys = [
  'fullName',
  'birthDate',
  'personId',
  'idPaper/type',
  'idPaper/number',
  'idPaper/issueDate',
  'idPaper/issuePlace',
  'ethnicity',
  'nationality',
  'residenceType',
  'residence',
];

export function hidden(visit: Visit, name: string, first: number): Known {
  for (const [i, key] of personKeys.entries()) hide(visit, first + i, `/${name}/${key}`);
  return lookup(visit, name, { personId: undefined });
}

function idPaper(visit: Visit, answers: Json, known: Known, at: string, group: Json, first: number): void {
  const card = known.record?.cards?.[0];
  const paper: Json = {};
  put(visit, first, paper, `${at}/type`, answers?.type, from(known, card?.type, true));
  put(visit, first + 1, paper, `${at}/number`, answers?.number, from(known, card?.number, true));
  put(visit, first + 2, paper, `${at}/issueDate`, answers?.issueDate, from(known, card?.issueDate, true));
  put(visit, first + 3, paper, `${at}/issuePlace`, answers?.issuePlace, from(known, card?.issuer, true));
  if (Object.keys(paper).length > 0) group.idPaper = paper;
}

function residence(visit: Visit, answers: Json, known: Known, at: string, group: Json, first: number): void {
  const { permanentResidence, temporaryResidence, currentResidence } = known.record ?? {};
  const type = permanentResidence
    ? 'permanent'
    : temporaryResidence
      ? 'temporary'
      : currentResidence
        ? 'current'
        : undefined;
  put(visit, first, group, `${at}/residenceType`, answers?.residenceType, from(known, type));
  const chosen = group.residenceType;
  const address =
    chosen === 'permanent'
      ? permanentResidence
      : chosen === 'temporary'
        ? temporaryResidence
        : chosen === 'current'
          ? currentResidence
          : undefined;
  put(visit, first + 1, group, `${at}/residence`, answers?.residence, from(known, address));
}

export function requesterGroup(visit: Visit, answers: Json, known: Known): void {
  const { form, context } = visit;
  const { record, unavailable } = known;
  const group = form.requester;
  const session = (raw: unknown, format: string): Fill | undefined => {
    const value = tidy(raw, format);
    return value === undefined
      ? undefined
      : { value, lookup: '$applicant', locked: false, standIn: unavailable };
  };
  const [name, id] = ['vn-person-name', 'vn-person-id'];
  const fullName = from(known, record?.fullName, true, name) ?? session(context.applicant.fullName, name);
  const personId = from(known, record?.personId, true, id) ?? session(context.applicant.personId, id);
  put(visit, 0, group, '/requester/fullName', answers?.fullName, fullName, name);
  put(visit, 1, group, '/requester/personId', answers?.personId, personId, id);
  idPaper(visit, answers?.idPaper, known, '/requester/idPaper', group, 2);
  residence(visit, answers, known, '/requester', group, 6);
  const phone = from(known, record?.phone, false, 'vn-phone');
  put(visit, 8, group, '/requester/phone', answers?.phone, phone, 'vn-phone');
  put(visit, 9, group, '/requester/email', answers?.email, from(known, record?.email), 'email');
  put(visit, 10, group, '/requester/relation', answers?.relation);
}

const relative = (known: Known, relation: string): Json =>
  known.record?.relatives?.find((each: Json) => each.relation === relation);

export function motherKey(visit: Visit, answers: Json, requester: Known, relation: string): Known {
  const own = relation === 'mother';
  const source = own ? requester.record : relation === 'father' ? relative(requester, 'wife') : undefined;
  return key(visit, answers, '/mother', visit.form.mother, 19, requester, source, own);
}

export function fatherKey(
  visit: Visit,
  answers: Json,
  requester: Known,
  mother: Known,
  relation: string,
): Known {
  const own = relation === 'father';
  let source = own ? requester.record : relation === 'mother' ? relative(requester, 'husband') : undefined;
  const motherId = visit.form.mother.personId;
  const isRelative = requester.record?.relatives?.some((each: Json) => each.personId === motherId);
  const byMother = !source && motherId !== undefined && isRelative;
  if (byMother) source = relative(mother, 'husband');
  const known = byMother ? mother : requester;
  return key(visit, answers, '/father', visit.form.father, 30, known, source, own);
}

/** Name and number of a parent, and the record they lead to. */
function key(
  visit: Visit,
  answers: Json,
  at: string,
  group: Json,
  first: number,
  known: Known,
  source: Json,
  own: boolean,
): Known {
  const [name, id] = ['vn-person-name', 'vn-person-id'];
  const fullName = from(known, source?.fullName, own, name);
  const personId = from(known, source?.personId, own, id);
  put(visit, first, group, `${at}/fullName`, answers?.fullName, fullName, name);
  put(visit, first + 2, group, `${at}/personId`, answers?.personId, personId, id);
  return lookup(visit, at.slice(1), { personId: group.personId, fullName: group.fullName?.toUpperCase() });
}

export function person(
  visit: Visit,
  answers: Json,
  known: Known,
  at: string,
  group: Json,
  first: number,
): void {
  const { record } = known;
  put(visit, first + 1, group, `${at}/birthDate`, answers?.birthDate, from(known, record?.birthDate, true));
  idPaper(visit, answers?.idPaper, known, `${at}/idPaper`, group, first + 3);
  put(visit, first + 7, group, `${at}/ethnicity`, answers?.ethnicity, from(known, record?.ethnicity));
  put(visit, first + 8, group, `${at}/nationality`, answers?.nationality, from(known, record?.nationality));
  residence(visit, answers, known, at, group, first + 9);
}
