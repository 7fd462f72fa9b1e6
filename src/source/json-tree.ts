import { pathOf } from './pointer.js';

/** A JSON value with its place: `offset` and `length` in UTF-16 units. `broken`: missing or unreadable. */
export type JsonNode =
  | (Span & { readonly kind: 'object'; readonly members: readonly JsonMember[] })
  | (Span & { readonly kind: 'array'; readonly items: readonly JsonNode[] })
  | (Span & { readonly kind: 'string' | 'number' | 'boolean' | 'null'; readonly value: unknown })
  | (Span & { readonly kind: 'broken' });

export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** A key, with the span of its token, and what it holds. */
export interface JsonMember extends Span {
  readonly key: string;
  readonly node: JsonNode;
}

/** The plain value; a broken member is there with the value `undefined`, so that nobody misses its key. */
export function plainValue(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.members.map(member => [member.key, plainValue(member.node)]));
    case 'array':
      return node.items.map(plainValue);
    case 'broken':
      return undefined;
    default:
      return node.value;
  }
}

/** What stands at a pointer. `exact` is false when it is only the nearest thing around it that exists. */
export interface Spot {
  readonly node: JsonNode;
  readonly key?: Span;
  readonly exact: boolean;
}

export function spotAt(root: JsonNode, pointer: string): Spot {
  let spot: Spot = { node: root, exact: true };
  for (const segment of pathOf(pointer)) {
    const next = childOf(spot.node, segment);
    if (!next) return { ...spot, exact: false };
    spot = next;
  }
  return spot;
}

type ObjectNode = Extract<JsonNode, { kind: 'object' }>;
const indexes = new WeakMap<ObjectNode, ReadonlyMap<string, JsonMember>>();

/** Members by key, the first of those that share one; made once, for every finding asks where it stands. */
function membersOf(node: ObjectNode): ReadonlyMap<string, JsonMember> {
  const known = indexes.get(node);
  if (known) return known;
  const index = new Map(node.members.toReversed().map(member => [member.key, member]));
  indexes.set(node, index);
  return index;
}

function childOf(node: JsonNode, segment: string): Spot | undefined {
  if (node.kind === 'object') {
    const member = membersOf(node).get(segment);
    return member && { node: member.node, key: member, exact: true };
  }
  const item = node.kind === 'array' ? node.items[Number(segment)] : undefined;
  return item && { node: item, exact: true };
}
