import { toInstant } from '../dossier/instant.js';
import type { Diagnostic } from '../source/diagnostic.js';
import type { JsonDocument } from '../source/json.js';
import { escapeSegment } from '../source/pointer.js';
import { text } from '../source/text.js';
import type { Case, CaseEvent, CaseFile } from './cases.js';
import { durationMs } from './script-clock.js';

/** Years an instant of a script may have; beyond them calendars and clocks mean nothing. */
const YEARS = [1975, 2999] as const;
const MOST_YEARS = 100;
const DAY_MS = 86_400_000;

/** What no schema says of a case file: cases begin with `open`, instants exist, and no case outlives everybody. */
export function judgeCases(document: JsonDocument): readonly Diagnostic[] {
  const { cases } = document.value as CaseFile;
  const found = (code: string, pointer: string, [vi, en]: Words, mend?: Words): Diagnostic => ({
    code,
    severity: 'error',
    place: document.place(pointer),
    pointer,
    message: text(vi, en),
    ...(mend && { mend: text(...mend) }),
  });
  return cases.flatMap((one, at) => [
    ...opening(one, `/cases/${at}`, found),
    ...instants(one, `/cases/${at}`, found),
    ...length(one, `/cases/${at}`, found),
  ]);
}

type Words = readonly [vi: string, en: string];
type Found = (code: string, pointer: string, message: Words, mend?: Words) => Diagnostic;

function opening({ events }: Case, at: string, found: Found): readonly Diagnostic[] {
  const first = events[0]?.event;
  if (first === 'open') return [];
  const message: Words = [
    `Ca nào cũng bắt đầu bằng "open", không phải "${first}"`,
    `A case begins with "open", not with "${first}"`,
  ];
  return [found('not-one-of', `${at}/events/0/event`, message, ['Viết "open"', 'Write "open"'])];
}

function instants({ given, events, expect }: Case, at: string, found: Found): readonly Diagnostic[] {
  const written: (readonly [pointer: string, instant: string | undefined])[] = [
    [`${at}/given/loggedInAt`, given.loggedInAt],
    ...events.map((event, index) => [`${at}/events/${index}/at`, event.at] as const),
    ...Object.entries(expect?.due ?? {}).map(
      ([name, instant]) => [`${at}/expect/due/${escapeSegment(name)}`, instant] as const,
    ),
  ];
  return written.flatMap(([pointer, instant]) =>
    instant === undefined || isReal(instant)
      ? []
      : [
          found('pattern', pointer, [
            `Không có thời điểm ${instant}, hoặc ngoài các năm ${YEARS.join('–')}`,
            `There is no instant ${instant}, or it lies outside the years ${YEARS.join('–')}`,
          ]),
        ],
  );
}

function isReal(instant: string): boolean {
  try {
    const year = Number(toInstant(instant).slice(0, 4));
    return year >= YEARS[0] && year <= YEARS[1];
  } catch {
    return false;
  }
}

/** The first event with which the waits of a case come to more than a lifetime. */
function length({ events }: Case, at: string, found: Found): readonly Diagnostic[] {
  let waited = 0;
  for (const [index, event] of events.entries()) {
    waited += waitOf(event);
    if (waited <= MOST_YEARS * 366 * DAY_MS) continue;
    return [
      found('too-many', `${at}/events/${index}/after`, [
        `Đến đây ca đã kéo dài quá ${MOST_YEARS} năm`,
        `Here the case has lasted for more than ${MOST_YEARS} years`,
      ]),
    ];
  }
  return [];
}

/** Milliseconds an event waits; of working days no fewer than they can be. */
function waitOf({ after }: CaseEvent): number {
  if (after === undefined) return 0;
  return typeof after === 'string' ? durationMs(after) : after.workingDays * DAY_MS;
}
