/**
 * All of Vietnam has kept +07:00, without summer time, since 1975: local time is plain arithmetic.
 * The host's zone is never asked.
 */
const OFFSET_MS = 7 * 3_600_000;
const MINUTE_MS = 60_000;
const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const clockShape = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{3})?)?$/;

/** Milliseconds since 1970 of an ISO 8601 instant. @throws RangeError when it names no zone or is no instant */
export function instantMs(instant: string): number {
  const ms = instantShape.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError('not an ISO 8601 instant with Z or an offset');
  return ms;
}

/** The one form instants have everywhere: ISO 8601 in UTC with milliseconds. */
export const instantOfMs = (ms: number): string => new Date(ms).toISOString();

const localIso = (instant: string): string => instantOfMs(instantMs(instant) + OFFSET_MS);

/** The civil date 'YYYY-MM-DD' in Vietnam at an instant. */
export const localDate = (instant: string): string => localIso(instant).slice(0, 10);

/** The clock 'HH:MM' in Vietnam at an instant. */
export const localTime = (instant: string): string => localIso(instant).slice(11, 16);

/** Minutes since local midnight, with fractions. */
export const minuteOfDay = (instant: string): number => {
  const ms = instantMs(instant) + OFFSET_MS;
  return (((ms % 86_400_000) + 86_400_000) % 86_400_000) / MINUTE_MS;
};

/** True for a clock time 'HH:MM', 'HH:MM:SS' or 'HH:MM:SS.mmm'. */
export const isClock = (time: string): boolean => clockShape.test(time);

/** Minutes since midnight of a clock time 'HH:MM'. @throws RangeError on anything else */
export function clockMinutes(time: string): number {
  if (!isClock(time)) throw new RangeError('not a clock time of the form HH:MM');
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** The instant at which Vietnam's clocks show `time` on `date`. @throws RangeError on a wrong date or time */
export function instantAt(date: string, time: string): string {
  if (!isClock(time)) throw new RangeError('not a clock time of the form HH:MM');
  return instantOfMs(instantMs(`${date}T${time}+07:00`));
}
