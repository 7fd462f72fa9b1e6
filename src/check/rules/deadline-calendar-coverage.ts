import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';

/** The calendar should have an official table for the years in which the definition takes effect and ends. */
export const calendarCoverage: Rule = {
  code: 'calendar-coverage',
  severity: 'warning',
  check({ parts, sources }, report) {
    const calendar = Object.hasOwn(sources.calendars, parts.calendar)
      ? sources.calendars[parts.calendar]
      : undefined;
    if (!calendar || Object.keys(parts.deadlines).length === 0) return;
    for (const bound of ['from', 'to'] as const) {
      const year = parts.effective[bound]?.slice(0, 4);
      if (year === undefined || year === '' || calendar.years[year] === 'official') continue;
      const message = text(
        `Lịch "${parts.calendar}" chưa có bảng ngày nghỉ chính thức của năm ${year}; thời hạn trong năm ấy có thể lệch.`,
        `The calendar "${parts.calendar}" has no official table for ${year}; due dates in that year may be wrong.`,
      );
      report({ pointer: `/effective/${bound}` }, message);
    }
  },
};
