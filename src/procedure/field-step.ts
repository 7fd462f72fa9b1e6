import type { Field, Formula, Lookup } from '../definition/model.js';
import type { FieldShape } from './field-shape.js';
import type { Conflict, FieldSource, FieldState } from './filled.js';
import { type Code, codeOf } from './formula-code.js';
import { evaluate, holds, type Pass, type Step, type Told } from './pass.js';
import { setAt, valueAt } from './path.js';
import { type Fill, offersOf, prefillChain } from './prefill-chain.js';
import type { ValueShape } from './value-shape.js';

/** A `visible` condition, shared by all fields that stand under it and evaluated once a pass. */
export interface Condition {
  readonly slot: number;
  readonly code: Code;
}

/** What decides a field's value in one pass. */
type Resolve = (pass: Pass) => FieldState;

/** Decides one field: shown or not, and with which value. */
export function fieldStep(
  field: Field,
  index: number,
  shape: FieldShape,
  lookups: Readonly<Record<string, Lookup>>,
  visible: readonly Condition[],
): Step {
  const resolve = field.computed
    ? computedField(field, field.computed, shape)
    : askedField(field, shape, lookups);
  const hidden = Object.freeze(stateOf(field, false, 'empty', undefined));
  return pass => {
    const state = areVisible(pass, visible) ? resolve(pass) : hidden;
    pass.fields[index] = state;
    if (state.value !== undefined) setAt(pass.form, field.path, state.value);
  };
}

export function areVisible(pass: Pass, conditions: readonly Condition[]): boolean {
  for (const { slot, code } of conditions) {
    pass.visible[slot] ??= holds(pass, code);
    if (!pass.visible[slot]) return false;
  }
  return true;
}

function computedField(field: Field, formula: Formula, shape: ValueShape): Resolve {
  const code = codeOf(formula);
  const own = { lookup: undefined, registry: undefined, receipt: undefined, source: formula };
  return pass => {
    const value = shape.tidy(evaluate(pass, code));
    return value === undefined
      ? stateOf(field, true, 'empty', undefined)
      : stateOf(field, true, 'computed', value, own);
  };
}

function askedField(field: Field, shape: FieldShape, lookups: Readonly<Record<string, Lookup>>): Resolve {
  const chain = prefillChain(field, shape, lookups);
  const offersHere = offersOf(field, shape, lookups);
  return pass => {
    const answer = valueAt(pass.draft.answers, field.path) ?? undefined;
    const fill = chain(pass);
    const offers = offersHere?.(pass);
    const values = offers?.map(offer => offer.value);
    if (answer === undefined) return fillState(field, fill, false, values);
    const typed = shape.tidy(answer);
    const equal = fill !== undefined && typed !== undefined && shape.same(typed, fill.value);
    if (equal || fill?.locked) return fillState(field, fill, !equal, values);
    const picked = typed === undefined ? undefined : offers?.find(offer => shape.same(offer.value, typed));
    const differs = fill?.lookup !== undefined;
    if (differs) pass.conflicts.push(conflictOf(field, typed, fill));
    const source = typed === undefined ? 'empty' : picked?.lookup === undefined ? 'typed' : 'registry';
    const receipt = picked?.receipt ?? fill?.receipt;
    return stateOf(field, true, source, typed, picked, receipt, loose, differs ? fill : undefined, values);
  };
}

function conflictOf({ pointer }: Field, mine: unknown, fill: Fill): Conflict {
  const { lookup = '', registry, value, receipt } = fill;
  return {
    pointer,
    row: undefined,
    mine,
    registrys: value,
    lookup,
    registry,
    since: receipt?.asOf ?? receipt?.fetchedAt,
  };
}

/** The state of an untouched field, of one confirmed as it was filled, or of a locked one (`differs`: overtyped). */
function fillState(
  field: Field,
  fill: Fill | undefined,
  differs: boolean,
  offers: readonly unknown[] | undefined,
): FieldState {
  if (!fill) return stateOf(field, true, 'empty', undefined, undefined, undefined, loose, undefined, offers);
  const source = fill.lookup === undefined ? 'computed' : 'registry';
  const overtyped = differs ? fill : undefined;
  return stateOf(field, true, source, fill.value, fill, fill.receipt, fill, overtyped, offers);
}

/** How fast a value is held. */
type Hold = Pick<FieldState, 'locked' | 'standIn' | 'unfit'>;

const loose: Hold = { locked: false, standIn: false, unfit: false };

/** Written out at once: a form has dozens, and each is made anew whenever it is filled. */
function stateOf(
  field: Field,
  shown: boolean,
  source: FieldSource,
  value: unknown,
  from?: Omit<Told, 'value'>,
  receipt = from?.receipt,
  { locked, standIn, unfit } = loose,
  other?: Pick<Told, 'value'>,
  offers?: readonly unknown[],
): FieldState {
  return {
    pointer: field.pointer,
    row: undefined,
    title: field.title,
    shown,
    source,
    value,
    lookup: from?.lookup,
    registry: from?.registry,
    expression: from?.source.text,
    receipt,
    locked,
    standIn,
    unfit,
    differs: other !== undefined,
    registryValue: other?.value,
    offers,
  };
}
