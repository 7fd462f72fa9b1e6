const SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const WITH_ZONE = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** True for the one form instants are kept in: ISO 8601 UTC with milliseconds, so that text order is time order. */
export const isInstant = (text: string): boolean =>
  SHAPE.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;

/**
 * Brings an ISO 8601 date-time with its zone to the form instants are kept in; parts of a millisecond are cut off.
 * Throws RangeError when the zone is missing (the host's must never be read) or the day does not exist.
 */
export const toInstant = (text: string): string => {
  const day = WITH_ZONE.exec(text)?.[1];
  const time = Date.parse(text);
  if (day === undefined || Number.isNaN(time)) throw new RangeError('not an ISO 8601 date-time with a zone');
  // Date.parse rolls 30 February over into March; the day itself, read as UTC, shows it.
  if (new Date(`${day}T00:00:00.000Z`).toISOString().slice(0, 10) !== day) {
    throw new RangeError('no such day in the calendar');
  }
  return new Date(time).toISOString();
};

/** Milliseconds from one instant to another; negative when the second is earlier. */
export const millisBetween = (from: string, to: string): number => Date.parse(to) - Date.parse(from);
