import type { Limit } from '../../src/calendar/due-instant.js';

/** [received, limit, cutoff, due date, why]: facts compiled with the table of vn-state-agencies. */
export const deadlineVectors: readonly (readonly [string, Limit, string | undefined, string, string])[] = [
  ['2026-04-24T14:59+07:00', { workingDays: 0 }, '15:00', '2026-04-24', 'before 15:00 on Friday'],
  [
    '2026-04-24T15:01+07:00',
    { workingDays: 0 },
    '15:00',
    '2026-04-28',
    'after 15:00; Monday is a substitute holiday',
  ],
  [
    '2026-04-29T10:00+07:00',
    { workingDays: 3 },
    undefined,
    '2026-05-06',
    '30/4, 1/5 and the weekend skipped',
  ],
  ['2025-04-25T08:00+07:00', { workingDays: 3 }, undefined, '2025-04-29', 'Saturday 26/4/2025 is worked'],
  ['2025-04-29T08:00+07:00', { workingDays: 1 }, undefined, '2025-05-05', '30/4–4/5 off, 2/5 swapped'],
  ['2026-08-21T09:00+07:00', { workingDays: 5 }, undefined, '2026-08-27', 'Saturday 22/8/2026 is worked'],
  ['2026-08-28T09:00+07:00', { workingDays: 1 }, undefined, '2026-09-03', '29/8–2/9 off, 31/8 swapped'],
  ['2026-11-23T09:00+07:00', { workingDays: 1 }, undefined, '2026-11-25', '24/11 is a holiday from 2026'],
  ['2026-02-13T16:00+07:00', { workingDays: 1 }, undefined, '2026-02-23', 'Tết 14–22/2/2026'],
  ['2026-02-06T09:00+07:00', { days: 10 }, undefined, '2026-02-23', 'day 10 lies inside Tết'],
  [
    '2025-12-31T09:00+07:00',
    { workingDays: 1 },
    undefined,
    '2026-01-05',
    '1/1 holiday, 2/1 swapped, weekend',
  ],
  ['2026-01-09T09:00+07:00', { workingDays: 1 }, undefined, '2026-01-10', 'Saturday 10/1/2026 is worked'],
];
