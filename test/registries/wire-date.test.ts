import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datePattern, readDate, writeDate } from '../../src/registries/wire-date.js';

const patterns = (...written: string[]) => written.map(pattern => datePattern(pattern)!);

describe('a date on the wire', () => {
  test.each<[string, string, string | undefined, ...string[]]>([
    ['12/03/1991', 'date', '1991-03-12', 'dd/MM/yyyy'],
    ['12.03.1991', 'date', '1991-03-12', 'dd.MM.yyyy'],
    ['19910312', 'date', '1991-03-12', 'yyyyMMdd'],
    ['2/3/1991', 'date', '1991-03-02', 'd/M/yyyy'],
    ['12/03/1991', 'date', '1991-03-12', 'd/M/yyyy'],
    ['03/12/1991', 'date', '1991-03-12', 'MM/dd/yyyy'],
    ['1991-03-12', 'date', '1991-03-12'],
    ['1991-03-12', 'date', '1991-03-12', 'dd/MM/yyyy'],
    ['1991', 'partial-date', '1991'],
    ['1991', 'partial-date', '1991', 'dd/MM/yyyy', 'yyyy'],
    ['03/1991', 'partial-date', '1991-03', 'dd/MM/yyyy', 'MM/yyyy'],
    ['00/00/1960', 'partial-date', '1960', 'dd/MM/yyyy'],
    ['00/05/1960', 'partial-date', '1960-05', 'dd/MM/yyyy'],
    ['19600000', 'partial-date', '1960', 'yyyyMMdd'],
    ['12/03/1991 08:30:00', 'date', '1991-03-12', 'dd/MM/yyyy HH:mm:ss'],
    ['12/03/1991 08:30:00', 'date-time', '1991-03-12T08:30:00+07:00', 'dd/MM/yyyy HH:mm:ss'],
    ['19910312083000', 'date-time', '1991-03-12T08:30:00+07:00', 'yyyyMMddHHmmss'],
    ['1991-03-12T00:00:00', 'date', '1991-03-12', 'yyyy-MM-ddTHH:mm:ss'],
    ['1991-03-12T08:30', 'date-time', '1991-03-12T08:30:00+07:00', 'yyyy-MM-ddTHH:mm'],
    ['1991-03-11T17:00:00Z', 'date', '1991-03-12'],
    ['1991-03-11T16:59:59Z', 'partial-date', '1991-03-11'],
    ['1991-03-11T17:00:00.000Z', 'date-time', '1991-03-11T17:00:00.000Z'],
    ['11/03/1991 17:00 Z', 'date', '1991-03-12', 'dd/MM/yyyy HH:mm XXX'],
    // What is not known is not made up.
    ['1991', 'date', undefined],
    ['03/1991', 'date', undefined, 'MM/yyyy'],
    ['12/03/1991', 'date-time', undefined, 'dd/MM/yyyy'],
    ['12/00/1960', 'partial-date', undefined, 'dd/MM/yyyy'],
    // No such day, or another pattern than told.
    ['31/02/1991', 'date', undefined, 'dd/MM/yyyy'],
    ['13/13/1991', 'date', undefined, 'dd/MM/yyyy'],
    ['12/03/1991', 'date', undefined],
    ['12-03-1991', 'date', undefined, 'dd/MM/yyyy'],
    ['12/03/91', 'date', undefined, 'dd/MM/yyyy'],
    [' 12/03/1991', 'date', undefined, 'dd/MM/yyyy'],
    ['12/03/1991x', 'date', undefined, 'dd/MM/yyyy'],
    ['12/03/1991 25:00:00', 'date', undefined, 'dd/MM/yyyy HH:mm:ss'],
    ['12/03/1991 24:00:00', 'date-time', undefined, 'dd/MM/yyyy HH:mm:ss'],
    ['1991-03-12T23:59:60+07:00', 'date', undefined],
  ])('%s as %s is %s', (wire, format, date, ...written) => {
    expect(readDate(wire, format, patterns(...written))).toBe(date);
  });
});

test.each([
  '',
  'dd/MM/yy',
  'dd/MM',
  'dd yyyy',
  'ddd/MM/yyyy',
  'yyyyMMddMM',
  'dMyyyy',
  'MM/M/yyyy',
  'Day yyyy',
  'yyyy YYYY',
  'hh yyyy',
])('%j is no pattern', written => expect(datePattern(written)).toBeUndefined());

describe('a date of a key', () => {
  test.each<[string, string | undefined, ...string[]]>([
    ['1991-03-12', '12/03/1991', 'dd/MM/yyyy'],
    ['1991-03-02', '2/3/1991', 'd/M/yyyy'],
    ['1991-03-12', '19910312', 'yyyyMMdd', 'yyyy'],
    ['1991', '1991', 'yyyyMMdd', 'yyyy'],
    ['1991-03', undefined, 'yyyyMMdd'],
    ['1991-03-12', '19910312', 'yyyyMMddHHmmss', 'yyyyMMdd'],
    ['1991-03-12', undefined, 'yyyyMMddHHmmss'],
    ['1991-03-12', '1991-03-12'],
    ['no date', undefined, 'yyyyMMdd'],
  ])('%s is written %s', (date, wire, ...written) => {
    expect(writeDate(date, patterns(...written))).toBe(wire);
  });
});

test('what is written is read again', () => {
  const written = fc.constantFrom('dd/MM/yyyy', 'yyyyMMdd', 'd.M.yyyy', 'MM-dd-yyyy');
  const day = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(written, day, (pattern, at) => {
      const date = at.toISOString().slice(0, 10);
      const wire = writeDate(date, patterns(pattern));
      return readDate(wire!, 'date', patterns(pattern)) === date;
    }),
  );
});
