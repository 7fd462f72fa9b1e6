import { CalendarError, type CalendarTable, checkTable } from '../calendar/calendar-table.js';
import type { Diagnostic } from '../source/diagnostic.js';
import type { JsonDocument } from '../source/json.js';

/** What no schema says of a calendar: days that exist, once each, in years it covers; hours that do not overlap. */
export function judgeCalendar(document: JsonDocument): readonly Diagnostic[] {
  try {
    checkTable(document.value as CalendarTable);
    return [];
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    return [
      { code: 'pattern', severity: 'error', place: document.place(''), pointer: '', message: error.text },
    ];
  }
}
