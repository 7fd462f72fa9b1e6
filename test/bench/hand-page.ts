import { dateInWords } from '../../src/expression/in-words.js';
import type { Draft, FormContext } from '../../src/procedure/draft.js';
import { handDocuments } from './hand-documents.js';
import { type Fill, from, hide, type Json, type Known, lookup, put, type Visit } from './hand-field.js';
import { fatherKey, hidden, motherKey, person, requesterGroup } from './hand-person.js';
import type { Page } from './outcome.js';
import { same, tidy } from './tidy.js';

/**
 * @module The same form written out by hand for this one procedure: no definition, no expressions, no engine. Every
 * field stands where it is filled. A change of the form is a change of this program.
 */

export function handPage(draft: Draft, context: FormContext): Page {
  const form: Json = { requester: {}, child: {}, mother: {}, father: {}, copies: {} };
  const visit: Visit = { draft, context, form, fields: new Array(47), asks: {} };
  const { applicant } = context;
  const answers: Json = draft.answers;
  copies(visit, answers.copies);
  const { birthKind } = form.copies;
  const hasMother = birthKind !== 'fatherOnly' && birthKind !== 'abandoned' && birthKind !== 'parentsUnknown';
  const hasFather = birthKind !== 'motherOnly' && birthKind !== 'abandoned' && birthKind !== 'parentsUnknown';

  const requester = lookup(visit, 'requester', { personId: applicant.personId });
  const stored = lookup(visit, 'stored', { ownerId: applicant.personId, documentTypeCode: 'birthNotice' });
  requesterGroup(visit, answers.requester, requester);
  const { relation } = form.requester;

  const mother = hasMother
    ? motherKey(visit, answers.mother, requester, relation)
    : hidden(visit, 'mother', 19);
  const father = hasFather
    ? fatherKey(visit, answers.father, requester, mother, relation)
    : hidden(visit, 'father', 30);
  if (hasMother) person(visit, answers.mother, mother, '/mother', form.mother, 19);
  if (hasFather) person(visit, answers.father, father, '/father', form.father, 30);
  const motherName = form.mother.fullName?.toUpperCase();
  const notice = lookup(visit, 'notice', { motherId: form.mother.personId, motherName });
  child(visit, answers.child, notice, stored, mother, father);
  const marriage = lookup(visit, 'marriage', {
    wifeId: form.mother.personId,
    husbandId: form.father.personId,
    wifeName: motherName,
  });
  for (const group of ['requester', 'child', 'mother', 'father', 'copies'])
    if (Object.keys(form[group]).length === 0) delete form[group];
  const papers = handDocuments(visit, { requester, notice, stored, marriage });
  return { form, fields: visit.fields, asks: visit.asks, ...papers };
}

function child(
  visit: Visit,
  answers: Json,
  notice: Known,
  stored: Known,
  mother: Known,
  father: Known,
): void {
  const group = visit.form.child;
  const name = 'vn-person-name';
  const registered = (of: (record: Json) => unknown): Fill | undefined => {
    const first = from(notice, of(notice.record?.birth), true);
    if (first) return first;
    const second = from(stored, of(stored.record?.data));
    return second && { ...second, standIn: notice.unavailable };
  };
  put(visit, 11, group, '/child/fullName', answers?.fullName, undefined, name);
  put(
    visit,
    12,
    group,
    '/child/birthDate',
    answers?.birthDate,
    registered(record => record?.birthDate),
  );
  const words = group.birthDate === undefined ? undefined : dateInWords(group.birthDate);
  const computed = words && { value: words, lookup: undefined, locked: false, standIn: false };
  put(visit, 13, group, '/child/birthDateWords', undefined, computed || undefined);
  put(
    visit,
    14,
    group,
    '/child/gender',
    answers?.gender,
    registered(record => record?.gender),
  );
  put(
    visit,
    15,
    group,
    '/child/birthPlace',
    answers?.birthPlace,
    registered(record => record?.birthPlace),
  );
  offered(visit, 16, group, '/child/homeTown', answers?.homeTown, [father, mother]);
  offered(visit, 17, group, '/child/ethnicity', answers?.ethnicity, [father, mother]);
  const vietnamese = mother.record?.nationality === 'VN' && father.record?.nationality === 'VN';
  const nationality = vietnamese ? from(mother, 'VN') : undefined;
  put(visit, 18, group, '/child/nationality', answers?.nationality, nationality);
}

/** A field with values to pick from, none of them filled in. */
function offered(
  visit: Visit,
  index: number,
  group: Json,
  pointer: string,
  answer: unknown,
  parents: readonly Known[],
): void {
  const property = pointer.slice(pointer.lastIndexOf('/') + 1);
  const offers: { value: unknown; lookup: string }[] = [];
  for (const { record, name } of parents) {
    const value = tidy(record?.[property]);
    if (value !== undefined && !offers.some(each => same(each.value, value)))
      offers.push({ value, lookup: name });
  }
  put(visit, index, group, pointer, answer);
  const state = visit.fields[index]!;
  const picked = offers.find(({ value }) => same(value, state.value));
  const source = picked ? { source: 'registry', lookup: picked.lookup } : {};
  visit.fields[index] = { ...state, ...source, offers: offers.map(({ value }) => value) };
}

function copies(visit: Visit, answers: Json): void {
  const group = visit.form.copies;
  put(visit, 41, group, '/copies/wantCopies', answers?.wantCopies);
  if (group.wantCopies === true) put(visit, 42, group, '/copies/copyCount', answers?.copyCount);
  else hide(visit, 42, '/copies/copyCount');
  put(visit, 43, group, '/copies/birthKind', answers?.birthKind);
  put(visit, 44, group, '/copies/registrationKind', answers?.registrationKind);
  const previous = '/copies/previousRegistration';
  if (group.registrationKind === 'again') put(visit, 45, group, previous, answers?.previousRegistration);
  else hide(visit, 45, previous);
  put(visit, 46, group, '/copies/commitment', answers?.commitment);
}
