import type { Link } from '../../../src/definition/model.js';
import type { DocumentState, FieldState } from '../../../src/procedure/filled.js';
import { answerName, lookupOf } from '../../../src/procedure/lookup-step.js';
import { valueAt } from '../../../src/procedure/path.js';
import { answerPlace, questionAt } from '../../../src/procedure/row-places.js';
import type { Issue } from '../../../src/procedure/validate.js';
import { validateForm } from '../../../src/procedure/validate-form.js';
import { jsonEqual } from '../../../src/value/json-equal.js';
import { PAGE_MS } from './behaviours.js';
import { holdsLie } from './lies.js';
import type { Complete } from './typed-rest.js';
import { type Page, questionName, type Visit } from './visit.js';

/** What a visit must not show; nothing when all is well. */
export function faultsOf(seen: Visit, complete: Complete): readonly string[] {
  const pages = seen.pages.flatMap((page, at) =>
    [...pageFaults(seen, page, complete), ...outcomeFaults(seen, page)].map(fault => `page ${at}: ${fault}`),
  );
  return [...seen.refused.map(each => `refused: ${each}`), ...pages, ...filingFaults(seen)];
}

function pageFaults(seen: Visit, page: Page, complete: Complete): readonly string[] {
  const { form, dossier, ms } = page;
  const issues = validateForm(seen.procedure, form);
  return [
    ...(ms > PAGE_MS ? [`took ${ms} ms`] : []),
    ...(form.asks.length > 0 ? [`leaves ${form.asks.map(({ lookup }) => lookup)} open`] : []),
    ...(holdsLie(form) || holdsLie(dossier.lookups) ? ['a lie stands in it'] : []),
    ...form.fields.flatMap(state => [...sourceFaults(seen, page, state), ...lockFaults(state)]),
    ...blankFaults(seen, page, complete, issues),
    ...stopFaults(seen, page, issues),
    ...form.documents
      .filter(paper => isSpared(paper) && !isVouchedPaper(seen, page, paper))
      .map(({ name }) => `${name} is spared by nothing`),
  ];
}

const isSpared = ({ state }: DocumentState): boolean => state === 'exempt' || state === 'reused';

/** A paper of a row is spared by an answer about the row. */
function isVouchedPaper(seen: Visit, page: Page, { key, because }: DocumentState): boolean {
  const [, row] = key.split('/', 2);
  const paper = { row: row === undefined ? undefined : `/${row}` };
  return because !== undefined && isVouched(seen, page, nameIn(seen, paper, because.lookup));
}

/** The answer recorded under a name is one that was truly given to that very question. */
function isVouched({ vouched }: Visit, { dossier }: Page, name: string): boolean {
  const answer = dossier.lookups[name];
  return answer?.outcome === 'found' && vouched.has(questionName(lookupOf(name), answer.key));
}

function sourceFaults(seen: Visit, page: Page, state: FieldState): readonly string[] {
  const { pointer, source, lookup = '', receipt, standIn, value } = state;
  if (source !== 'registry' || lookup.startsWith('$')) return [];
  const name = nameIn(seen, state, lookup);
  const answer = page.dossier.lookups[name];
  const isSound = receipt?.lookup === lookup && receipt.id === answer?.id && receipt.fetchedAt === answer?.at;
  return [
    ...(isVouched(seen, page, name) ? [] : [`${pointer} is from an answer nobody gave`]),
    ...(isSound ? [] : [`${pointer} has another receipt than its answer`]),
    ...(value === undefined ? [`${pointer} is filled with nothing`] : []),
    ...(standIn && state.locked ? [`${pointer} is a stand-in and locked`] : []),
  ];
}

/** The name of an answer a field reads: in a row that of the row, where the lookup asks for each. */
function nameIn({ procedure }: Visit, { row }: Pick<FieldState, 'row'>, lookup: string): string {
  const isForEach = procedure.definition.lookups[lookup]?.each !== undefined;
  return isForEach && row !== undefined ? answerName({ lookup, row: row.split('/').at(-1)! }) : lookup;
}

const lockFaults = ({ pointer, locked, source, value }: FieldState): readonly string[] =>
  locked && (source !== 'registry' || value === undefined) ? [`${pointer} is locked on nothing`] : [];

/** What registries fill when all answer is filled, or asked of the citizen for a reason that is told. */
function blankFaults(
  seen: Visit,
  page: Page,
  complete: Complete,
  issues: readonly Issue[],
): readonly string[] {
  const filled = new Set(complete.fields.filter(({ source }) => source === 'registry').map(answerPlace));
  return page.form.fields.flatMap(state => {
    const place = answerPlace(state);
    if (!filled.has(place) || !state.shown || state.value !== undefined) return [];
    const field = questionAt(seen.procedure, place)!;
    const links = [...field.prefill, ...listLinks(seen, place)];
    const told =
      field.offer !== undefined ||
      links.some(({ lookups }) =>
        lookups.some(lookup => isReason(seen, page, nameIn(seen, state, lookup))),
      ) ||
      links.some(({ from }) => from.reads.some(path => isBlank(page, path)));
    const isAsked =
      !isRequired(seen, page, place) || issues.some(({ pointer }) => isAround(pointer, state.pointer));
    return [
      ...(told ? [] : [`${place} is blank without a reason`]),
      ...(isAsked ? [] : [`${place} is required, blank, and no issue says so`]),
    ];
  });
}

/** It was not found, it was found with gaps, or a part of its key is not known and was so not asked. */
const isReason = ({ asked }: Visit, { dossier }: Page, name: string): boolean => {
  const answer = dossier.lookups[name];
  if (answer?.outcome !== 'found') return true;
  return asked.get(questionName(lookupOf(name), answer.key))?.behaviour.gaps === true;
};

/** A field of the form that is read and empty itself, or a condition that does not hold. */
const isBlank = ({ form }: Page, [head = '', ...path]: readonly string[]): boolean =>
  head === '$form' ? valueAt(form.form, path) === undefined : form.guards[head.slice(1)] === false;

/** What makes the rows of the list a place stands in. */
const listLinks = ({ procedure: { definition } }: Visit, place: string): readonly Link[] =>
  definition.fields.flatMap(({ pointer, rows }) =>
    rows?.from && place.startsWith(`${pointer}/`) ? [rows.from] : [],
  );

/** A group of which nothing is filled in is not asked for: a father nobody knows. */
function isRequired({ procedure }: Visit, { form }: Page, place: string): boolean {
  const check = procedure.form.checks[procedure.form.indexOf[place] ?? -1];
  return check?.field.required === true && (!check.group || valueAt(form.form, check.group) !== undefined);
}

const isAround = (pointer: string, inner: string): boolean =>
  pointer === inner || inner.startsWith(`${pointer}/`) || pointer.startsWith(`${inner}/`);

/** Where the author said stop and the registry did not answer, the citizen is told; and nowhere else. */
function stopFaults(
  { procedure }: Visit,
  { form, dossier }: Page,
  issues: readonly Issue[],
): readonly string[] {
  const { lookups } = procedure.definition;
  const due = Object.entries(dossier.lookups)
    .filter(
      ([name, { outcome }]) => outcome === 'unavailable' && lookups[lookupOf(name)]!.unavailable === 'stop',
    )
    .map(([name]) => lookupOf(name));
  const told = issues.filter(({ code }) => code === 'unavailable');
  const isTold = (name: string) =>
    told.some(
      ({ pointer, message }) => pointer === `#/lookups/${name}` && message.vi !== '' && message.en !== '',
    );
  return [
    ...due.filter(name => !isTold(name)).map(name => `${name} stops without a word`),
    ...form.stopped.filter(name => !due.includes(name)).map(name => `${name} stops for nothing`),
    ...(told.length === form.stopped.length ? [] : ['stops and words differ']),
  ];
}

/** What is recorded of each lookup is what its registry did. */
function outcomeFaults({ asked }: Visit, { dossier, settled }: Page): readonly string[] {
  return Object.entries(dossier.lookups).flatMap(([name, { key, outcome }]) => {
    const { behaviour, truth = '' } = asked.get(questionName(lookupOf(name), key)) ?? {};
    const { ends, late = ends } = behaviour ?? {};
    const expected = (settled ? [late] : [ends, late]).map(each => (each === 'truth' ? truth : each));
    return expected.includes(outcome) ? [] : [`${name} ended as ${outcome} where it ${behaviour?.name}`];
  });
}

function filingFaults({ filing, pages }: Visit): readonly string[] {
  if (filing.ok) {
    const content = filing.dossier.filed?.content;
    const shown = pages.at(-1)?.form.form;
    return [
      ...(holdsLie(content) ? ['a lie is filed'] : []),
      ...(jsonEqual(content?.form, shown) ? [] : ['something else is filed than was shown']),
    ];
  }
  const { code, issues = [] } = filing;
  const isTyped = (issue: Issue) =>
    issue.code !== '' && issue.pointer.length > 0 && issue.message.vi !== '' && issue.message.en !== '';
  return code === 'invalid' && issues.length > 0 && issues.every(isTyped)
    ? []
    : [`refused without a word: ${code}`];
}
