import type { RegistryFile } from '../definition/sources.js';
import { isDateTime } from '../dossier/admit-input.js';
import { judgeRecord } from '../dossier/judge-record.js';
import { plainJson } from '../dossier/plain-json.js';
import type { Registry, RegistryAnswer, RegistryRequest } from '../dossier/ports.js';
import { deepFreeze } from '../procedure/deep-freeze.js';
import { isRecord } from '../procedure/path.js';
import type { Promised } from './contract.js';
import { same } from './expect.js';

type By = Readonly<Record<string, unknown>>;

/** A registry, and whom to ask it about. */
export interface Asking {
  readonly registry: Registry;
  readonly declared: RegistryFile;
  readonly known: readonly [By, By];
  readonly unknown: By;
  readonly down?: () => Promise<Registry>;
}

/** What a key may hold that means something to an address, a query, a header or a file name. */
const hostile = [
  '..',
  '../..',
  '/',
  '?a=b',
  '#',
  '%00',
  '*',
  "' or 1=1 --",
  'a\r\nb: c',
  '\u0000',
  '\ud800',
  '😀',
  'x'.repeat(100_000),
];

/** What a registry promises to who asks it. */
export const registryPromises: readonly Promised<Asking>[] = [
  {
    name: 'a known key is found: plain JSON, about whom was asked for, of the kinds its file declares',
    keep: async asking => {
      for (const by of asking.known) found(asking, by, await ask(asking, by));
    },
  },
  {
    name: 'the same question twice has the same answer',
    keep: async asking => {
      const [by] = asking.known;
      const [first, second] = [await ask(asking, by), await ask(asking, by)];
      same('record', second.record, first.record);
      same('version', second.version, first.version);
    },
  },
  {
    name: 'fifty questions at once are each answered about their own subject',
    keep: async asking => {
      const keys = Array.from({ length: 50 }, (_, at) => asking.known[at % 2]!);
      const answers = await Promise.all(keys.map(by => ask(asking, by)));
      for (const [at, answer] of answers.entries()) found(asking, keys[at]!, answer);
    },
  },
  {
    name: 'an unknown key is notFound, without a record',
    keep: async asking => {
      const answer = await ask(asking, asking.unknown);
      same('outcome', answer.outcome, 'notFound');
      same('record', answer.record, undefined);
    },
  },
  {
    name: 'a key it does not declare is refused and nothing is told',
    keep: async asking => {
      const [by] = asking.known;
      const strange: readonly By[] = [{}, { ...by, nobodyDeclaredThis: 'x' }, { constructor: 'x' }];
      for (const key of strange) withoutRecord(`key of ${Object.keys(key)}`, await ask(asking, key));
    },
  },
  {
    name: 'whatever a key holds, nobody else is found by it and nothing is thrown',
    keep: async asking => {
      const [by] = asking.known;
      for (const part of Object.keys(by))
        for (const value of [...hostile, 5, true, null, ['x'], { a: 'x' }])
          withoutRecord(`${part} is ${describe(value)}`, await ask(asking, { ...by, [part]: value }));
    },
  },
  {
    name: 'an ended question ends at once, without a throw: before it is sent, and under way',
    keep: async asking => {
      const [by] = asking.known;
      answered('before', await asking.registry.ask(requestOf(asking, by), AbortSignal.abort()));
      const stop = new AbortController();
      const under = asking.registry.ask(requestOf(asking, by), stop.signal);
      stop.abort();
      answered('under way', await under);
      found(asking, by, await ask(asking, by));
    },
  },
  {
    name: 'the question is left as it was',
    keep: async asking => {
      const [by] = asking.known;
      const request = deepFreeze(structuredClone(requestOf(asking, by)));
      found(asking, by, await asking.registry.ask(request));
    },
  },
  {
    name: 'an outage is unavailable, never a throw',
    keep: async asking => {
      const registry = await asking.down?.();
      for (let at = 0; registry && at < 10; at += 1) {
        const answer = await registry.ask(requestOf(asking, asking.known[0]));
        answered('outage', answer);
        same('outcome', answer.outcome, 'unavailable');
      }
    },
  },
];

/** Everything its records promise. */
function requestOf({ declared }: Asking, by: By): RegistryRequest {
  const fields = Object.keys(isRecord(declared.record.properties) ? declared.record.properties : {});
  return {
    registry: declared.name,
    by,
    fields,
    basis: 'contract',
    procedure: 'contract',
    dossier: 'contract',
  };
}

async function ask(asking: Asking, by: By): Promise<RegistryAnswer> {
  const answer = await asking.registry.ask(requestOf(asking, by));
  answered('answer', answer);
  return answer;
}

const outcomes: readonly unknown[] = ['found', 'notFound', 'incomplete', 'mismatch', 'denied', 'unavailable'];

/** An answer of the shape the runtime takes. */
function answered(what: string, answer: RegistryAnswer): void {
  same(`${what}: plain JSON`, plainJson(answer) !== undefined, true);
  same(`${what}: an outcome`, outcomes.includes(answer.outcome), true);
  const { asOf, ms } = answer;
  const isDay = asOf?.length === 10 && isDateTime(`${asOf}T00:00:00Z`);
  same(
    `${what}: asOf is a day or an instant`,
    (asOf ?? undefined) === undefined || isDay || isDateTime(asOf),
    true,
  );
  same(`${what}: ms is a duration`, ms === undefined || (ms >= 0 && ms <= 86_400_000), true);
}

function found({ declared }: Asking, by: By, answer: RegistryAnswer): void {
  answered('answer', answer);
  same('outcome', answer.outcome, 'found');
  const { record } = answer;
  same('a record', isRecord(record), true);
  same('about whom was asked', judgeRecord(by, record as By, declared.record, 'found'), 'found');
}

function withoutRecord(what: string, answer: RegistryAnswer): void {
  same(`${what}: found`, answer.outcome === 'found', false);
  same(`${what}: record`, answer.record, undefined);
}

const describe = (value: unknown): string => JSON.stringify(value).slice(0, 30);
