/** Puts values, told by the index of their path, at their paths into one fresh object; what is undefined is absent. */
export type Assemble = (at: (index: number) => unknown) => Record<string, unknown>;

interface Node {
  readonly name: string;
  readonly index: number;
  /** Of an object on the way. */
  readonly inside: Node[] | undefined;
}

/** Lays the paths out once; the object's keys come in their order, and no object in it is empty. */
export function assembler(paths: readonly (readonly string[])[]): Assemble {
  const root: Node[] = [];
  for (const [index, path] of paths.entries()) {
    let nodes = root;
    for (const name of path.slice(0, -1)) nodes = inside(nodes, name);
    nodes.push({ name: path.at(-1)!, index, inside: undefined });
  }
  return at => made(root, at) ?? {};
}

function inside(nodes: Node[], name: string): Node[] {
  const known = nodes.find(node => node.name === name)?.inside;
  if (known) return known;
  const node = { name, index: -1, inside: [] };
  nodes.push(node);
  return node.inside;
}

function made(nodes: readonly Node[], at: (index: number) => unknown): Record<string, unknown> | undefined {
  let object: Record<string, unknown> | undefined;
  for (const { name, index, inside } of nodes) {
    const value = inside ? made(inside, at) : at(index);
    if (value === undefined) continue;
    object ??= {};
    object[name] = value;
  }
  return object;
}
