import table from '../../schemas/calendars/vn-state-agencies.json' with { type: 'json' };
import type { CalendarTable } from '../../src/calendar/calendar-table.js';
import { workingCalendar } from '../../src/calendar/working-calendar.js';

/** The shipped table and its calendar. */
export const stateTable = table as unknown as CalendarTable;
export const stateCalendar = workingCalendar(stateTable);
