import { below } from '../../definition/path.js';
import { rawIn } from '../../definition/raw.js';
import type { Reading } from '../../definition/read.js';
import type { RegistryFile } from '../../definition/sources.js';
import { text } from '../../source/text.js';
import { didYouMean } from '../did-you-mean.js';
import { type Member, membersOf } from '../members.js';
import type { Rule } from '../rule.js';

/** A part of a key must be one the registry knows. */
export const unknownKeyPart: Rule = {
  code: 'unknown-key-part',
  severity: 'error',
  check(reading, report) {
    for (const { lookup, registry } of askedRegistries(reading)) {
      for (const part of unknownParts(lookup, registry)) {
        const message = text(
          `"${registry.name}" không nhận khóa "${part}".`,
          `"${registry.name}" takes no key "${part}".`,
        );
        report(
          { pointer: below(lookup.pointer, 'by', part), part: 'key' },
          message,
          didYouMean(part, Object.keys(registry.keys)),
        );
      }
    }
  },
};

/** The parts of a key together must be one of the combinations the registry answers to. */
export const keySet: Rule = {
  code: 'key-set',
  severity: 'error',
  check(reading, report) {
    for (const { lookup, registry } of askedRegistries(reading)) {
      const parts = Object.keys(rawIn(lookup.raw, 'by'));
      if (parts.length === 0 || unknownParts(lookup, registry).length > 0) continue;
      if (
        registry.keySets.some(set => set.length === parts.length && set.every(part => parts.includes(part)))
      )
        continue;
      const sets = registry.keySets.map(set => set.join(' + ')).join('; ');
      const message = text(
        `Không hỏi được "${registry.name}" bằng ${parts.join(' + ')}.`,
        `"${registry.name}" cannot be asked by ${parts.join(' + ')}.`,
      );
      report(
        { pointer: below(lookup.pointer, 'by'), part: 'key' },
        message,
        text(`Các bộ khóa: ${sets}.`, `Its key sets: ${sets}.`),
      );
    }
  },
};

/** The lookups whose registry is known. */
const askedRegistries = (reading: Reading): readonly { lookup: Member; registry: RegistryFile }[] =>
  membersOf(reading, 'lookups').flatMap(lookup => {
    const name = lookup.raw.registry;
    const { registries } = reading.sources;
    const registry =
      typeof name === 'string' && Object.hasOwn(registries, name) ? registries[name] : undefined;
    return registry ? [{ lookup, registry }] : [];
  });

const unknownParts = (lookup: Member, registry: RegistryFile): readonly string[] =>
  Object.keys(rawIn(lookup.raw, 'by')).filter(part => !Object.hasOwn(registry.keys, part));
