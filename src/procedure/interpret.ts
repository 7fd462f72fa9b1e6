import type { JsonSchema } from '../definition/model.js';
import { assertions } from './assertions.js';
import type { IssueParams } from './issue-message.js';
import type { MakeValidator, RawIssue } from './validate.js';
import { MOST_RAW_ISSUES, requireDialect } from './validate.js';

/** Looks at a value and notes what is wrong with it. */
type Check = (data: unknown, pointer: string, found: RawIssue[]) => void;

/** Turns one keyword of a schema into a check. */
type Reader = (value: never, compile: (schema: JsonSchema) => Check, schema: JsonSchema) => Check;

const none: IssueParams = Object.freeze({});
const NO_ISSUES: readonly RawIssue[] = Object.freeze([]);

/**
 * The validator of the portable door: a schema becomes closures once, with no code generation, patterns run in
 * linear time, and only own properties count. The Node door has Ajv; both give the same issues.
 */
export const interpret: MakeValidator = schema => {
  requireDialect(schema);
  const check = compiler(schema)(schema);
  return data => {
    const found: RawIssue[] = [];
    check(data, '', found);
    return found.length === 0 ? NO_ISSUES : Object.freeze(found.slice(0, MOST_RAW_ISSUES));
  };
};

function compiler(root: JsonSchema): (schema: JsonSchema) => Check {
  const definitions = (root.$defs ?? {}) as Readonly<Record<string, JsonSchema>>;
  const compile = (schema: JsonSchema): Check => {
    const checks = Object.entries(schema).flatMap(([keyword, value]): Check[] => {
      if (keyword === '$ref') return [compile(definitions[unescaped((value as string).slice(8))]!)];
      if (Object.hasOwn(assertions, keyword)) return [assertion(keyword, value)];
      return Object.hasOwn(readers, keyword) ? [readers[keyword]!(value as never, compile, schema)] : [];
    });
    return all(checks);
  };
  return compile;
}

function all(checks: readonly Check[]): Check {
  if (checks.length === 1) return checks[0]!;
  return (data, pointer, found) => {
    for (const check of checks) if (found.length < MOST_RAW_ISSUES) check(data, pointer, found);
  };
}

function assertion(code: string, value: unknown): Check {
  const { holds, params } = assertions[code]!(value);
  return (data, pointer, found) => {
    if (!holds(data)) found.push({ code, pointer, params });
  };
}

const readers: Readonly<Record<string, Reader>> = {
  properties: (value: Readonly<Record<string, JsonSchema>>, compile) => {
    const members = Object.entries(value).map(
      ([name, inner]) => [name, `/${escaped(name)}`, compile(inner)] as const,
    );
    return onObject((data, pointer, found) => {
      for (const [name, token, check] of members) {
        if (Object.hasOwn(data, name)) check(data[name], pointer + token, found);
      }
    });
  },
  required: (value: readonly string[]) => {
    const names = value.map(name => [name, `/${escaped(name)}`] as const);
    return onObject((data, pointer, found) => {
      for (const [name, token] of names) {
        if (!Object.hasOwn(data, name))
          found.push({ code: 'required', pointer: pointer + token, params: none });
      }
    });
  },
  additionalProperties: (value: boolean, _compile, schema) => {
    const known = new Set(Object.keys((schema.properties ?? {}) as object));
    return onObject((data, pointer, found) => {
      if (value || Object.keys(data).every(name => known.has(name))) return;
      found.push({ code: 'additionalProperties', pointer, params: none });
    });
  },
  items: (value: JsonSchema, compile, schema) => {
    const first = ((schema.prefixItems ?? []) as readonly unknown[]).length;
    const check = compile(value);
    return onArray((data, pointer, found) => {
      for (let i = first; i < data.length && found.length < MOST_RAW_ISSUES; i++)
        check(data[i], `${pointer}/${i}`, found);
    });
  },
  prefixItems: (value: readonly JsonSchema[], compile) => {
    const checks = value.map(compile);
    return onArray((data, pointer, found) => {
      for (const [i, check] of checks.entries())
        if (i < data.length) check(data[i], `${pointer}/${i}`, found);
    });
  },
  allOf: (value: readonly JsonSchema[], compile) => all(value.map(compile)),
  anyOf: (value: readonly JsonSchema[], compile) => alternatives('anyOf', value.map(compile), 1),
  oneOf: (value: readonly JsonSchema[], compile) => alternatives('oneOf', value.map(compile), 2),
  not: (value: JsonSchema, compile) => {
    const check = compile(value);
    return (data, pointer, found) => {
      if (passes(check, data)) found.push({ code: 'not', pointer, params: none });
    };
  },
  if: (value: JsonSchema, compile, schema) => {
    const test = compile(value);
    const [yes, no] = [schema.then, schema.else].map(branch => compile((branch ?? {}) as JsonSchema));
    return (data, pointer, found) => (passes(test, data) ? yes! : no!)(data, pointer, found);
  },
};

/**
 * `anyOf` is met by its first branch that fits, `oneOf` is broken by a second. When it is not met, what each
 * branch missed is told too, for that is what a person can mend.
 */
function alternatives(code: 'anyOf' | 'oneOf', branches: readonly Check[], enough: number): Check {
  return (data, pointer, found) => {
    const missed: RawIssue[] = [];
    let fits = 0;
    for (const check of branches) {
      const own: RawIssue[] = [];
      check(data, pointer, own);
      if (own.length === 0 && ++fits === enough) break;
      if (missed.length < MOST_RAW_ISSUES) missed.push(...own);
    }
    if (fits === 1) return;
    found.push({ code, pointer, params: none }, ...missed);
  };
}

function passes(check: Check, data: unknown): boolean {
  const found: RawIssue[] = [];
  check(data, '', found);
  return found.length === 0;
}

const onObject =
  (check: (data: Readonly<Record<string, unknown>>, pointer: string, found: RawIssue[]) => void): Check =>
  (data, pointer, found) => {
    if (typeof data === 'object' && data !== null && !Array.isArray(data)) {
      check(data as Readonly<Record<string, unknown>>, pointer, found);
    }
  };

const onArray =
  (check: (data: readonly unknown[], pointer: string, found: RawIssue[]) => void): Check =>
  (data, pointer, found) => {
    if (Array.isArray(data)) check(data, pointer, found);
  };

const escaped = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');
const unescaped = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');
