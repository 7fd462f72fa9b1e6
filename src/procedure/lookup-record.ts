import { isRecord } from './path.js';
import type { Procedure } from './procedure.js';

/** What may be kept of a registry's record. */
export interface ReadRecord {
  /** Only the fields the definition reads. */
  readonly record: unknown;
  /** Of those, every one the registry promises (`required` in its record) is there. */
  readonly complete: boolean;
  /** How many fields came that nobody asked for. */
  readonly dropped: number;
}

/** Fields wanted at one level; `all` where the whole subtree is read. */
interface Wanted {
  readonly all: boolean;
  readonly members: Readonly<Record<string, Wanted>>;
}

interface Tally {
  dropped: number;
  lacking: number;
}

/**
 * Reduces a record to what a lookup may be given: what no expression reads is never stored.
 * @throws Error when the procedure has no such lookup
 */
export function readRecord(procedure: Procedure, lookup: string, record: unknown): ReadRecord {
  const { definition, artefact } = procedure;
  const declared = definition.lookups[lookup];
  if (!declared) throw new Error(`procedure ${procedure.code} has no lookup ${lookup}`);
  if (!isRecord(record)) return { record: undefined, complete: false, dropped: 0 };
  const tally: Tally = { dropped: 0, lacking: 0 };
  const promised = artefact.registries[declared.registry]?.record;
  const kept = reduced(record, wantedOf(declared.fields), promised, tally);
  return { record: kept, complete: tally.lacking === 0, dropped: tally.dropped };
}

const everything: Wanted = Object.freeze({ all: true, members: {} });

/** Dotted paths as a tree. A path that ends, and `**`, want all below; `*` is any member or element. */
function wantedOf(fields: readonly string[]): Wanted {
  const members: Record<string, Wanted> = {};
  for (const head of new Set(fields.map(headOf))) {
    const inside = fields
      .filter(field => field.startsWith(`${head}.`))
      .map(field => field.slice(head.length + 1));
    members[head] = fields.includes(head) ? everything : wantedOf(inside);
  }
  return Object.hasOwn(members, '**') ? everything : { all: false, members };
}

const headOf = (field: string): string => field.split('.', 1)[0]!;

const memberOf = ({ all, members }: Wanted, name: string): Wanted | undefined =>
  all ? everything : Object.hasOwn(members, name) ? members[name] : members['*'];

function reduced(value: unknown, wanted: Wanted, schema: unknown, tally: Tally): unknown {
  if (Array.isArray(value)) {
    const items = isRecord(schema) ? schema.items : undefined;
    const each = wanted.members['*'] ?? wanted;
    return value.map(item => reduced(item, each, items, tally));
  }
  if (!isRecord(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    const inner = memberOf(wanted, name);
    if (inner) kept[name] = reduced(member, inner, propertyOf(schema, name), tally);
    else tally.dropped += 1;
  }
  tally.lacking += requiredOf(schema).filter(name => memberOf(wanted, name) && isAbsent(kept[name])).length;
  return kept;
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

const propertyOf = (schema: unknown, name: string): unknown =>
  isRecord(schema) && isRecord(schema.properties) ? schema.properties[name] : undefined;

const requiredOf = (schema: unknown): readonly string[] =>
  isRecord(schema) && Array.isArray(schema.required) ? schema.required : [];
