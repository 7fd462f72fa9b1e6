import { defaultLimits, type Limits } from '../source/limits.js';
import { composed, isExact, isForbiddenKey, isWellFormed } from '../source/sound-value.js';
import { utf8 } from '../value/bytes.js';

/** Work and size left to a value that is being copied. */
interface Budget {
  bytes: number;
}

class NotPlain extends Error {}

/**
 * A copy of a value that came as an object and not as text, held to what the gate for JSON text lets in: plain
 * objects and lists, exact numbers, well-formed strings (NFC in the copy), no forbidden keys, within its limits.
 * Every member is read once, so a getter cannot answer twice. Members that are `undefined` are not there.
 * @param only the members of the outermost object to copy; all, unless told
 * @returns undefined for anything else; the work ends where a limit does
 */
export function plainJson(
  value: unknown,
  limits: Limits = defaultLimits,
  only?: readonly string[],
): { readonly value: unknown } | undefined {
  const budget = { bytes: limits.bytes };
  try {
    if (only === undefined) return { value: copied(value, limits.depth, budget) };
    const names = only.filter(name => Object.hasOwn(value as object, name));
    return { value: members(value as object, names, limits.depth - 1, budget) };
  } catch {
    // Not only ours: a getter or a proxy throws what it likes.
    return undefined;
  }
}

function copied(value: unknown, depth: number, budget: Budget): unknown {
  if (typeof value === 'string') return text(value, budget);
  if (typeof value === 'number') {
    if (!isExact(value)) throw new NotPlain();
    spend(budget, String(value).length);
    return value;
  }
  if (typeof value === 'boolean' || value === null) {
    spend(budget, 4);
    return value;
  }
  if (typeof value !== 'object' || depth === 0) throw new NotPlain();
  if (Array.isArray(value)) return list(value, depth - 1, budget);
  if (!isPlain(value)) throw new NotPlain();
  return members(value, Object.keys(value), depth - 1, budget);
}

function text(value: string, budget: Budget): string {
  // A string has at least as many bytes as units: a huge one is refused before it is looked at.
  if (value.length > budget.bytes || !isWellFormed(value)) throw new NotPlain();
  spend(budget, utf8(JSON.stringify(value)).length);
  return composed(value);
}

function list(value: readonly unknown[], depth: number, budget: Budget): unknown[] {
  spend(budget, 2);
  const copy: unknown[] = [];
  for (let at = 0; at < value.length; at += 1) {
    spend(budget, 1);
    copy.push(copied(value[at], depth, budget));
  }
  return copy;
}

function members(value: object, keys: readonly string[], depth: number, budget: Budget): object {
  spend(budget, 2);
  const copy: Record<string, unknown> = {};
  for (const key of keys) {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (member === undefined) continue;
    const name = text(key, budget);
    if (isForbiddenKey(name) || Object.hasOwn(copy, name)) throw new NotPlain();
    spend(budget, 2);
    copy[name] = copied(member, depth, budget);
  }
  return copy;
}

/** Object literals and what JSON.parse makes, of another frame too; no Date, no Map, no class. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function spend(budget: Budget, bytes: number): void {
  budget.bytes -= bytes;
  if (budget.bytes < 0) throw new NotPlain();
}
