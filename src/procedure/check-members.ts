import { escapeSegment } from '../source/pointer.js';
import type { Schema } from '../value/dialect.js';
import { linearRegex } from '../value/regex.js';
import { type Check, none, passes, type Reader, type Seen } from './check-value.js';
import { isRecord } from './path.js';
import type { RawIssue } from './validate.js';
import { MOST_RAW_ISSUES } from './validate.js';

type Members = Readonly<Record<string, unknown>>;
type Patterns = Readonly<Record<string, Schema>>;

/** The keywords that look into an object: its own members, and nothing it inherits. */
export const memberReaders: Readonly<Record<string, Reader>> = {
  properties: (value: Readonly<Record<string, Schema>>, compile) => {
    const members = Object.entries(value).map(([name, inner]) => [name, step(name), compile(inner)] as const);
    return onObject((data, pointer, found, seen) => {
      for (const [name, token, check] of members) {
        if (!Object.hasOwn(data, name)) continue;
        check(data[name], pointer + token, found, undefined);
        seen?.add(name);
      }
    });
  },
  patternProperties: (value: Patterns, compile) => {
    const patterns = Object.entries(value).map(
      ([pattern, inner]) => [linearRegex(pattern), compile(inner)] as const,
    );
    return onObject((data, pointer, found, seen) => {
      for (const name of Object.keys(data))
        for (const [pattern, check] of patterns) {
          if (found.length >= MOST_RAW_ISSUES || !pattern.test(name)) continue;
          check(data[name], pointer + step(name), found, undefined);
          seen?.add(name);
        }
    });
  },
  additionalProperties: (value: Schema, compile, schema) => {
    const known = new Set(Object.keys((schema.properties ?? {}) as object));
    const patterns = Object.keys((schema.patternProperties ?? {}) as object).map(linearRegex);
    const isKnown = (name: string) => known.has(name) || patterns.some(pattern => pattern.test(name));
    return others('additionalProperties', value, compile, isKnown);
  },
  unevaluatedProperties: (value: Schema, compile) =>
    others('unevaluatedProperties', value, compile, (name, seen) => seen?.has(name) === true),
  propertyNames: (value: Schema, compile) => {
    const check = compile(value);
    return onObject((data, pointer, found) => {
      if (Object.keys(data).every(name => passes(check, name, pointer))) return;
      found.push({ code: 'propertyNames', pointer, params: none });
    });
  },
  required: (value: readonly string[]) => {
    const names = value.map(name => [name, step(name)] as const);
    return onObject((data, pointer, found) => {
      for (const [name, token] of names) {
        if (!Object.hasOwn(data, name))
          found.push({ code: 'required', pointer: pointer + token, params: none });
      }
    });
  },
  dependentRequired: (value: Readonly<Record<string, readonly string[]>>) =>
    onObject((data, pointer, found) => {
      const wanted = Object.keys(value).flatMap(name => (Object.hasOwn(data, name) ? value[name]! : []));
      for (const name of wanted.filter(name => !Object.hasOwn(data, name)))
        found.push({ code: 'dependentRequired', pointer: pointer + step(name), params: none });
    }),
  dependentSchemas: (value: Readonly<Record<string, Schema>>, compile) => {
    const schemas = Object.entries(value).map(([name, inner]) => [name, compile(inner)] as const);
    return onObject((data, pointer, found, seen) => {
      for (const [name, check] of schemas) if (Object.hasOwn(data, name)) check(data, pointer, found, seen);
    });
  },
};

/** The members no other keyword knows. `false` is told once, at the object; no name of the data is repeated. */
function others(
  code: string,
  value: Schema,
  compile: (schema: Schema) => Check,
  isKnown: (name: string, seen: Seen | undefined) => boolean,
): Check {
  const check = compile(value);
  return onObject((data, pointer, found, seen) => {
    for (const name of Object.keys(data)) {
      if (found.length >= MOST_RAW_ISSUES || isKnown(name, seen)) continue;
      if (value === false) return void found.push({ code, pointer, params: none });
      check(data[name], pointer + step(name), found, undefined);
      seen?.add(name);
    }
  });
}

const onObject =
  (check: (data: Members, pointer: string, found: RawIssue[], seen: Seen | undefined) => void): Check =>
  (data, pointer, found, seen) => {
    if (isRecord(data)) check(data, pointer, found, seen);
  };

const step = (name: string): string => `/${escapeSegment(name)}`;
