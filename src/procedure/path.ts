import { isRaw as isRecord } from '../definition/raw.js';

export { isRecord };

/** The value at a path of own keys, `undefined` where there is none. */
export function valueAt(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const key of path) {
    if (!isRecord(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** Sets a value in a tree of fresh objects, making the objects on the way. */
export function setAt(root: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let node = root;
  const last = path.length - 1;
  for (let i = 0; i < last; i++) {
    const key = path[i]!;
    if (!Object.hasOwn(node, key)) node[key] = {};
    node = node[key] as Record<string, unknown>;
  }
  node[path[last]!] = value;
}
