import type { Place } from '../source/diagnostic.js';
import type { JsonDocument } from '../source/json.js';
import { resolveBlocks } from './blocks.js';
import { dependenciesOf } from './dependencies.js';
import type { Fault } from './fault.js';
import { FormulaCache } from './formula-cache.js';
import { sitesOf } from './formulas.js';
import { type FlatWorkflow, graphOf } from './graph.js';
import { type Journeys, journeysOf } from './journeys.js';
import type { Definition } from './model.js';
import { type Names, namesOfDefinition } from './names.js';
import { type Order, orderOf } from './order.js';
import type { Origin } from './origin.js';
import { type Parts, partsOf } from './parts.js';
import { pinOf } from './pin.js';
import { type Raw, rawIn } from './raw.js';
import type { Site } from './site.js';
import { slotsOf } from './slots.js';
import { soundSources } from './sound-sources.js';
import type { Sources } from './sources.js';

/** A definition as far as it can be read: what the rules look at. Pointers lead into `raw`, blocks resolved. */
export interface Reading {
  readonly document: JsonDocument;
  readonly sources: Sources;
  readonly raw: Raw;
  /** Every expression, those that do not parse too. */
  readonly sites: readonly Site[];
  readonly faults: readonly Fault[];
  readonly names: Names;
  /** What could be read; whatever is broken is missing here. */
  readonly parts: Parts;
  readonly flow: FlatWorkflow;
  /** Where the workflow can go, guards taken as open. */
  readonly journeys: Journeys;
  readonly order: Order;
  /** The linked definition; undefined while something in it does not parse, resolve or sort. */
  readonly definition: Definition | undefined;
  origin(pointer: string): Origin;
  /** Where something of `raw` stands in the file; a block's content stands at the `$ref` that brings it in. */
  place(pointer: string, part?: 'key' | 'value'): Place;
}

/** Reads a definition: blocks resolved, expressions parsed once, parts named, workflow flattened, order found. */
export function readDefinition(document: JsonDocument, given: Sources): Reading {
  const sources = soundSources(given);
  const { value: raw, origins, given: params, faults } = resolveBlocks(document.value, sources);
  const cache = new FormulaCache();
  const sites = sitesOf(slotsOf(raw, params), cache);
  const flow = graphOf(rawIn(raw, 'workflow'));
  const parts = partsOf(raw, sites, flow.graph, sources, cache);
  const order = orderOf(dependenciesOf(parts));
  const read = {
    document,
    sources,
    raw,
    sites,
    faults,
    names: namesOfDefinition(raw),
    parts,
    flow,
    journeys: journeysOf(flow),
    order,
  };
  let linked: Definition | undefined;
  return Object.freeze({
    ...read,
    get definition() {
      linked ??= isWhole(read) ? link(read, given) : undefined;
      return linked;
    },
    origin: (pointer: string) => origins.of(pointer),
    place(pointer: string, part?: 'key' | 'value') {
      const { file, block } = origins.of(pointer);
      return document.place(file, block ? 'value' : part);
    },
  });
}

type Read = Pick<Reading, 'document' | 'sources' | 'raw' | 'sites' | 'faults' | 'parts' | 'flow' | 'order'>;

const isWhole = ({ document, faults, sites, flow, order }: Read): boolean =>
  document.diagnostics.every(({ severity }) => severity !== 'error') &&
  faults.length === 0 &&
  sites.every(({ formula }) => formula) &&
  flow.lost.length === 0 &&
  order.rings.length === 0;

function link({ parts, order, raw }: Read, sources: Sources): Definition {
  const asked = Object.values(parts.lookups).map(({ registry }) => registry);
  const called = Object.values(parts.effects).flatMap(effect =>
    effect.kind === 'call' ? [effect.call.split('.')[0] ?? ''] : [],
  );
  return Object.freeze({
    ...parts,
    order: order.order,
    pin: pinOf(raw, new Set([...asked, ...called].sort()), sources),
  });
}
