import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../src/expression/compile.js';

function value(text: string, names: Readonly<Record<string, unknown>> = {}): unknown {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(`${text}: ${compiled.problems[0]?.message.en}`);
  return compiled.expression.evaluate(undefined, { names });
}

describe('dates', () => {
  test.each<[string, unknown]>([
    ['$days("2026-01-01", "2026-03-02")', 60],
    ['$days("2026-03-02", "2026-01-01")', -60],
    ['$days("2024-02-28", "2024-03-01")', 2],
    ['$days("2026-04", "2026-04-22")', undefined],
    ['$days("2026-02-30", "2026-03-01")', undefined],
    ['$days("22/04/2026", "2026-05-01")', undefined],
    ['$days(nothing, "2026-05-01")', undefined],
    ['$days("2026-05-01", nothing)', undefined],
    ['$days("2026-03-01", "2026-03")', undefined],
    ['$days("2026-03-01", "2026-03-01")', 0],
    ['$days("0000-01-01", "9999-12-31")', 3_652_424],
    ['$days("0000-02-29", "0000-03-01")', 1],
    ['$years("2008-04-23", "2026-04-22")', 17],
    ['$years("2008-04-22", "2026-04-22")', 18],
    ['$years("2008-02-29", "2026-02-28")', 17],
    ['$years("2008-02-29", "2026-03-01")', 18],
    ['$years("1960", "2026-12-31")', 66],
    ['$years("1960", "2026-04-22")', undefined],
    ['$years("1960-03", "2026-04-22")', 66],
    ['$years("1960-04", "2026-04-22")', undefined],
    ['$years("2026-04-22", "2026-04-22")', 0],
    ['$years("2026-04-22", "2008-04-22")', -18],
    ['$years("2026-04-22", "2008-04-23")', -17],
    ['$years("2026-04-22", "2026-04-21")', 0],
    ['$addDays("2026-12-31", 1)', '2027-01-01'],
    ['$addDays("2026-03-01", -1)', '2026-02-28'],
    ['$addDays("2026-03", 1)', undefined],
    ['$addDays("2026-02-30", 1)', undefined],
    ['$addDays("2026-03-01", 1.5)', undefined],
    ['$addDays("2026-03-01", nothing)', undefined],
    ['$addDays("0000-01-01", 0)', '0000-01-01'],
    ['$addDays("0000-01-01", -1)', undefined],
    ['$addDays("9999-12-30", 1)', '9999-12-31'],
    ['$addDays("9999-12-31", 1)', undefined],
    ['$addDays("0050-12-31", 1)', '0051-01-01'],
    ['$addMonths("2026-01-31", 1)', '2026-02-28'],
    ['$addMonths("2024-01-31", 1)', '2024-02-29'],
    ['$addMonths("2026-03-15", -3)', '2025-12-15'],
    ['$addMonths("2026-03-15", 1.5)', undefined],
    ['$addMonths("2026-03-15", nothing)', undefined],
    ['$addMonths("2026-03", 1)', undefined],
    ['$addMonths("2026", 1)', undefined],
    ['$addMonths("2026-02-30", 1)', undefined],
    ['$addMonths("2026-01-31", 3)', '2026-04-30'],
    ['$addMonths("2026-01-31", 5)', '2026-06-30'],
    ['$addMonths("2026-01-31", 8)', '2026-09-30'],
    ['$addMonths("2026-01-31", 10)', '2026-11-30'],
    ['$addMonths("2026-01-31", 11)', '2026-12-31'],
    ['$addMonths("0000-01-15", 0)', '0000-01-15'],
    ['$addMonths("0000-01-15", -1)', undefined],
    ['$addMonths("9999-11-15", 1)', '9999-12-15'],
    ['$addMonths("9999-12-15", 1)', undefined],
  ])('%s = %j', (text, expected) => expect(value(text)).toBe(expected));

  test.each([
    '2026-04-31',
    '2026-06-31',
    '2026-09-31',
    '2026-11-31',
    '2026-01-32',
    '2026-01-00',
    '2026-00-01',
    '2026-13-01',
    '2025-02-29',
    '1900-02-29',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-1-1',
    '2026/01/01',
    '2026-01/01',
    '2026-01-0a',
    '2026-0a-01',
    '202a-01-01',
    '20260101',
    '2026-01-01\n',
    '२०२६-01-01',
    '',
  ])('%j is no date', written => {
    expect(value('$days($at, $at)', { at: written })).toBe(undefined);
    expect(value('$inWords($at)', { at: written })).toBe(undefined);
  });

  test.each(['2000-02-29', '2024-02-29', '2026-04-30', '2026-01-31', '0000-01-01', '9999-12-31'])(
    '%s is a date',
    written => expect(value('$days($at, $at)', { at: written })).toBe(0),
  );

  test('days and addDays are each other’s inverse, as is the platform’s calendar', () => {
    const date = fc
      .date({ min: new Date('0001-01-01'), max: new Date('9990-01-01'), noInvalidDate: true })
      .map(at => at.toISOString().slice(0, 10));
    fc.assert(
      fc.property(date, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        const to = value('$addDays($from, $days_)', { from, days_: days }) as string | undefined;
        fc.pre(to !== undefined);
        expect(value('$days($from, $to)', { from, to })).toBe(days);
        expect(Date.parse(to as string) - Date.parse(from)).toBe(days * 86_400_000);
      }),
      { numRuns: 500 },
    );
  });
});

describe('in words', () => {
  test.each<[string, string]>([
    ['"2025-07-18"', 'Ngày mười tám tháng bảy năm hai nghìn không trăm hai mươi lăm'],
    ['"1999-04-01"', 'Ngày một tháng tư năm một nghìn chín trăm chín mươi chín'],
    ['"2001-01-31"', 'Ngày ba mươi mốt tháng một năm hai nghìn không trăm linh một'],
    ['"2010-12-15"', 'Ngày mười lăm tháng mười hai năm hai nghìn không trăm mười'],
    ['"1985-10"', 'Tháng mười năm một nghìn chín trăm tám mươi lăm'],
    ['"1960"', 'Năm một nghìn chín trăm sáu mươi'],
    ['0', 'không'],
    ['5', 'năm'],
    ['15', 'mười lăm'],
    ['21', 'hai mươi mốt'],
    ['24', 'hai mươi bốn'],
    ['101', 'một trăm linh một'],
    ['111', 'một trăm mười một'],
    ['1005', 'một nghìn không trăm linh năm'],
    ['1000000', 'một triệu'],
    ['1250000', 'một triệu hai trăm năm mươi nghìn'],
    ['2000000005', 'hai tỷ không trăm linh năm'],
    ['-12', 'âm mười hai'],
  ])('%s', (written, expected) => expect(value(`$inWords(${written})`)).toBe(expected));

  test.each(['"18/07/2025"', '1.5', '1e12', '"2025-13-01"'])('%s has no words', written =>
    expect(value(`$inWords(${written})`)).toBeUndefined(),
  );
});

describe('fold: a name as it is compared', () => {
  test.each<[string, string]>([
    ['Nguyễn Thị Hòa', 'nguyễn thị hoà'],
    ['THÚY', 'thuý'],
    ['Đỗ  Văn\tĐức ', 'đỗ văn đức'],
    ['Đặng', 'Ðặng'],
    ['đặng', 'ƉẶNG'],
    ['Nguyễn Thị Hòa'.normalize('NFD'), 'NGUYỄN THỊ HOÀ'.normalize('NFC')],
    ['H’Hen Niê', "H'HEN NIÊ"],
  ])('%s is %s', (one, other) =>
    expect(value('$fold($a)', { a: one })).toBe(value('$fold($a)', { a: other })),
  );

  test.each<[string, string]>([
    ['Hoa', 'Hoà'],
    ['Đăng', 'Dăng'],
    ['Thanh', 'Thành'],
    ['Tuân', 'Tuấn'],
  ])('%s is not %s: the marks tell people apart', (one, other) =>
    expect(value('$fold($a) = $fold($b)', { a: one, b: other })).toBe(false),
  );

  test('gives the text in capitals, of the value at hand too, and nothing for nothing', () => {
    expect(value('$fold(" trần  thúy ")')).toBe('TRẦN THUÝ');
    expect(value('$rows.name.$fold()', { rows: [{ name: 'An' }, { name: 'bình' }] })).toEqual(['AN', 'BÌNH']);
    expect(value('$fold($none)')).toBeUndefined();
  });

  test('folding twice is folding once, however the text was composed', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aăâeêoơuưyđĐ ̣́̀̉̃dD', 'ử', 'ệ'), maxLength: 12 });
    fc.assert(
      fc.property(letters, text => {
        const once = value('$fold($text)', { text });
        expect(value('$fold($text)', { text: once })).toBe(once);
        expect(value('$fold($text)', { text: text.normalize('NFD') })).toBe(once);
      }),
    );
  });

  test.each([
    ['marks out of order', `a${'\u0301'.repeat(32_000)}${'\u0323'.repeat(32_000)}`],
    ['vowels without a tone', `${'a'.repeat(64_000)}b\u0301`],
  ])('a long run of %s takes no time', (_name, text) => {
    const before = process.cpuUsage().user;
    try {
      value('$fold($text)', { text });
    } catch (error) {
      expect(error).toMatchObject({ code: 'fuel' });
    }
    expect(process.cpuUsage().user - before).toBeLessThan(500_000);
  });
});
