import type { RegistryFile } from '../../../src/definition/sources.js';
import type { RegistryAnswer, RegistryRequest } from '../../../src/dossier/ports.js';
import { httpRegistry } from '../../../src/registries/http.js';
import type { FakeTime } from '../fake-time.js';
import { type Lies, withGaps } from './lies.js';

type Outcome = RegistryAnswer['outcome'];

/** How long a page waits for all its lookups, and how long a question goes on behind it. */
export const PAGE_MS = 5000;
export const BEHIND_MS = 30_000;
const LATE_MS = PAGE_MS + 3000;

/** What a behaviour is made of: the question, the true answer to it, and lies. */
export interface Asked {
  readonly request: RegistryRequest;
  readonly declared: RegistryFile;
  readonly truth: RegistryAnswer;
  readonly lies: Lies;
  readonly time: FakeTime;
  readonly signal: AbortSignal;
  /** Notes that the truth was told. */
  readonly vouch: () => void;
}

/** One way a registry behaves. */
export interface Behaviour {
  readonly name: string;
  /** What is recorded by the time the page is there; `truth`: whatever the registry truly has. */
  readonly ends: Outcome | 'truth';
  /** What is recorded once it has answered behind the page. */
  readonly late?: Outcome | 'truth';
  /** The true record is told, with less in it. */
  readonly gaps?: true;
  readonly answer: (asked: Asked) => unknown;
}

const truly = ({ truth, vouch }: Asked): RegistryAnswer => {
  vouch();
  return truth;
};
const after = <T>(time: FakeTime, ms: number, give: () => T): Promise<T> =>
  new Promise((resolve, reject) => {
    time.later(ms, () => {
      try {
        resolve(give());
      } catch (error) {
        reject(error);
      }
    });
  });
const boo = (): never => {
  throw new Error('boo');
};

/** A service over HTTP that sends these bytes, whatever is asked. */
const sends =
  (body: (lies: Lies) => string, type = 'application/json', status = 200) =>
  ({ request, declared, lies, signal }: Asked): unknown => {
    const stands = Object.keys(request.by).map(part => `${part}={${part}}`);
    return httpRegistry(declared, {
      url: `https://a.example/?${stands.join('&')}`,
      bytes: 8192,
      fetch: async () => new Response(body(lies), { status, headers: { 'content-type': type } }),
    }).ask(request, signal);
  };
const doubled = (record: object): string =>
  JSON.stringify(record).replace(/^\{("[^"]+"):/, '{$1:"Kẻ Nói Dối",$1:');

export const behaviours: readonly Behaviour[] = [
  { name: 'tells', ends: 'truth', answer: truly },
  {
    name: 'drips, in time',
    ends: 'truth',
    answer: asked => after(asked.time, 700, () => truly(asked)),
  },
  {
    name: 'answers twice',
    ends: 'truth',
    answer: asked => ({
      // biome-ignore lint/suspicious/noThenProperty: a promise of another make, which calls back twice
      then(resolve: (given: unknown) => void) {
        resolve(truly(asked));
        resolve({ outcome: 'found', record: asked.lies.record });
      },
    }),
  },
  {
    name: 'tells more than asked',
    ends: 'truth',
    answer: asked => {
      const { record, ...told } = truly(asked);
      return record ? { ...told, record: { ...(record as object), unasked: asked.lies.record } } : told;
    },
  },
  {
    name: 'tells with gaps',
    ends: 'truth',
    gaps: true,
    answer: asked => {
      const { record, ...told } = truly(asked);
      return record ? { ...told, record: withGaps(record as never, asked.request.by) } : told;
    },
  },
  { name: 'knows nobody', ends: 'notFound', answer: () => ({ outcome: 'notFound' }) },
  {
    name: 'knows nobody, and tells of one',
    ends: 'notFound',
    answer: ({ lies }) => ({ outcome: 'notFound', record: lies.record }),
  },
  {
    name: 'has half a record',
    ends: 'incomplete',
    answer: ({ lies }) => ({ outcome: 'incomplete', record: lies.record }),
  },
  {
    name: 'tells of nobody',
    ends: 'incomplete',
    answer: ({ lies }) => ({ outcome: 'found', record: lies.nobody }),
  },
  {
    name: 'tells in wrong types',
    ends: 'incomplete',
    answer: ({ lies }) => ({ outcome: 'found', record: lies.wrongType }),
  },
  {
    name: 'has another name',
    ends: 'mismatch',
    answer: ({ lies }) => ({ outcome: 'mismatch', record: lies.record }),
  },
  {
    name: 'tells of a stranger',
    ends: 'mismatch',
    answer: ({ lies }) => ({ outcome: 'found', record: lies.stranger, signed: true }),
  },
  { name: 'refuses', ends: 'denied', answer: ({ lies }) => ({ outcome: 'denied', record: lies.record }) },
  { name: 'is down', ends: 'unavailable', answer: () => Promise.reject(new Error('down')) },
  { name: 'throws', ends: 'unavailable', answer: boo },
  {
    name: 'makes up an outcome',
    ends: 'unavailable',
    answer: ({ lies }) => ({ outcome: 'FOUND', record: lies.record }),
  },
  {
    name: 'tells without end',
    ends: 'unavailable',
    answer: ({ lies }) => ({ outcome: 'found', record: lies.huge }),
  },
  {
    name: 'says nothing',
    ends: 'unavailable',
    answer: ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('called off')), { once: true });
      }),
  },
  { name: 'says nothing, and hears nothing', ends: 'unavailable', answer: () => new Promise(() => {}) },
  {
    name: 'sends a page',
    ends: 'unavailable',
    answer: sends(({ record }) => `<html>${record.fullName}`, 'text/html'),
  },
  { name: 'says a key twice', ends: 'unavailable', answer: sends(({ record }) => doubled(record)) },
  { name: 'sends more than it may', ends: 'unavailable', answer: sends(({ huge }) => JSON.stringify(huge)) },
  {
    name: 'fails with a record',
    ends: 'unavailable',
    answer: sends(({ record }) => JSON.stringify(record), undefined, 500),
  },
  {
    name: 'tells late',
    ends: 'unavailable',
    late: 'truth',
    answer: asked => after(asked.time, LATE_MS, () => truly(asked)),
  },
  {
    name: 'tells late of a stranger',
    ends: 'unavailable',
    late: 'mismatch',
    answer: ({ time, lies }) =>
      after(time, LATE_MS, () => ({ outcome: 'found' as const, record: lies.stranger })),
  },
  { name: 'fails late', ends: 'unavailable', answer: ({ time }) => after(time, LATE_MS, boo) },
];

/** Behaviours by how they end, `late` for what ends behind the page. */
export const kinds: readonly (readonly number[])[] = [...new Set(behaviours.map(kindOf))].map(kind =>
  behaviours.flatMap((each, at) => (kindOf(each) === kind ? [at] : [])),
);

function kindOf({ ends, late }: Behaviour): string {
  return late ? 'late' : ends;
}
