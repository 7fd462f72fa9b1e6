import type { JsonSchema } from './model.js';
import { isRaw, rawOf } from './raw.js';
import type { RegistryFile } from './sources.js';

/**
 * The schemas on the way to a field of a registry's record, lists opened; empty when the path leads nowhere. A `*`
 * or `**` ends the way where it stands.
 */
export function registryField(registry: RegistryFile, path: readonly string[]): readonly JsonSchema[] {
  const way: JsonSchema[] = [];
  let at: JsonSchema = registry.record;
  for (const name of path) {
    if (name === '*' || name === '**') return way;
    while (isRaw(at.items)) at = at.items;
    const next = rawOf(at.properties)[name];
    if (!isRaw(next)) return [];
    at = next;
    way.push(at);
  }
  return way;
}

/** Whether the registry vouches for a field: the field itself or something around it is marked `verified`. */
export const isVerified = (registry: RegistryFile, path: readonly string[]): boolean =>
  registryField(registry, path).some(({ verified }) => verified === true);
