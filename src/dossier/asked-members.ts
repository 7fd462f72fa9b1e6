import type { RegistryRequest } from './ports.js';

/**
 * Which members of a record a question is about: the heads of the fields its expressions read, and the parts of the
 * key; every member where an expression reads all of them.
 */
export function askedMembers({ fields, by }: Pick<RegistryRequest, 'fields' | 'by'>) {
  const heads = new Set([...fields.map(headOf), ...Object.keys(by)]);
  const all = heads.has('*') || heads.has('**');
  return (name: string): boolean => all || heads.has(name);
}

const headOf = (field: string): string => field.split('.', 1)[0]!;
