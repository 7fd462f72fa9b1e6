import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import schema from '../../schemas/calendar.schema.json' with { type: 'json' };
import table from '../../schemas/calendars/vn-state-agencies.json' with { type: 'json' };

const validate = new Ajv2020({ allErrors: true, formats: { date: true } }).compile(schema);

test('the shipped calendar fits its schema', () => {
  expect(validate(table) || validate.errors).toBe(true);
});

test.each([
  ['an unknown key', { ...table, weekends: [] }],
  ['an unknown kind of day', { ...table, days: [{ ...table.days[0], kind: 'off' }] }],
  ['a day without its source', { ...table, days: [{ date: '2026-01-01', kind: 'holiday', status: 'law' }] }],
  ['another zone', { ...table, utcOffset: '+08:00' }],
  ['a span that never closes', { ...table, officeHours: [['07:00']] }],
])('a calendar with %s does not', (_what, broken) => {
  expect(validate(broken)).toBe(false);
});

/** Every key of every object in a schema, with its description. */
function keysOf(node: unknown, path = ''): [string, unknown][] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, child]): [string, unknown][] => {
    const here = `${path}/${key}`;
    const own: [string, unknown][] = path.endsWith('/properties')
      ? [[here, (child as { description?: string }).description]]
      : [];
    return [...own, ...keysOf(child, here)];
  });
}

test('every key is described in Vietnamese, then English', () => {
  const keys = keysOf(schema);
  expect(keys.length).toBeGreaterThan(15);
  for (const [path, description] of keys) expect(`${path}: ${description}`).toMatch(/: .+ — .+/);
});
