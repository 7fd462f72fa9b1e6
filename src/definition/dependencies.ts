import type { Document, Fee, Field, Formula, Guard, Lookup, NodeId, Waiver } from './model.js';
import { FILED_NAMES } from './names.js';

/** The parts of a definition whose values depend on each other. */
export interface Dependents {
  readonly fields: readonly Field[];
  readonly lookups: Readonly<Record<string, Lookup>>;
  readonly guards: Readonly<Record<string, Guard>>;
  readonly documents: Readonly<Record<string, Document>>;
  readonly fees: Readonly<Record<string, Fee>>;
}

/** One node reads another, through the expression at `pointer`. */
export interface Edge {
  readonly to: NodeId;
  readonly pointer: string;
}

/** What each node reads, in the order of the definition. Assertions decide no value and are left out. */
export function dependenciesOf(parts: Dependents): ReadonlyMap<NodeId, readonly Edge[]> {
  const fields = new FieldIndex(parts.fields);
  const rows = new Map(
    parts.fields.flatMap(({ pointer, rows }) => (rows ? [[pointer, new FieldIndex(rows.fields)]] : [])),
  );
  const allEdges = (formulas: Formulas, row?: FieldIndex): readonly Edge[] =>
    formulas.flatMap(formula =>
      formula
        ? formula.reads.flatMap(read =>
            nodesRead(read, parts, fields, row).map(to => ({ to, pointer: formula.pointer })),
          )
        : [],
    );
  // What filing brings may be read by guards alone; elsewhere it is out of scope, which is another finding than a ring.
  const edges: Edges = (formulas, row) => allEdges(formulas, row).filter(({ to }) => !isFiled(to, parts));
  const graph = new Map<NodeId, readonly Edge[]>();
  for (const field of parts.fields) {
    const row = rows.get(field.pointer);
    for (const leaf of field.rows?.fields ?? [])
      graph.set(fieldNode(leaf), edges(formulasOfField(leaf), row));
    graph.set(fieldNode(field), [...edges(formulasOfField(field)), ...rowEdges(field, parts)]);
  }
  for (const lookup of Object.values(parts.lookups))
    graph.set(`lookup:${lookup.name}`, edges(Object.values(lookup.by), rows.get(lookup.each ?? '')));
  for (const guard of Object.values(parts.guards)) graph.set(`guard:${guard.name}`, allEdges([guard.when]));
  for (const document of Object.values(parts.documents))
    graph.set(
      `document:${document.name}`,
      documentEdges(document, formulas => edges(formulas, rows.get(document.each ?? ''))),
    );
  for (const fee of Object.values(parts.fees)) graph.set(`fee:${fee.name}`, edges([fee.amount]));
  return graph;
}

const isFiled = (node: NodeId, { guards, lookups }: Dependents): boolean =>
  node.startsWith('document:') ||
  node.startsWith('fee:') ||
  lookups[node.slice('lookup:'.length)]?.use === 'office' ||
  guards[node.slice('guard:'.length)]?.scope === 'filed';

const fieldNode = ({ pointer }: Field): NodeId => `field:${pointer}`;

type Formulas = readonly (Formula | undefined)[];
type Edges = (formulas: Formulas, row?: FieldIndex) => readonly Edge[];

/** A list is known once all of its rows are. */
const rowEdges = ({ pointer, rows }: Field, { lookups }: Dependents): readonly Edge[] =>
  rows
    ? [
        ...rows.fields.map(field => ({ to: fieldNode(field), pointer: rows.from?.from.pointer ?? '' })),
        ...Object.values(lookups)
          .filter(({ each }) => each === pointer)
          .map(({ name, pointer: at }) => ({ to: `lookup:${name}`, pointer: at })),
      ]
    : [];

const formulasOfField = ({ prefill, offer, computed, visible, rows }: Field): Formulas => [
  ...visible,
  ...prefill.map(({ from }) => from),
  rows?.from?.from,
  offer,
  computed,
];

/**
 * A document also waits for its rows, the lookups that waive it or bring it, and the documents that may stand in its
 * place.
 */
function documentEdges(
  { pointer, each, needed, waived, reuse = [], or }: Document,
  edges: Edges,
): readonly Edge[] {
  const by = (key: string, rules: readonly Waiver[]): readonly Edge[] =>
    rules.map((rule, i) => ({ to: `lookup:${rule.by}`, pointer: `${pointer}/${key}/${i}/by` }));
  return [
    ...edges([needed, ...[...waived, ...reuse].map(({ when }) => when)]),
    ...(each === undefined ? [] : [{ to: `field:${each}`, pointer: `${pointer}/each` }]),
    ...by('waived', waived),
    ...by('reuse', reuse),
    ...or.map((other, i) => ({ to: `document:${other}`, pointer: `${pointer}/or/${i}` })),
  ];
}

/** The nodes a read leads to. */
function nodesRead(
  read: readonly string[],
  parts: Dependents,
  fields: FieldIndex,
  row: FieldIndex | undefined,
): readonly NodeId[] {
  const [head = '', second] = read;
  const name = head.slice(1);
  if (name === 'this') return row?.read(read.slice(1)) ?? [];
  if (name === 'form') return fields.read(read.slice(1));
  if (name === 'lookups') return namedNodes('lookup', parts.lookups, second);
  if (name === 'documents' || name === 'missing')
    return namedNodes('document', parts.documents, name === 'missing' ? undefined : second);
  if (name === 'fees') return namedNodes('fee', parts.fees, second);
  if (FILED_NAMES.includes(name)) return [];
  if (Object.hasOwn(parts.lookups, name)) return [`lookup:${name}`];
  return Object.hasOwn(parts.guards, name) ? [`guard:${name}`] : [];
}

function namedNodes(
  kind: string,
  parts: Readonly<Record<string, unknown>>,
  name: string | undefined,
): readonly NodeId[] {
  if (name === undefined || name === '*' || name === '**')
    return Object.keys(parts).map(each => `${kind}:${each}`);
  return Object.hasOwn(parts, name) ? [`${kind}:${name}`] : [];
}

/** Finds the fields a path of `$form` touches: those it leads into and those it takes along. */
class FieldIndex {
  readonly #fields: readonly Field[];
  readonly #known = new Map<string, readonly NodeId[]>();

  constructor(fields: readonly Field[]) {
    this.#fields = fields;
  }

  read(path: readonly string[]): readonly NodeId[] {
    const key = path.join('\n');
    const known = this.#known.get(key);
    if (known) return known;
    const nodes = this.#fields.filter(field => touches(path, field.path)).map(fieldNode);
    this.#known.set(key, nodes);
    return nodes;
  }
}

function touches(read: readonly string[], field: readonly string[]): boolean {
  for (let i = 0; i < Math.min(read.length, field.length); i++) {
    if (read[i] === '**') return true;
    if (read[i] !== '*' && read[i] !== field[i]) return false;
  }
  return true;
}
