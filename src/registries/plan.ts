import type { RegistryFile } from '../definition/sources.js';
import type { Clock, RegistryRequest } from '../dossier/ports.js';
import { defaultLimits } from '../source/limits.js';
import { type Breaker, breaker } from './breaker.js';
import type { Came, Expected } from './exchange.js';
import type { HttpRegistryOptions } from './http-options.js';
import { misconfigured, unknownName, wholeNumber } from './misconfigured.js';
import { type QuestionWriter, questionWriter } from './question.js';
import type { RegistryEvent } from './registry-event.js';
import {
  type AnswerReader,
  answerReader,
  type Outcome,
  requireOutcome,
  withoutRecord,
} from './wire-answer.js';
import { type DatePattern, datePattern } from './wire-date.js';
import type { Spelling } from './wire-record.js';

/** Options made ready: every one checked, every template and pattern read once. */
export interface Plan extends Expected {
  readonly name: string;
  readonly question: QuestionWriter;
  readonly answer: AnswerReader;
  readonly breaker: Breaker;
  /** Undefined when the agency's function threw, or made no headers. */
  readonly headers: (request: RegistryRequest) => Promise<Headers | undefined>;
  /** Whether the signature of a body holds, or nobody looks; false when the agency's function threw. */
  readonly verify: (came: Came) => Promise<boolean>;
  readonly timeout: number;
  readonly retries: number;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds of the clock. */
  readonly now: () => number;
  readonly tell: (event: RegistryEvent) => void;
}

const DAY_MS = 86_400_000;
const hostClock: Clock = { now: () => new Date().toISOString() };
const statuses: Readonly<Record<number, Outcome>> = { 401: 'denied', 403: 'denied', 404: 'notFound' };

/** @throws ConfigurationError on options that cannot work */
export function planOf(declared: RegistryFile, options: HttpRegistryOptions): Plan {
  const { clock = hostClock, onEvent, contentType, circuit, fetch = globalThis.fetch } = options;
  const spelling = { dates: patternsOf(options.dates), codes: options.codes ?? {} };
  requireCodeLists(declared, spelling);
  const meanings: Readonly<Record<number, Outcome>> = { ...statuses, ...options.statuses };
  for (const outcome of Object.values(meanings))
    requireOutcome('statuses', outcome, ['found', ...withoutRecord]);
  const now = () => Date.parse(clock.now());
  const tell = (event: RegistryEvent) => {
    try {
      onEvent?.(event);
    } catch {
      // Who counts must not stop who asks.
    }
  };
  const failures = circuit === false ? Number.POSITIVE_INFINITY : circuit?.failures;
  return Object.freeze({
    name: declared.name,
    question: questionWriter(declared, options, spelling),
    answer: answerReader(
      declared.record,
      { ...(options.verify && signedThroughout), ...options.answer },
      spelling,
    ),
    breaker: breaker(
      {
        failures:
          failures === Number.POSITIVE_INFINITY
            ? failures
            : wholeNumber('circuit.failures', failures, 5, 1000),
        openFor: wholeNumber('circuit.openFor', circuit === false ? 0 : circuit?.openFor, 10_000, DAY_MS),
      },
      now,
      state => tell({ kind: 'circuit', registry: declared.name, state }),
    ),
    headers: headersOf(options),
    verify: verifierOf(options),
    meaning: (status: number) => (Object.hasOwn(meanings, status) ? meanings[status] : undefined),
    ...(contentType !== undefined && { contentType: contentType.toLowerCase() }),
    timeout: wholeNumber('timeout', options.timeout, 10_000, DAY_MS),
    bytes: wholeNumber('bytes', options.bytes, defaultLimits.bytes, 64 * defaultLimits.bytes),
    retries: wholeNumber('retries', options.retries, 0, 3),
    fetch,
    now,
    tell,
  });
}

function patternsOf(dates: string | readonly string[] = []): readonly DatePattern[] {
  return [dates].flat().map(written => {
    const pattern = datePattern(written);
    if (pattern) return pattern;
    throw misconfigured(
      'dates',
      `"${written}" không phải mẫu ngày; hãy ghép từ yyyy, MM, M, dd, d, HH, mm, ss, SSS, XXX và dấu ngăn, ví dụ "dd/MM/yyyy".`,
      `"${written}" is no pattern of dates; make one of yyyy, MM, M, dd, d, HH, mm, ss, SSS, XXX and signs, for example "dd/MM/yyyy".`,
    );
  });
}

/** Code lists named anywhere in the registry's file. */
function requireCodeLists(declared: RegistryFile, { codes }: Spelling): void {
  const known = [
    ...new Set(JSON.stringify([declared.keys, declared.record]).matchAll(/"codes":"(\w+)"/g)),
  ].map(([, name]) => name!);
  for (const name of Object.keys(codes))
    if (!known.includes(name)) throw unknownName('codes', name, [...new Set(known)]);
}

/** Who verifies and says nothing of where an answer claims a signature expects one on each. */
const signedThroughout = { signed: true } as const;

function verifierOf({ verify }: HttpRegistryOptions): Plan['verify'] {
  return async ({ payload, headers }) => {
    try {
      return verify === undefined || (await verify(payload, headers)) === true;
    } catch {
      return false;
    }
  };
}

function headersOf({ body, headers }: HttpRegistryOptions): Plan['headers'] {
  const own = {
    accept: 'application/json',
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  return async request => {
    try {
      const made = new Headers(own);
      for (const [name, value] of Object.entries((await headers?.(request)) ?? {})) made.set(name, value);
      return made;
    } catch {
      // What is wrong with a secret must not be said with it.
      return undefined;
    }
  };
}
