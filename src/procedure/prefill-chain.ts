import type { Field, Lookup } from '../definition/model.js';
import type { Person } from './draft.js';
import type { FieldShape } from './field-shape.js';
import type { Pass, Told } from './pass.js';
import { valueAt } from './path.js';
import type { ValueShape } from './value-shape.js';
import { firstValue, isFound, type Sourced, type ValueSource, valueSources } from './value-source.js';

/** A value with what vouches for it. */
export interface Fill extends Told {
  readonly locked: boolean;
  readonly standIn: boolean;
  readonly unfit: boolean;
}

type Lookups = Readonly<Record<string, Lookup>>;

/**
 * Compiles a chain. The next link is tried unless this one gives a value, and what reads a lookup gives one only
 * when it was found. What comes after a registry that was unavailable is a stand-in, and never locked; nor is what
 * the field itself does not take, for the citizen could neither file nor mend it. In a row the record it is made of
 * has the last word.
 */
export function prefillChain(field: Field, shape: FieldShape, lookups: Lookups) {
  const links = field.prefill.map(({ from, lock, lookups: read }) => ({
    sources: valueSources(from, lookups),
    lock,
    read,
  }));
  return (pass: Pass): Fill | undefined => {
    let standIn = false;
    for (const { sources, lock, read } of links) {
      const found = firstValue(pass, sources, shape.tidy);
      standIn ||= isOut(pass, read);
      if (!found) continue;
      const { value, lookup, registry, receipt, source } = found;
      const vouched = lock && !standIn && isVouched(pass, field, source);
      const unfit = vouched && !isOfLogin(pass, found) && !shape.takes(value);
      return { value, lookup, registry, receipt, source, locked: vouched && !unfit, standIn, unfit };
    }
    const value = pass.row?.record && shape.tidy(valueAt(pass.row.record.value, field.path));
    return value === undefined
      ? undefined
      : { ...pass.row!.record!, value, locked: false, standIn, unfit: false };
  };
}

function isOut({ answers }: Pass, lookups: readonly string[]): boolean {
  for (const name of lookups) if (answers[name]?.outcome === 'unavailable') return true;
  return false;
}

/** A lock needs an authority for all of the value, and no complaint about it. */
const isVouched = (pass: Pass, { pointer }: Field, { lookups, session }: ValueSource): boolean =>
  (lookups.length > 0 ? lookups.every(name => isFound(pass, name)) : session !== undefined) &&
  !pass.draft.contested?.some(({ at }) => at === pointer);

/** What the login vouches for stays locked whatever it is: whoever could change it would file as somebody else. */
const isOfLogin = ({ names }: Pass, { value, source }: Sourced): boolean =>
  source.lookups.length === 0 || value === (names.applicant as Person).personId;

/** Compiles an offer. The parts of a written list are evaluated apart, so that each value keeps its own receipt. */
export function offersOf({ offer, schema }: Field, shape: ValueShape, lookups: Lookups) {
  if (!offer) return undefined;
  const parts = offer.tree.kind === 'array' ? offer.tree.items : [offer.tree];
  const sources = parts.map(tree => valueSources(offer, lookups, tree));
  const many = schema.type !== 'array';
  return (pass: Pass): readonly Sourced[] => {
    const offers: Sourced[] = [];
    for (const part of sources) {
      const found = firstValue(pass, part, value => value);
      const values = many && Array.isArray(found?.value) ? found.value : [found?.value];
      for (const each of values) {
        const value = shape.tidy(each);
        if (found && value !== undefined && !offers.some(offer => shape.same(offer.value, value)))
          offers.push({ ...found, value });
      }
    }
    return offers;
  };
}
