import type { Edge } from './dependencies.js';
import type { NodeId } from './model.js';

/** Nodes that need one another, first and last the same; `edges[i]` is why `nodes[i]` needs `nodes[i + 1]`. */
export interface Ring {
  readonly nodes: readonly NodeId[];
  readonly edges: readonly Edge[];
}

export interface Order {
  /** Every node after what it reads; where the graph leaves a choice, in the order of the definition. */
  readonly order: readonly NodeId[];
  readonly rings: readonly Ring[];
}

interface Open {
  readonly node: NodeId;
  readonly edges: readonly Edge[];
  next: number;
}

/** Sorts the dependency graph. Each way back that is met is one ring. */
export function orderOf(graph: ReadonlyMap<NodeId, readonly Edge[]>): Order {
  const order: NodeId[] = [];
  const rings: Ring[] = [];
  const done = new Set<NodeId>();
  const inRing = new Set<NodeId>();
  for (const root of graph.keys()) {
    const open: Open[] = done.has(root) ? [] : [{ node: root, edges: graph.get(root) ?? [], next: 0 }];
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const edge = top.edges[top.next++];
      if (!edge) {
        open.pop();
        done.add(top.node);
        order.push(top.node);
        continue;
      }
      if (done.has(edge.to) || !graph.has(edge.to)) continue;
      const back = open.findIndex(({ node }) => node === edge.to);
      if (back < 0) open.push({ node: edge.to, edges: graph.get(edge.to) ?? [], next: 0 });
      else addRing(rings, inRing, open.slice(back));
    }
  }
  return { order, rings };
}

/** One ring for nodes that stand in several: mending it shows the next. */
function addRing(rings: Ring[], inRing: Set<NodeId>, open: readonly Open[]): void {
  const nodes = open.map(({ node }) => node);
  if (nodes.some(node => inRing.has(node))) return;
  for (const node of nodes) inRing.add(node);
  const edges = open.map(({ edges: all, next }) => all[next - 1] as Edge);
  rings.push({ nodes: [...nodes, nodes[0] as NodeId], edges });
}
