import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderOf } from '../../src/definition/order.js';

const graphOf = (edges: Readonly<Record<string, readonly string[]>>) =>
  new Map(
    Object.entries(edges).map(([node, reads]) => [node, reads.map(to => ({ to, pointer: `${node}>${to}` }))]),
  );

describe('order', () => {
  test('each after what it reads, otherwise as written', () => {
    expect(orderOf(graphOf({ a: ['c'], b: [], c: ['d'], d: [] })).order).toEqual(['d', 'c', 'a', 'b']);
  });

  test('what is read but not there is passed over', () => {
    expect(orderOf(graphOf({ a: ['nowhere'] }))).toEqual({ order: ['a'], rings: [] });
  });

  test('a ring is named with the expressions that close it', () => {
    const [ring] = orderOf(graphOf({ a: ['b'], b: ['c'], c: ['a'] })).rings;
    expect(ring?.nodes).toEqual(['a', 'b', 'c', 'a']);
    expect(ring?.edges.map(({ pointer }) => pointer)).toEqual(['a>b', 'b>c', 'c>a']);
  });

  test('a node that reads itself is a ring of one', () => {
    expect(orderOf(graphOf({ a: ['a'] })).rings.map(({ nodes }) => nodes)).toEqual([['a', 'a']]);
  });

  test('ten thousand in a row do not exhaust the stack', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `n${i}`);
    const graph = graphOf(Object.fromEntries(names.map((name, i) => [name, names.slice(i + 1, i + 2)])));
    expect(orderOf(graph).order).toEqual(names.toReversed());
  });
});

const graphs = fc.integer({ min: 1, max: 12 }).chain(size => {
  const node = fc.integer({ min: 0, max: size - 1 });
  return fc.array(fc.uniqueArray(node, { maxLength: 3 }), { minLength: size, maxLength: size });
});

/** Whether some node can be reached from itself. */
function hasRing(reads: readonly (readonly number[])[]): boolean {
  const reachable = (from: number, seen = new Set<number>()): Set<number> => {
    for (const to of reads[from] ?? []) if (!seen.has(to)) reachable(to, seen.add(to));
    return seen;
  };
  return reads.some((_, node) => reachable(node).has(node));
}

test('any graph is either sorted or has a ring, and a ring is one', () => {
  fc.assert(
    fc.property(graphs, reads => {
      const graph = graphOf(Object.fromEntries(reads.map((to, i) => [`n${i}`, to.map(each => `n${each}`)])));
      const { order, rings } = orderOf(graph);
      expect(order.length).toBe(reads.length);
      expect(rings.length > 0).toBe(hasRing(reads));
      for (const { nodes, edges } of rings) {
        expect(nodes[0]).toBe(nodes.at(-1));
        for (const [i, { to }] of edges.entries()) expect(to).toBe(nodes[i + 1]);
      }
      if (rings.length > 0) return;
      const at = new Map(order.map((node, i) => [node, i]));
      for (const [node, edges] of graph) {
        for (const { to } of edges) expect(at.get(to)).toBeLessThan(at.get(node) as number);
      }
    }),
  );
});
