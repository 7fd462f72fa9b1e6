import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type Json = { readonly [key: string]: unknown };

export const readObject = (path: string): Json => JSON.parse(readFileSync(path, 'utf8')) as Json;

/** Every JSON file under these folders, as a path from the repository root. */
export function filesUnder(...folders: readonly string[]): readonly string[] {
  return folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.json'))
      .map(name => join(folder, name))
      .sort(),
  );
}

/** Path of the schema a file names in its own `$schema`. */
export const schemaOf = (path: string): string => join(dirname(path), String(readObject(path).$schema));

/** Every value that stands under this key, anywhere in a file. */
export function valuesAt(value: unknown, key: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === key && !Array.isArray(value) ? [inner] : []),
    ...valuesAt(inner, key),
  ]);
}

/** A registry's record schema as plain JSON Schema: code lists become `enum`. */
export function withCodes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withCodes);
  if (typeof value !== 'object' || value === null) return value;
  const { codes, ...rest } = value as Json;
  const plain = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, withCodes(inner)]));
  return typeof codes === 'string' ? { ...plain, enum: codesOf(codes) } : plain;
}

export const codesOf = (list: string): readonly string[] =>
  (readObject(`schemas/codes/${list}.json`).values as readonly { code: string }[]).map(({ code }) => code);
