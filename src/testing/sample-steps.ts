import type { NewEvent } from '../dossier/event.js';
import { type Head, sealEvents } from '../dossier/log.js';
import type { DossierRow, Outgoing, Step, Timer } from '../dossier/ports.js';
import { utf8 } from '../value/bytes.js';
import { portableCrypto } from '../value/crypto.js';

/** Minute `n` of the day the contract plays on. */
export const minute = (n: number): string => new Date(Date.UTC(2026, 3, 22, 1, n)).toISOString();

export interface StepParts {
  readonly dossier?: string;
  /** Head of the log the step is decided on; none for a new dossier. */
  readonly on?: Head;
  readonly count?: number;
  readonly key?: string;
  readonly digest?: string;
  readonly row?: Partial<DossierRow>;
  readonly set?: Readonly<Record<string, string>>;
  readonly clear?: readonly string[];
  /** Effects by name, with the instant they were decided at. */
  readonly effects?: Readonly<Record<string, string>>;
}

const happened = (seq: number): NewEvent => ({
  at: minute(seq),
  type: seq === 1 ? 'opened' : 'saved',
  role: 'applicant',
  by: 'an',
  facts: { fields: seq },
  body: { answers: { mother: { fullName: `Nguyễn Thị ${seq} "Hòa" \u0000 😀` } } },
});

/** A whole, truly sealed step: `count` events behind `on`, with the row that goes with them. */
export const step = (parts: StepParts = {}): Step => {
  const { dossier = 'd-1', on, count = 1, set = {}, clear = [], effects = {} } = parts;
  const expected = on?.seq ?? 0;
  const version = expected + count;
  const news = Array.from({ length: count }, (_, at) => happened(expected + at + 1));
  const key = portableCrypto.sha256(utf8(dossier));
  const timers: Timer[] = Object.entries(set).map(([name, at]) => ({ dossier, name, at }));
  const effect = ([name, at]: [string, string]): Outgoing => ({
    ...{ id: `${dossier}/${version}/${name}`, dossier, seq: version, name, at },
    ...{ payload: `{"name":"${name}"}`, attempts: 0 },
  });
  return {
    ...{ dossier, expected, key: parts.key ?? `key-${version}`, digest: parts.digest ?? `digest-${version}` },
    events: sealEvents(portableCrypto, key, dossier, on, news),
    row: { ...row(dossier, version), ...parts.row },
    timers: { set: timers, clear },
    outgoing: Object.entries(effects).map(effect),
  };
};

const row = (dossier: string, version: number): DossierRow => ({
  ...{ dossier, version, procedure: '1.001193', status: 0, openedAt: minute(1), channel: 'online' },
});

/** The head of the log after a step. */
export const headOf = (done: Step): Head => {
  const { seq, hash } = done.events.at(-1)!;
  return { seq, hash };
};
