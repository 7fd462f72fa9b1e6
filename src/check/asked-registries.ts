import { rawIn } from '../definition/raw.js';
import type { Reading } from '../definition/read.js';
import type { RegistryFile } from '../definition/sources.js';
import { type Member, membersOf } from './members.js';

/** The lookups whose registry is known. */
export const askedRegistries = (reading: Reading): readonly { lookup: Member; registry: RegistryFile }[] =>
  membersOf(reading, 'lookups').flatMap(lookup => {
    const name = lookup.raw.registry;
    const { registries } = reading.sources;
    const registry =
      typeof name === 'string' && Object.hasOwn(registries, name) ? registries[name] : undefined;
    return registry ? [{ lookup, registry }] : [];
  });

/** Parts of a lookup's key that its registry does not take. */
export const unknownParts = (lookup: Member, registry: RegistryFile): readonly string[] =>
  Object.keys(rawIn(lookup.raw, 'by')).filter(part => !Object.hasOwn(registry.keys, part));
