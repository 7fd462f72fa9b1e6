import { ownIn } from '../source/own.js';
import type { FormulaAt } from './formulas.js';
import type { Formula, Lookup, LookupUse } from './model.js';
import { below } from './path.js';
import { type Raw, rawEntries, rawIn, textIn } from './raw.js';
import { registryField } from './registry-field.js';
import { listOfEach } from './rows.js';
import type { Site } from './site.js';
import type { Sources } from './sources.js';

/**
 * The lookups, each with the record fields the whole definition reads: all it may be given.
 * @param more formulas that stand in no site, written by the language itself
 */
export function lookupsOf(
  raw: Raw,
  sites: readonly Site[],
  formulaAt: FormulaAt,
  more: readonly Formula[],
): Readonly<Record<string, Lookup>> {
  const written = sites.flatMap(({ formula, slot }) => (formula && slot !== 'with' ? [formula] : []));
  const fields = fieldsRead([...written, ...more]);
  const lookups = rawEntries(raw.lookups).map(([name, lookup]): [string, Lookup] => {
    const pointer = below('/lookups', name);
    const each = listOfEach(lookup.each);
    const { unavailable } = lookup;
    const stop = textIn(unavailable, 'stop');
    const consent = textIn(lookup, 'consent');
    const value: Lookup = {
      name,
      registry: textIn(lookup, 'registry') ?? '',
      by: formulasIn(rawIn(lookup, 'by'), below(pointer, 'by'), formulaAt),
      basis: textIn(lookup, 'basis') ?? '',
      ...(each === undefined ? {} : { each }),
      use: (textIn(lookup, 'use') ?? 'fill') as LookupUse,
      unavailable: unavailable === 'stop' || stop !== undefined ? 'stop' : 'ask',
      ...(stop !== undefined && { stop }),
      ...(consent !== undefined && { consent }),
      ...maxAgeOf(rawIn(lookup, 'maxAge')),
      fields: [...(fields.get(name) ?? [])].sort(),
      pointer,
    };
    return [name, value];
  });
  return Object.fromEntries(lookups);
}

const HOUR_MS = 3_600_000;

function maxAgeOf({ hours, days }: Raw): Pick<Lookup, 'maxAgeMs'> {
  const count = typeof hours === 'number' ? hours : typeof days === 'number' ? days * 24 : undefined;
  return count === undefined ? {} : { maxAgeMs: count * HOUR_MS };
}

function formulasIn(by: Raw, at: string, formulaAt: FormulaAt): Readonly<Record<string, Formula>> {
  const parts = Object.keys(by).flatMap(part => {
    const formula = formulaAt(below(at, part));
    return formula ? [[part, formula] as const] : [];
  });
  return Object.fromEntries(parts);
}

/** By lookup: dotted paths of the record; `**` at the end where a whole subtree is taken. */
function fieldsRead(formulas: readonly Formula[]): ReadonlyMap<string, ReadonlySet<string>> {
  const fields = new Map<string, Set<string>>();
  for (const { reads } of formulas) {
    for (const [head, ...path] of reads) {
      if (head === undefined || path.length === 0) continue;
      const name = head.slice(1);
      fields.set(name, (fields.get(name) ?? new Set()).add(path.join('.')));
    }
  }
  return fields;
}

/**
 * The same expressions, where those that give the records of rows read no more than these have: a row has more fields
 * than a record, and what the registry does not have is not to be asked for.
 */
export function withoutUnknownReads(
  sites: readonly Site[],
  raw: Raw,
  { registries }: Sources,
): readonly Site[] {
  const isKnown = ([head = '', ...path]: readonly string[]): boolean => {
    const name = textIn(rawIn(raw.lookups, head.slice(1)), 'registry') ?? '';
    const registry = ownIn(registries, name);
    return !registry || path.length === 0 || registryField(registry, path).length > 0;
  };
  return sites.map(site =>
    site.slot === 'rows' && site.formula
      ? { ...site, formula: { ...site.formula, reads: site.formula.reads.filter(isKnown) } }
      : site,
  );
}
