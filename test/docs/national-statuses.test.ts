import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { FINAL_STATUSES, STATUS_STEPS, STATUS_TITLES } from '../../src/check/national-statuses.js';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/definition.md'), 'utf8');
/** `| 1 | Mới đăng ký | newly registered | 2, 3 |` */
const rows = [...page.matchAll(/^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \|$/gm)].map(
  ([, status, title, english, next]) => ({ status: Number(status), title, english, next }),
);

test('the language page shows the national statuses as check enforces them', () => {
  const enforced = Object.entries(STATUS_STEPS).map(([status, next]) => ({
    status: Number(status),
    title: STATUS_TITLES[Number(status)],
    english: expect.any(String),
    next: next.join(', ') || 'the end',
  }));
  expect(rows).toEqual(enforced);
});

test('every status has an English name of its own', () => {
  expect(new Set(rows.map(({ english }) => english)).size).toBe(10);
});

test('nobody leaves a status a dossier may end with, and the page names those', () => {
  expect(rows.filter(({ next }) => next === 'the end').map(({ status }) => status)).toEqual(FINAL_STATUSES);
  expect(page).toContain(`an end has ${FINAL_STATUSES.join(', ').replace(/, (\d+)$/, ' or $1')} `);
});

test('the page says that the steps are unverified', () => {
  expect(page).toMatch(
    /^\| all other steps \| knowledge, unverified: .*No official table of steps was found \|$/m,
  );
});
