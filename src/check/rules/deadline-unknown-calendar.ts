import { namesAt, referenceRule } from '../reference-rule.js';

/** The calendar must be among the sources. */
export const unknownCalendar = referenceRule({
  code: 'unknown-calendar',
  what: { vi: 'lịch làm việc', en: 'calendar' },
  known: ({ sources }) => Object.keys(sources.calendars),
  uses: ({ raw, parts }) =>
    raw.calendar === undefined && Object.keys(parts.deadlines).length > 0
      ? [{ name: parts.calendar, at: { pointer: '/deadlines', part: 'key' } }]
      : namesAt(raw.calendar, '/calendar'),
});
