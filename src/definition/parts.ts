import { expandSchema } from './codes.js';
import { deadlinesOf } from './deadlines.js';
import { documentsOf, feesOf } from './documents.js';
import { effectsOf, resultsOf } from './effects.js';
import { eventsOf } from './events.js';
import { fieldsOf } from './fields.js';
import type { FormulaCache } from './formula-cache.js';
import { formulasByPointer } from './formulas.js';
import { guardsOf } from './guards.js';
import { lookupsOf, withoutUnknownReads } from './lookups.js';
import { migrationsOf } from './migrations.js';
import type { Definition, Graph, JsonSchema } from './model.js';
import { below } from './path.js';
import { isRaw, type Raw, rawEntries, rawIn, rawOf, textIn } from './raw.js';
import type { Site } from './site.js';
import type { Sources } from './sources.js';

/** All of a definition that follows from its text alone: everything but the order and the pin. */
export type Parts = Omit<Definition, 'order' | 'pin'>;

/** The calendar of a definition that names none. */
export const DEFAULT_CALENDAR = 'vn-state-agencies';

/** Reads every part. What has the wrong shape, or an expression that does not parse, is left out. */
export function partsOf(
  raw: Raw,
  sites: readonly Site[],
  graph: Graph,
  sources: Sources,
  cache: FormulaCache,
): Parts {
  const own = withoutUnknownReads(sites, raw, sources);
  const formulaAt = formulasByPointer(own);
  const effective = rawIn(raw, 'effective');
  const from = textIn(effective, 'from') ?? '';
  const to = textIn(effective, 'to');
  const expand = (schema: JsonSchema): JsonSchema => expandSchema(schema, sources, from);
  const form = expand(rawIn(raw, 'form'));
  const written = (text: string, pointer: string) => cache.formula(text, pointer);
  const documents = documentsOf(raw, formulaAt, sources, written);
  const validity = Object.values(documents).flatMap(({ reuse = [] }) =>
    reuse.flatMap(({ valid }) => valid ?? []),
  );
  const lookups = lookupsOf(raw, own, formulaAt, validity);
  return {
    format: 1,
    ...texts(raw),
    effective: { from, ...(to === undefined ? {} : { to }) },
    legalBasis: textTable(raw.legalBasis),
    settings: schemaTable(raw.settings),
    agencies: agenciesOf(raw, formulaAt),
    roles: rolesOf(raw),
    reasons: textTable(raw.reasons),
    consents: textTable(raw.consents),
    form,
    fields: fieldsOf(form, formulaAt, new Set(Object.keys(lookups))),
    lookups,
    guards: guardsOf(raw, formulaAt),
    documents,
    ...(raw.migrations === undefined ? {} : { migrations: migrationsOf(raw, formulaAt) }),
    fees: feesOf(raw, formulaAt, (value, pointer) => written(String(value), pointer)),
    deadlines: deadlinesOf(raw, formulaAt),
    events: eventsOf(raw, graph, expand),
    effects: effectsOf(raw, formulaAt),
    results: resultsOf(raw, formulaAt, expand),
    targets: textTable(raw.targets),
    translations: Object.fromEntries(
      rawEntries(raw.translations).map(([lang, table]) => [lang, textTable(table)]),
    ),
    workflow: rawIn(raw, 'workflow'),
    graph,
  };
}

const texts = (raw: Raw): Pick<Parts, 'code' | 'version' | 'title' | 'level' | 'calendar'> => ({
  code: textIn(raw, 'code') ?? '',
  version: textIn(raw, 'version') ?? '',
  title: textIn(raw, 'title') ?? '',
  level: textIn(raw, 'level') ?? '',
  calendar: textIn(raw, 'calendar') ?? DEFAULT_CALENDAR,
});

const textTable = (value: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(rawOf(value)).filter(
      (entry): entry is [string, string] => entry[0] !== '$comment' && typeof entry[1] === 'string',
    ),
  );

const schemaTable = (value: unknown): Readonly<Record<string, JsonSchema>> =>
  Object.fromEntries(
    Object.entries(rawOf(value)).filter((entry): entry is [string, JsonSchema] => isRaw(entry[1])),
  );

function agenciesOf(raw: Raw, formulaAt: ReturnType<typeof formulasByPointer>): Parts['agencies'] {
  const agencies = rawEntries(raw.agencies).map(([name, agency]) => {
    const unit = formulaAt(below('/agencies', name, 'unit'));
    const title = textIn(agency, 'title');
    const level = textIn(agency, 'level') ?? '';
    return [name, { level, ...(unit ? { unit } : {}), ...(title ? { title } : {}) }] as const;
  });
  return Object.fromEntries(agencies);
}

function rolesOf(raw: Raw): Parts['roles'] {
  const roles = rawEntries(raw.roles).map(([name, role]) => {
    const agency = textIn(role, 'agency');
    return [name, { ...(agency ? { agency } : {}), title: textIn(role, 'title') ?? name }] as const;
  });
  return Object.fromEntries(roles);
}
