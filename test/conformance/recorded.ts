/** The same document, noting in `paths` every field read from it; array positions are not noted. */
export function recorded<T>(value: T, path: readonly string[], paths: Map<string, readonly string[]>): T {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(target, key) {
      const each: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol' || (Array.isArray(target) && !/^\d+$/.test(key))) return each;
      const below = Array.isArray(target) ? path : [...path, key];
      paths.set(JSON.stringify(below), below);
      return recorded(each, below, paths);
    },
  });
}

/** Whether a read covers a path: the path leads to it, or lies below it. */
export const covers = (read: readonly string[], path: readonly string[]): boolean =>
  path.every(
    (part, i) =>
      i >= read.length ||
      read[i] === part ||
      read[i] === '*' ||
      read[i] === '**' ||
      read.slice(0, i).includes('**'),
  );
