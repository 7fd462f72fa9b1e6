import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import jsonata from 'jsonata';
import type { Definition, Document, Field, Formula, Link, Reuse } from '../../src/definition/model.js';
import { dateInWords } from '../../src/expression/in-words.js';
import type { Draft, FormContext, LookupAnswer } from '../../src/procedure/draft.js';
import type { Procedure } from '../../src/procedure/procedure.js';
import { formats } from '../../src/value/formats.js';
import type { Fault, Page, PageDocument, PageField } from './outcome.js';
import { same, tidy } from './tidy.js';

/**
 * @module The form on the standard parts: Ajv for the schema, `jsonata(text).evaluate` for every binding, in the order
 * the checker found, which it is given for nothing. Schema and expressions are compiled once. What can be skipped
 * without evaluating is skipped: a link whose registry gave nothing, a condition already known in this pass.
 */

type Names = Record<string, unknown>;

export interface NaiveForm {
  readonly definition: Definition;
  readonly validate: ValidateFunction;
  /** What vouches for a link's value, as a developer would note it beside the binding. */
  readonly receipts: ReadonlyMap<Link, string>;
  evaluate(formula: Formula, names: Names): Promise<unknown>;
}

const daysBetween = (from?: string, to?: string): number | undefined =>
  from === undefined || to === undefined ? undefined : (Date.parse(to) - Date.parse(from)) / 86_400_000;
const inWords = (date?: string) => (date === undefined ? undefined : dateInWords(date));

export function naiveForm({ definition, form }: Procedure): NaiveForm {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  for (const [name, { test }] of Object.entries(formats)) ajv.addFormat(name, test);
  const compiled = new Map<string, jsonata.Expression>();
  const expressionOf = (text: string): jsonata.Expression => {
    const known = compiled.get(text);
    if (known) return known;
    const expression = jsonata(text);
    expression.registerFunction('days', daysBetween);
    expression.registerFunction('inWords', inWords);
    compiled.set(text, expression);
    return expression;
  };
  return {
    definition,
    validate: ajv.compile(form.schema),
    receipts: new Map(
      definition.fields.flatMap(({ prefill }) => prefill.map(link => [link, receiptOf(link)])),
    ),
    evaluate: (formula, names) => expressionOf(formula.text).evaluate(undefined, names),
  };
}

/** The lookup the value is taken from; of a constant, the one its condition reads. */
function receiptOf({ from: { text }, lookups }: Link): string {
  const named = [...text.slice(text.indexOf('?') + 1).matchAll(/\$(\w+)/g)].map(([, name]) => name!);
  return named.find(name => lookups.includes(name)) ?? lookups[0] ?? '$applicant';
}

interface Pass {
  readonly naive: NaiveForm;
  readonly draft: Draft;
  readonly names: Names;
  readonly answers: Record<string, LookupAnswer | undefined>;
  readonly visible: Map<string, boolean>;
  readonly page: {
    readonly form: Record<string, unknown>;
    readonly fields: PageField[];
    readonly asks: Record<string, Names>;
    readonly documents: Record<string, PageDocument>;
    readonly missing: string[];
    readonly fees: Record<string, number>;
  };
}

export async function naivePage(naive: NaiveForm, draft: Draft, context: FormContext): Promise<Page> {
  const { definition } = naive;
  const page: Pass['page'] = { form: {}, fields: [], asks: {}, documents: {}, missing: [], fees: {} };
  const { applicant, channel, today, settings } = context;
  const names = { form: page.form, applicant, channel, today, settings, missing: page.missing };
  const pass: Pass = { naive, draft, names, answers: {}, visible: new Map(), page };
  const indexOf = new Map(definition.fields.map((field, index) => [field.pointer, index]));
  for (const id of definition.order) {
    const [kind, name] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
    if (kind === 'lookup') await lookup(pass, name);
    else if (kind === 'guard') await guard(pass, name);
    else if (kind === 'field') await fieldAt(pass, indexOf.get(name)!);
    else if (kind === 'document') await document(pass, definition.documents[name]!);
    else {
      const amount = await naive.evaluate(definition.fees[name]!.amount, names);
      if (typeof amount === 'number') page.fees[name] = amount;
    }
  }
  return { ...page, documents: inOrder(definition.documents, page.documents) };
}

const inOrder = <T>(order: object, found: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.keys(order).map(name => [name, found[name]!]));

async function guard({ naive, names }: Pass, name: string): Promise<void> {
  const { when, scope } = naive.definition.guards[name]!;
  if (scope === 'form') names[name] = (await naive.evaluate(when, names)) === true;
}

async function lookup({ naive, draft, names, answers, page }: Pass, name: string): Promise<void> {
  const by: Record<string, unknown> = {};
  for (const [part, formula] of Object.entries(naive.definition.lookups[name]!.by)) {
    by[part] = await naive.evaluate(formula, names);
    if (by[part] === undefined || by[part] === '') return;
  }
  const answer = draft.lookups[name];
  if (!answer || !same(answer.key, by)) {
    page.asks[name] = by;
    return;
  }
  answers[name] = answer;
  if (answer.outcome === 'found') names[name] = answer.record;
}

async function fieldAt(pass: Pass, index: number): Promise<void> {
  const { naive, page, names } = pass;
  const field = naive.definition.fields[index]!;
  let state = empty(field.pointer, await isShown(pass, field));
  if (state.shown && field.computed) {
    const value = tidy(await naive.evaluate(field.computed, names));
    if (value !== undefined) state = { ...state, value, source: 'computed' };
  } else if (state.shown) state = await asked(pass, field, state);
  page.fields[index] = state;
  if (state.value === undefined) return;
  let node = page.form;
  for (const key of field.path.slice(0, -1)) {
    node[key] ??= {};
    node = node[key] as Record<string, unknown>;
  }
  node[field.path.at(-1)!] = state.value;
}

async function isShown({ naive, visible, names }: Pass, field: Field): Promise<boolean> {
  for (const condition of field.visible) {
    if (!visible.has(condition.text))
      visible.set(condition.text, (await naive.evaluate(condition, names)) === true);
    if (!visible.get(condition.text)) return false;
  }
  return true;
}

const empty = (pointer: string, shown: boolean): PageField => ({
  pointer,
  shown,
  source: 'empty',
  value: undefined,
  lookup: undefined,
  locked: false,
  standIn: false,
  unfit: false,
  differs: false,
  offers: undefined,
});

type Value = Pick<PageField, 'value' | 'lookup' | 'locked' | 'standIn'>;

async function asked(pass: Pass, field: Field, state: PageField): Promise<PageField> {
  const format = field.schema.format as string | undefined;
  const fill = await prefill(pass, field, format);
  const offered = field.offer && (await offersOf(pass, field.offer, format));
  const offers = offered?.map(({ value }) => value);
  const source = fill?.lookup === undefined ? 'computed' : 'registry';
  const answer = field.path.reduce<unknown>(
    (at, key) => (at as Names | undefined)?.[key],
    pass.draft.answers,
  );
  if (answer === undefined) return fill ? { ...state, ...fill, source, offers } : { ...state, offers };
  const typed = tidy(answer, format);
  const equal = fill !== undefined && typed !== undefined && same(typed, fill.value, format);
  if (fill && (equal || fill.locked)) return { ...state, ...fill, source, differs: !equal, offers };
  const picked = typed === undefined ? undefined : offered?.find(({ value }) => same(value, typed));
  return {
    ...state,
    value: typed,
    source: typed === undefined ? 'empty' : picked ? 'registry' : 'typed',
    lookup: picked?.lookup,
    differs: fill?.lookup !== undefined,
    offers,
  };
}

async function prefill(pass: Pass, field: Field, format?: string): Promise<Value | undefined> {
  const { naive, names, answers } = pass;
  const found = (name: string) => answers[name]?.outcome === 'found';
  let standIn = false;
  for (const link of field.prefill) {
    const { from, lookups, lock } = link;
    const receipt = naive.receipts.get(link)!;
    const tried = receipt === '$applicant' || found(receipt);
    const value = tried ? tidy(await naive.evaluate(from, names), format) : undefined;
    standIn ||= lookups.some(name => answers[name]?.outcome === 'unavailable');
    if (value !== undefined) return { value, lookup: receipt, locked: lock && !standIn, standIn };
  }
  return undefined;
}

/** Offers are written as a list of `$lookup.field`. */
async function offersOf({ naive, names, answers }: Pass, offer: Formula, format?: string) {
  const found: { value: unknown; lookup: string }[] = [];
  for (const text of offer.text.slice(1, -1).split(', ')) {
    const lookup = /^\$(\w+)/.exec(text)![1]!;
    if (answers[lookup]?.outcome !== 'found') continue;
    const value = tidy(await naive.evaluate({ ...offer, text }, names), format);
    if (value !== undefined && !found.some(each => same(each.value, value))) found.push({ value, lookup });
  }
  return found;
}

async function document(pass: Pass, paper: Document): Promise<void> {
  const { naive, names, draft, page } = pass;
  const { name, needed, hand, or } = paper;
  const files = (other: string) => (draft.documents[other]?.length ?? 0) > 0;
  const alternative = Object.values(naive.definition.documents).some(other => other.or.includes(name));
  let state = 'notNeeded';
  let by: string | undefined;
  if (!needed || (await naive.evaluate(needed, names)) === true) {
    const waived = await groundOf(pass, name, paper.waived);
    const kept = waived || files(name) ? undefined : await groundOf(pass, name, paper.reuse ?? []);
    by = waived ?? kept;
    if (waived) state = 'exempt';
    else if (files(name)) state = 'digitised';
    else if (kept) state = 'reused';
    else if (!alternative && !or.some(files)) state = hand === 'show' ? 'shown' : 'pending';
  }
  page.documents[name] = { state, by };
  if (state === 'pending') page.missing.push(name);
}

async function groundOf(
  { naive, names, draft, answers }: Pass,
  name: string,
  grounds: readonly Reuse[],
): Promise<string | undefined> {
  if (draft.lifted?.includes(name)) return undefined;
  for (const { by, signed, when, valid } of grounds) {
    const answer = answers[by];
    if (answer?.outcome !== 'found' || !answer.complete || (signed && !answer.signed)) continue;
    const conditions = await Promise.all([when, valid].map(each => !each || naive.evaluate(each, names)));
    if (conditions.every(condition => condition === true)) return by;
  }
  return undefined;
}

/** Ajv for the schema; what it cannot say (shown and required, assertions, locks, documents) after it. */
export async function naiveFaults(naive: NaiveForm, page: Page, context: FormContext): Promise<Fault[]> {
  const { definition, validate } = naive;
  validate(page.form);
  const faults = (validate.errors ?? [])
    .map(({ keyword, instancePath, params }) => ({
      code: keyword,
      pointer: keyword === 'required' ? `${instancePath}/${params.missingProperty}` : instancePath,
    }))
    .filter(({ code, pointer }) => code !== 'required' || isInside(definition, pointer));
  const names = { form: page.form, today: context.today };
  for (const [index, field] of definition.fields.entries()) {
    const { shown, value, locked, differs } = page.fields[index]!;
    const { pointer } = field;
    const optional = field.optionalGroup !== undefined && !groupOf(page.form, field.optionalGroup);
    if (field.required && shown && value === undefined && !optional)
      faults.push({ code: 'required', pointer });
    if (locked && differs) faults.push({ code: 'locked', pointer });
    if (value === undefined) continue;
    for (const { that } of field.asserts)
      if ((await naive.evaluate(that, names)) === false) faults.push({ code: 'assert', pointer });
  }
  for (const name of page.missing) faults.push({ code: 'document', pointer: `#/documents/${name}` });
  return faults;
}

/** Whether a pointer leads into an address or another question of several parts; fields themselves are asked below. */
const isInside = ({ fields }: Definition, pointer: string): boolean =>
  fields.some(field => pointer.startsWith(`${field.pointer}/`));

const groupOf = (form: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => (at as Names | undefined)?.[key], form);
