import type { Draft, FormContext, LookupAnswer } from '../../src/procedure/draft.js';
import type { PageField } from './outcome.js';
import { same, tidy } from './tidy.js';

// biome-ignore lint/suspicious/noExplicitAny: records of registries and answers of citizens are JSON
export type Json = any;

/** The record a lookup found, and how far it can be trusted. */
export interface Known {
  readonly name: string;
  readonly record: Json;
  readonly unavailable: boolean;
  readonly answer: LookupAnswer | undefined;
}

export interface Fill {
  readonly value: unknown;
  readonly lookup: string | undefined;
  readonly locked: boolean;
  readonly standIn: boolean;
}

export interface Visit {
  readonly draft: Draft;
  readonly context: FormContext;
  readonly form: Json;
  readonly fields: PageField[];
  readonly asks: Record<string, Record<string, unknown>>;
}

export function lookup({ draft, asks }: Visit, name: string, by: Record<string, unknown>): Known {
  const none = { name, record: undefined, unavailable: false, answer: undefined };
  for (const part in by) if (by[part] === undefined) return none;
  const answer = draft.lookups[name];
  if (!answer || !same(answer.key, by)) {
    asks[name] = by;
    return none;
  }
  const { outcome } = answer;
  const record = outcome === 'found' ? answer.record : undefined;
  return { name, record, unavailable: outcome === 'unavailable', answer };
}

export const from = (known: Known, raw: unknown, locked = false, format?: string): Fill | undefined => {
  const value = tidy(raw, format);
  return value === undefined ? undefined : { value, lookup: known.name, locked, standIn: false };
};

/** Decides one field: what was typed, unless it is locked or says the same as the registry. */
export function put(
  visit: Visit,
  index: number,
  group: Json,
  pointer: string,
  answer: unknown,
  fill?: Fill,
  format?: string,
): void {
  const typed = tidy(answer, format);
  const equal = fill !== undefined && typed !== undefined && same(typed, fill.value, format);
  const filled = fill !== undefined && (answer === undefined || equal || fill.locked);
  const value = filled ? fill.value : typed;
  visit.fields[index] = {
    pointer,
    shown: true,
    source: filled ? (fill.lookup ? 'registry' : 'computed') : value === undefined ? 'empty' : 'typed',
    value,
    lookup: filled ? fill.lookup : undefined,
    locked: filled && fill.locked,
    standIn: filled && fill.standIn,
    unfit: false,
    differs: answer !== undefined && (filled ? !equal : fill?.lookup !== undefined),
    offers: undefined,
  };
  if (value !== undefined) group[pointer.slice(pointer.lastIndexOf('/') + 1)] = value;
}

export function hide(visit: Visit, index: number, pointer: string): void {
  put(visit, index, {}, pointer, undefined);
  visit.fields[index] = { ...visit.fields[index]!, shown: false };
}
