import type { Definition, Formula } from './model.js';
import { isVerified, registryField } from './registry-field.js';
import type { RegistryFile } from './sources.js';
import { type FormulaUse, type Use, usesOf } from './uses.js';

/** One field of a registry's record that a procedure reads, and what for. */
export interface FieldRead {
  /** Dotted path in the record; `**` at the end: a whole part of the record is read. */
  readonly field: string;
  /** As the registry's file calls it; absent for a whole record. */
  readonly title?: string;
  /** Whether the registry vouches for it. */
  readonly verified: boolean;
  /** Where the registry's file says it was read: `page: …`, or `knowledge, unverified`. */
  readonly source?: string;
  readonly uses: readonly Use[];
}

/** One question to a registry, about one subject, on one legal basis. */
export interface Question {
  readonly lookup: string;
  /** Short name of the basis, and the legal text. */
  readonly basis: string;
  readonly legalText: string;
  readonly use: string;
  readonly unavailable: string;
  /** The purpose it waits to be consented to, and what the person reads. */
  readonly consent?: { readonly purpose: string; readonly words: string };
  /** What is told to the registry: each part of the key with the expression that gives it. */
  readonly by: Readonly<Record<string, string>>;
  readonly fields: readonly FieldRead[];
}

export interface RegistryRead {
  readonly registry: string;
  readonly title: string;
  readonly owner?: string;
  readonly questions: readonly Question[];
}

/** All a procedure may ask of the state's databases: registry, question, field, legal basis and use. */
export interface Manifest {
  readonly code: string;
  readonly version: string;
  readonly title: string;
  readonly pin: string;
  readonly registries: readonly RegistryRead[];
  /** What is read of the login, which is no registry: dotted paths under `$applicant` and `$onBehalfOf`. */
  readonly login: readonly { readonly field: string; readonly uses: readonly Use[] }[];
}

type Registries = Readonly<Record<string, RegistryFile>>;

/**
 * The least-data manifest of a definition (Luật 91/2025/QH15 on personal data: only what the purpose needs). It is what
 * the expressions read, found from their syntax; the runtime asks for nothing else.
 */
export function manifestOf(definition: Definition, registries: Registries): Manifest {
  const { code, version, title, pin, lookups } = definition;
  const uses = usesOf(definition);
  const names = [...new Set(Object.values(lookups).map(({ registry }) => registry))].sort();
  const read = names.map(name => {
    const file = registries[name];
    const questions = Object.values(lookups).filter(({ registry }) => registry === name);
    return {
      registry: name,
      title: file?.title ?? name,
      ...(typeof file?.owner === 'string' && { owner: file.owner }),
      questions: questions.map(lookup => questionOf(lookup.name, definition, file, uses)),
    };
  });
  const login = ['applicant', 'onBehalfOf'].flatMap(name =>
    readUnder(name, uses).map(field => ({ field: `$${name}.${field}`, uses: usesFor(name, field, uses) })),
  );
  return { code, version, title, pin, registries: read, login };
}

function questionOf(
  name: string,
  { lookups, legalBasis, consents = {} }: Definition,
  file: RegistryFile | undefined,
  uses: readonly FormulaUse[],
): Question {
  const { basis, use, unavailable, by, consent, fields } = lookups[name]!;
  return {
    lookup: name,
    basis,
    legalText: legalBasis[basis] ?? basis,
    use,
    unavailable,
    ...(consent !== undefined && { consent: { purpose: consent, words: consents[consent] ?? consent } }),
    by: Object.fromEntries(Object.entries(by).map(([part, { text }]) => [part, text])),
    // The same list that the registry is asked with.
    fields: fields.map(field => fieldOf(name, field, file, uses)),
  };
}

function fieldOf(
  lookup: string,
  field: string,
  file: RegistryFile | undefined,
  uses: readonly FormulaUse[],
): FieldRead {
  const path = field.split('.');
  const schemas = file ? registryField(file, path) : [];
  const last = schemas.at(-1);
  return {
    field,
    ...(typeof last?.title === 'string' && { title: last.title }),
    verified: file !== undefined && isVerified(file, path),
    ...sourceOf(schemas),
    uses: usesFor(lookup, field, uses),
  };
}

/** The innermost source that is written on the way to a field. */
function sourceOf(schemas: readonly { readonly [keyword: string]: unknown }[]): { readonly source?: string } {
  const source = schemas.map(schema => schema.source).findLast(each => typeof each === 'string');
  return typeof source === 'string' ? { source } : {};
}

const pathUnder = (name: string, { reads }: Formula): readonly string[] =>
  reads.flatMap(([head, ...path]) => (head === `$${name}` && path.length > 0 ? [path.join('.')] : []));

const readUnder = (name: string, uses: readonly FormulaUse[]): readonly string[] =>
  [...new Set(uses.flatMap(({ formula }) => pathUnder(name, formula)))].sort();

const usesFor = (name: string, field: string, uses: readonly FormulaUse[]): readonly Use[] =>
  uses.filter(({ formula }) => pathUnder(name, formula).includes(field)).map(({ use }) => use);
