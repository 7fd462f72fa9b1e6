import type { Field, Formula, Lookup } from '../definition/model.js';
import type { Tree } from '../expression/tree.js';
import { type Code, codeOf } from './formula-code.js';
import { evaluate, type Pass } from './pass.js';
import type { ValueShape } from './value-shape.js';

/** A value with what vouches for it. */
export interface Fill {
  readonly value: unknown;
  readonly lookup: string | undefined;
  readonly registry: string | undefined;
  readonly locked: boolean;
  readonly standIn: boolean;
}

/** Where the values of an expression come from. */
interface Origin {
  readonly code: Code;
  readonly lookups: readonly string[];
  /** `$applicant` or `$onBehalfOf`, when it reads the session and no lookup. */
  readonly session: string | undefined;
}

const sessions: readonly string[] = ['$applicant', '$onBehalfOf'];

function originOf(formula: Formula, lookups: readonly string[]): Origin {
  const session = sessions.find(name => formula.reads.some(read => read[0] === name));
  return { code: codeOf(formula), lookups, session: lookups.length === 0 ? session : undefined };
}

/**
 * Compiles a chain. The next link is tried unless this one gives a value from a record that was found. What comes
 * after a link whose registry was unavailable is a stand-in, and never locked.
 */
export function prefillChain(field: Field, shape: ValueShape, lookups: Readonly<Record<string, Lookup>>) {
  const links = field.prefill.map(link => ({ ...originOf(link.from, link.lookups), lock: link.lock }));
  return (pass: Pass): Fill | undefined => {
    let standIn = false;
    for (const link of links) {
      const value = isAnswered(pass, link) ? shape.tidy(evaluate(pass, link.code)) : undefined;
      const unavailable = link.lookups.some(name => pass.answers[name]?.outcome === 'unavailable');
      if (value !== undefined) {
        const standsIn = standIn || unavailable;
        const locked =
          link.lock && !standsIn && vouched(pass, link) && !pass.draft.contested?.includes(field.pointer);
        return { value, ...sourceOf(pass, link, lookups), locked, standIn: standsIn };
      }
      standIn ||= unavailable;
    }
    return undefined;
  };
}

const found = (pass: Pass, name: string): boolean => pass.answers[name]?.outcome === 'found';

/** Whether there is anything to evaluate: no lookup is read, or at least one was found. */
const isAnswered = (pass: Pass, { lookups }: Origin): boolean =>
  lookups.length === 0 || lookups.some(name => found(pass, name));

/** A lock needs an authority for every part: all lookups found, or the session itself. */
const vouched = (pass: Pass, { lookups, session }: Origin): boolean =>
  lookups.length > 0 ? lookups.every(name => found(pass, name)) : session !== undefined;

function sourceOf(pass: Pass, origin: Origin, lookups: Readonly<Record<string, Lookup>>) {
  const lookup = origin.lookups.find(name => found(pass, name));
  return lookup === undefined
    ? { lookup: origin.session, registry: undefined }
    : { lookup, registry: lookups[lookup]?.registry };
}

/** A value a citizen may pick. */
export type Offer = Omit<Fill, 'locked' | 'standIn'>;

/** Compiles an offer. The parts of a written list are evaluated apart, so that each value keeps its own receipt. */
export function offersOf(field: Field, shape: ValueShape, lookups: Readonly<Record<string, Lookup>>) {
  const { offer } = field;
  if (!offer) return undefined;
  const parts: readonly Tree[] = offer.tree.kind === 'array' ? offer.tree.items : [offer.tree];
  const origins = parts.map(tree => partOrigin(offer, tree, lookups));
  return (pass: Pass): readonly Offer[] => {
    const offers: Offer[] = [];
    for (const origin of origins) {
      const value = isAnswered(pass, origin) ? evaluate(pass, origin.code) : undefined;
      for (const each of Array.isArray(value) && !listed(field) ? value : [value])
        add(offers, shape, pass, origin, each, lookups);
    }
    return offers;
  };
}

const listed = (field: Field): boolean => field.schema.type === 'array';

function partOrigin(offer: Formula, tree: Tree, lookups: Readonly<Record<string, Lookup>>): Origin {
  const code = codeOf({ ...offer, tree });
  const reads = code.expression.reads;
  const heads = new Set(reads.map(read => read[0]?.slice(1)));
  const session = sessions.find(name => reads.some(read => read[0] === name));
  return { code, lookups: Object.keys(lookups).filter(name => heads.has(name)), session };
}

function add(
  offers: Offer[],
  shape: ValueShape,
  pass: Pass,
  origin: Origin,
  raw: unknown,
  lookups: Readonly<Record<string, Lookup>>,
): void {
  const value = shape.tidy(raw);
  if (value === undefined || offers.some(offer => shape.same(offer.value, value))) return;
  offers.push({ value, ...sourceOf(pass, origin, lookups) });
}
