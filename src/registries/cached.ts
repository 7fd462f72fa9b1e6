import type { RegistryFile } from '../definition/sources.js';
import { askedMembers } from '../dossier/asked-members.js';
import { millisBetween } from '../dossier/instant.js';
import { judgeRecord } from '../dossier/judge-record.js';
import { plainJson } from '../dossier/plain-json.js';
import type { Clock, Registry, RegistryAnswer, RegistryRequest } from '../dossier/ports.js';
import { deepFreeze } from '../procedure/deep-freeze.js';
import { isRecord } from '../procedure/path.js';
import { canonicalJson } from '../value/canonical.js';
import { jsonEqual } from '../value/json-equal.js';
import { misconfigured, wholeNumber } from './misconfigured.js';

export interface CacheOptions {
  /** Milliseconds an answer may be given again: what the agency and the registry's keeper agreed on. */
  readonly maxAge: number;
  /** Most answers kept, the oldest leave first; 1,000 unless told. */
  readonly size?: number;
  /** Which outcomes are kept; `found` unless told. */
  readonly keep?: readonly ('found' | 'notFound')[];
  /** `dossier`: an answer is given again to its own dossier only, for registries that account for each dossier. */
  readonly scope?: 'dossier';
  /** The host's unless told. */
  readonly clock?: Clock;
}

export interface CacheCounts {
  readonly hits: number;
  readonly misses: number;
  readonly kept: number;
}

/** A registry whose answers are kept for a while. */
export interface CachedRegistry extends Registry {
  /** Lets go of the answers whose key has all these parts, of every answer unless told. Returns how many. */
  forget(by?: Readonly<Record<string, unknown>>): number;
  counts(): CacheCounts;
}

interface Entry {
  readonly by: Readonly<Record<string, unknown>>;
  /** When it was asked for: no answer is younger than it says. */
  readonly at: string;
  readonly answer: RegistryAnswer;
}

const DAY_MS = 86_400_000;
const hostClock: Clock = { now: () => new Date().toISOString() };

/**
 * Keeps a registry's answers in memory, each for its key, asked fields and legal basis, up to a declared age, or the
 * lookup's own where that is less. Of a record only what was asked is kept, and only when it is about whom was asked
 * for. An answer given again says when it was got, and as of when it holds: what the registry said, else the same.
 * @throws ConfigurationError on a size or an age that cannot be kept to
 */
export function cached(registry: Registry, declared: RegistryFile, options: CacheOptions): CachedRegistry {
  const { clock = hostClock, keep = ['found'], scope } = options;
  const maxAge = wholeNumber('maxAge', options.maxAge, -1, DAY_MS);
  const size = wholeNumber('size', options.size, 1000, 1_000_000);
  if (!keep.every(outcome => outcome === 'found' || outcome === 'notFound')) throw neverKept();
  /** In the order they were got, so that the oldest come first. */
  const entries = new Map<string, Entry>();
  let [hits, misses, forgotten] = [0, 0, 0];

  /** A clock that was set back makes every entry of later than now too old. */
  const isFresh = ({ at }: Entry, now: string, asked = maxAge): boolean => {
    const age = millisBetween(at, now);
    return age >= 0 && age < Math.min(maxAge, asked);
  };

  const sweep = (now: string): void => {
    for (const [name, entry] of entries) if (!isFresh(entry, now)) entries.delete(name);
  };

  const put = (name: string, request: RegistryRequest, answer: RegistryAnswer, got: string): void => {
    const kept = keep.some(outcome => outcome === answer.outcome) && keepable(declared, request, answer, got);
    if (!kept) return;
    entries.delete(name);
    entries.set(name, { by: request.by, at: answer.at ?? got, answer: kept });
    for (const oldest of entries.keys()) if (entries.size > size) entries.delete(oldest);
  };

  const ask = async (request: RegistryRequest, signal?: AbortSignal): Promise<RegistryAnswer> => {
    const name = nameOf(request, scope);
    const before = clock.now();
    sweep(before);
    const entry = name === undefined ? undefined : entries.get(name);
    if (entry && isFresh(entry, before, request.maxAgeMs)) {
      hits += 1;
      return { ...entry.answer, at: entry.at, ms: 0 };
    }
    misses += 1;
    const era = forgotten;
    const answer = await registry.ask(request, signal);
    // What was forgotten meanwhile must not come back by an answer that was under way.
    if (name !== undefined && era === forgotten) put(name, request, answer, before);
    return answer;
  };

  return Object.freeze({
    ask,
    forget: (by: Readonly<Record<string, unknown>> = {}) => {
      forgotten += 1;
      const gone = [...entries].filter(([, entry]) =>
        Object.entries(by).every(([part, value]) => jsonEqual(entry.by[part], value)),
      );
      for (const [name] of gone) entries.delete(name);
      return gone.length;
    },
    counts: () => ({ hits, misses, kept: entries.size }),
  });
}

/** One name for equal questions; none for what is no question. */
function nameOf(request: RegistryRequest, scope: CacheOptions['scope']): string | undefined {
  const { registry, by, fields, basis, dossier } = request;
  try {
    return canonicalJson([registry, by, [...fields].sort(), basis, ...(scope ? [dossier] : [])]);
  } catch {
    return undefined;
  }
}

/** The answer as it may be given again: a frozen copy, of the record only what was asked. */
function keepable(
  declared: RegistryFile,
  request: RegistryRequest,
  answer: RegistryAnswer,
  got: string,
): RegistryAnswer | undefined {
  const { outcome, record, id, version, asOf = got, signed } = answer;
  const receipt = plainJson({ outcome, id, version, asOf, signed });
  if (!receipt) return undefined;
  if (outcome === 'notFound') return deepFreeze(receipt.value as RegistryAnswer);
  if (!isRecord(record)) return undefined;
  const asked = plainJson(record, undefined, Object.keys(record).filter(askedMembers(request)));
  const kept = asked?.value as Readonly<Record<string, unknown>> | undefined;
  if (!kept || judgeRecord(request.by, kept, declared.record, 'found') !== 'found') return undefined;
  return deepFreeze({ ...(receipt.value as RegistryAnswer), record: kept });
}

const neverKept = () =>
  misconfigured(
    'keep',
    '"keep" chỉ nhận "found" và "notFound"; kết quả khác không được giữ lại.',
    '"keep" takes "found" and "notFound" only; no other outcome is kept.',
  );
