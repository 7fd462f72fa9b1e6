import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/check.js';
import { findingCodes } from '../../src/check/codes.js';
import { definition, sources } from './world.js';

const folder = resolve(import.meta.dirname, '../../docs/rules');
const pages = readdirSync(folder)
  .filter(file => file !== 'README.md')
  .map(file => basename(file, '.md'));
const read = (name: string) => readFileSync(resolve(folder, `${name}.md`), 'utf8');

test('every code has a page and every page a code', () => {
  expect(pages.toSorted()).toEqual([...findingCodes].sort());
});

test('the list names every page once', () => {
  const listed = [...read('README').matchAll(/^- \[(.+?)\]\((.+?)\.md\)/gm)].map(([, code, page]) => [
    code,
    page,
  ]);
  expect(listed.map(([code]) => code).sort()).toEqual(pages.toSorted());
  expect(listed.every(([code, page]) => code === page)).toBe(true);
});

/** RFC 7386: members of the patch replace those of the target, null removes. */
function patched(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const result: Record<string, unknown> =
    typeof target === 'object' && !Array.isArray(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = patched(result[key] ?? {}, value);
  }
  return result;
}

/** The codes found in a page's example: a merge patch over the world, or a whole file when it is marked jsonc. */
function codesIn([, lang, body = '']: readonly (string | undefined)[]): readonly string[] {
  const text =
    lang === 'jsonc'
      ? body
      : JSON.stringify(patched(JSON.parse(JSON.stringify(definition())), JSON.parse(body)));
  return check(text, sources).map(({ code }) => code);
}

describe('examples', () => {
  test.each(pages)('%s', code => {
    const page = read(code);
    expect(page.startsWith(`# ${code}\n`)).toBe(true);
    const [wrong, right] = [...page.matchAll(/```(jsonc?)\n(.*?)\n```/gs)];
    if (wrong) expect(codesIn(wrong)).toContain(code);
    if (right) expect(codesIn(right)).not.toContain(code);
    if (right?.[1] === 'json') expect(codesIn(right)).toEqual([]);
  });
});
