import { describe, expect, test } from 'vitest';
import { measure } from '../../src/report/measure.js';
import { calendar, clocks, counts, type Line, logOf, opened } from './log-of.js';

const measured = (lines: readonly Line[]) => measure(logOf('d', lines), calendar)!;
const minutes = (ms: number) => ms / 60_000;

test('no log, no measures', () => {
  expect(measure([], calendar)).toBeUndefined();
});

describe('from login to filing', () => {
  test.each<[string, readonly Line[], object]>([
    [
      'one sitting',
      [
        ['2026-04-22T02:00:10Z', 'opened', opened()],
        ['2026-04-22T02:04:00Z', 'submitted', counts, 1],
      ],
      { elapsed: 4, active: 4, sessions: 1, refused: 0 },
    ],
    [
      'a pause of ten minutes is elapsed and not active',
      [
        ['2026-04-22T02:01:00Z', 'opened', opened()],
        ['2026-04-22T02:11:00Z', 'saved'],
        ['2026-04-22T02:12:00Z', 'submitted', counts, 1],
      ],
      { elapsed: 12, active: 2, sessions: 1, refused: 0 },
    ],
    [
      'exactly five minutes still count',
      [
        ['2026-04-22T02:05:00Z', 'opened', opened()],
        ['2026-04-22T02:10:00Z', 'submitted', counts, 1],
      ],
      { elapsed: 10, active: 10, sessions: 1, refused: 0 },
    ],
    [
      'resumed next day: the sum of both sittings',
      [
        ['2026-04-22T02:00:00Z', 'opened', opened()],
        ['2026-04-22T02:03:00Z', 'saved'],
        ['2026-04-23T02:01:00Z', 'saved', { loggedInAt: '2026-04-23T02:00:00.000Z' }],
        ['2026-04-23T02:02:00Z', 'refused'],
        ['2026-04-23T02:04:00Z', 'submitted', counts, 1],
      ],
      { elapsed: 7, active: 7, sessions: 2, refused: 1 },
    ],
    [
      'what happens after filing is not filing',
      [
        ['2026-04-22T02:00:00Z', 'opened', opened()],
        ['2026-04-22T02:04:00Z', 'submitted', counts, 1],
        ['2026-04-24T02:04:00Z', 'saved'],
      ],
      { elapsed: 4, active: 4, sessions: 1, refused: 0 },
    ],
    [
      'a draft never filed',
      [['2026-04-22T02:00:30Z', 'opened', opened()]],
      { elapsed: 0.5, active: 0.5, sessions: 1, refused: 0 },
    ],
  ])('%s', (_name, lines, expected) => {
    const { elapsedMs, activeMs, sessions, refused } = measured(lines).filing;
    expect({ elapsed: minutes(elapsedMs), active: minutes(activeMs), sessions, refused }).toEqual(expected);
  });
});

describe('from receipt to result', () => {
  const accepted = '2026-04-22T03:00:00.000Z'; // Wednesday 10:00
  const due = '2026-04-23T10:00:00.000Z'; // Thursday 17:00
  const desk = '2026-04-28T10:00:00.000Z'; // Tuesday 17:00, over the holiday of 27 April
  const begin: readonly Line[] = [
    ['2026-04-22T02:00:00Z', 'opened', opened()],
    ['2026-04-22T02:04:00Z', 'submitted', counts, 1],
    [accepted, 'moved', clocks(accepted, due, desk), 2],
  ];

  test('in working minutes, beside the in-person limit', () => {
    const { processing } = measured([
      ...begin,
      ['2026-04-22T07:00:00Z', 'moved', {}, 9],
      ['2026-04-23T01:00:00Z', 'moved', { closed: true }, 10],
    ]);
    // 10:00–11:30, 13:30–14:00; 13:30–17:00, 07:00–08:00. The desk has a day of 8 hours for each of three, and this one's rest.
    expect(processing).toEqual({
      acceptedAt: accepted,
      processedAt: '2026-04-22T07:00:00.000Z',
      returnedAt: '2026-04-23T01:00:00.000Z',
      processedMinutes: 120,
      minutes: 360,
      ownMinutes: 360,
      baselineMinutes: 300 + 3 * 480,
      supplements: 0,
      onTime: true,
    });
  });

  test('waiting for a supplement is counted, and apart', () => {
    const { processing } = measured([
      ...begin,
      ['2026-04-22T04:00:00Z', 'moved', {}, 5],
      ['2026-04-22T07:30:00Z', 'moved', {}, 4],
      ['2026-04-22T08:00:00Z', 'moved', {}, 10],
    ]);
    expect(processing).toMatchObject({ minutes: 180, ownMinutes: 180 - 90, supplements: 1, onTime: true });
  });

  test.each<[string, readonly Line[], boolean | undefined]>([
    ['after it was due', [['2026-04-24T01:00:00Z', 'moved', {}, 9]], false],
    [
      'sent back twice',
      [
        ['2026-04-22T03:10:00Z', 'moved', {}, 5],
        ['2026-04-22T03:20:00Z', 'moved', {}, 4],
        ['2026-04-22T03:30:00Z', 'moved', {}, 5],
        ['2026-04-22T03:40:00Z', 'moved', {}, 10],
      ],
      false,
    ],
    ['stopped in time', [['2026-04-22T03:10:00Z', 'moved', { closed: true }, 8]], true],
    [
      'due moved by a pause',
      [
        ['2026-04-23T01:00:00Z', 'moved', clocks(accepted, '2026-04-24T10:00:00.000Z', desk), 4],
        ['2026-04-24T01:00:00Z', 'moved', {}, 10],
      ],
      true,
    ],
    ['still open', [], undefined],
  ])('on time by index 766: %s', (_name, rest, onTime) => {
    expect(measured([...begin, ...rest]).processing?.onTime).toBe(onTime);
  });

  test('never accepted, never processed', () => {
    expect(measured(begin.slice(0, 2)).processing).toBeUndefined();
  });
});
