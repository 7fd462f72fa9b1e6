import type { OpenEvent } from './open-event.js';

/** Criterion 2: how long the citizen needed. Milliseconds. */
export interface FilingMeasures {
  /**
   * From login to filing (Kế hoạch kèm QĐ 1565/QĐ-TTg, I.2: "từ lúc đăng nhập cho đến khi … nộp hồ sơ trực tuyến
   * thành công"). A draft resumed in a new login counts the sum of its sessions, not the days between.
   */
  readonly elapsedMs: number;
  /** The same without gaps of more than five minutes in which nothing happened. */
  readonly activeMs: number;
  readonly sessions: number;
  /** Filings that failed validation before one succeeded. */
  readonly refused: number;
}

const IDLE_MS = 5 * 60_000;
const citizenEvents: readonly string[] = ['opened', 'asked', 'saved', 'consented', 'refused', 'submitted'];

/** Measures up to the filing, or up to the last event of a draft. */
export function measureFiling(events: readonly OpenEvent[]): FilingMeasures {
  const filedAt = events.findIndex(event => event.type === 'submitted');
  const before = (filedAt < 0 ? events : events.slice(0, filedAt + 1)).filter(isCitizens);
  const sessions = sessionsOf(before);
  return {
    elapsedMs: sum(sessions.map(instants => instants.at(-1)! - instants[0]!)),
    activeMs: sum(sessions.flatMap(gaps).filter(gap => gap <= IDLE_MS)),
    sessions: sessions.length,
    refused: before.filter(event => event.type === 'refused').length,
  };
}

const isCitizens = (event: OpenEvent): boolean => citizenEvents.includes(event.type);

/** The instants of each session, its login first. An event that brings a new login begins a session. */
function sessionsOf(events: readonly OpenEvent[]): number[][] {
  const sessions: number[][] = [];
  for (const { at, facts } of events) {
    const login = facts.loggedInAt;
    if (typeof login === 'string') sessions.push([Math.min(Date.parse(login), Date.parse(at))]);
    sessions.at(-1)?.push(Date.parse(at));
  }
  return sessions;
}

const gaps = (instants: readonly number[]): number[] =>
  instants.slice(1).map((instant, index) => instant - instants[index]!);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
