import type { Schema, SchemaObject } from '../value/dialect.js';
import { isSchemaObject } from '../value/dialect.js';
import { ringsIn } from '../value/recursion.js';
import { referencesOf } from '../value/references.js';
import { assertions } from './assertions.js';
import { choiceReaders } from './check-choices.js';
import { elementReaders } from './check-elements.js';
import { memberReaders } from './check-members.js';
import { all, type Check, join, none, type Reader, type Seen } from './check-value.js';
import type { MakeValidator, RawIssue, SchemaValidator } from './validate.js';
import { MOST_RAW_ISSUES, requireDialect } from './validate.js';

const NO_ISSUES: readonly RawIssue[] = Object.freeze([]);

/** How often a reference may lead into itself; an input nests at most 64 levels. */
const MOST_LEVELS = 64;

const readers: Readonly<Record<string, Reader>> = { ...choiceReaders, ...memberReaders, ...elementReaders };

/**
 * The validator of the portable door: a schema becomes closures once, with no code generation, patterns run in
 * linear time, and only own properties count. The Node door has Ajv; both give the same issues.
 */
export const interpret: MakeValidator = schema => interpreter(schema)(schema);

/** Makes validators of the parts of one schema, whose references may lead anywhere in it. */
export function interpreter(whole: Schema): (part: Schema) => SchemaValidator {
  requireDialect(whole);
  const { compile, forget } = compiler(whole);
  return part => {
    const check = compile(part);
    return data => {
      const found: RawIssue[] = [];
      forget();
      check(data, '', found, undefined);
      return found.length === 0 ? NO_ISSUES : Object.freeze(found.slice(0, MOST_RAW_ISSUES));
    };
  };
}

/** What a schema had to say of the value at a pointer. */
interface Judged {
  readonly found: readonly RawIssue[];
  readonly seen: Seen;
}

function compiler(root: Schema): { compile(schema: Schema): Check; forget(): void } {
  const references = referencesOf(root);
  const rings = ringsIn(references);
  const checks = new Map<SchemaObject, Check>();
  /** By schema that contains itself, then by pointer of the value. */
  const judged = new Map<Check, Map<string, Judged>>();
  let level = 0;

  const compile = (schema: Schema): Check => {
    if (!isSchemaObject(schema)) return schema ? () => {} : admitsNothing;
    const known = Object.entries(schema).filter(([keyword]) => !keyword.startsWith('unevaluated'));
    const own = all(known.flatMap(([keyword, value]) => reading(keyword, value, schema)));
    const rest = Object.entries(schema).filter(([keyword]) => keyword.startsWith('unevaluated'));
    if (rest.length === 0) return own;
    return withRest(own, all(rest.flatMap(([keyword, value]) => reading(keyword, value, schema))));
  };

  const reading = (keyword: string, value: unknown, schema: SchemaObject): readonly Check[] => {
    if (keyword === '$ref') {
      const target = references.leadsTo(schema)!;
      return [rings.has(schema) && isSchemaObject(target) ? again(target) : compile(target)];
    }
    if (Object.hasOwn(assertions, keyword)) return [assertion(keyword, value)];
    return Object.hasOwn(readers, keyword) ? [readers[keyword]!(value as never, compile, schema)] : [];
  };

  /** A schema that contains itself is compiled when it is first met, and judges each value once. */
  const again = (target: SchemaObject): Check => {
    const check: Check = (data, pointer, found, seen) => {
      if (!checks.has(target)) checks.set(target, compile(target));
      const inner = checks.get(target)!;
      // Names of members are judged at the pointer of their object; being no objects, they lead no further.
      if (typeof data !== 'object' || data === null) return inner(data, pointer, found, seen);
      const known = judged.get(check)!;
      if (!known.has(pointer)) known.set(pointer, judge(inner, data, pointer));
      const result = known.get(pointer)!;
      found.push(...result.found);
      if (seen) join(seen, result.seen);
    };
    judged.set(check, new Map());
    return check;
  };

  const judge = (check: Check, data: unknown, pointer: string): Judged => {
    if (level === MOST_LEVELS) return { found: [{ code: '$ref', pointer, params: none }], seen: new Set() };
    const result = { found: [] as RawIssue[], seen: new Set<string | number>() };
    level += 1;
    check(data, pointer, result.found, result.seen);
    level -= 1;
    return result;
  };

  const forget = (): void => {
    level = 0;
    for (const known of judged.values()) known.clear();
  };
  return { compile, forget };
}

/** `unevaluated…` looks at what nothing beside it has looked at. */
function withRest(own: Check, rest: Check): Check {
  return (data, pointer, found, seen) => {
    const looked: Seen = new Set();
    own(data, pointer, found, looked);
    rest(data, pointer, found, looked);
    if (seen) join(seen, looked);
  };
}

const admitsNothing: Check = (_data, pointer, found) =>
  void found.push({ code: 'false', pointer, params: none });

function assertion(code: string, value: unknown): Check {
  const { holds, params } = assertions[code]!(value);
  return (data, pointer, found) => {
    if (!holds(data)) found.push({ code, pointer, params });
  };
}
