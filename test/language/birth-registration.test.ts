import { describe, expect, test } from 'vitest';
import { type Json, readObject, valuesAt } from './schema-files.js';

const definition = readObject('examples/birth-registration/procedure.json');
const { cases } = readObject('examples/birth-registration/cases.json') as { cases: readonly Case[] };

interface Case {
  readonly name: string;
  readonly given: { readonly loggedInAt: string };
  readonly events: readonly {
    readonly event: string;
    readonly after?: string;
    readonly by?: string;
    readonly answers?: Json;
  }[];
  readonly expect: {
    readonly path: readonly string[];
    readonly status: number;
    readonly [key: string]: unknown;
  };
}

type Schema = {
  readonly $ref?: string;
  readonly whole?: boolean;
  readonly properties?: Record<string, Schema>;
};

/** The questions under a schema: leaves outside wholes, and wholes, as pointers. */
function questions(schema: Schema, pointer = ''): readonly string[] {
  const block = schema.$ref ? (readObject(`schemas/${schema.$ref}`) as Schema) : {};
  const { whole, properties } = { ...block, ...schema };
  if (whole || !properties) return [pointer];
  return Object.entries(properties).flatMap(([name, inner]) => questions(inner, `${pointer}/${name}`));
}

/** Where the answers of a case lead, an address being one answer. */
const answered = (value: unknown, fields: readonly string[], pointer = ''): readonly string[] =>
  fields.includes(pointer) || typeof value !== 'object' || value === null
    ? [pointer]
    : Object.entries(value).flatMap(([name, inner]) => answered(inner, fields, `${pointer}/${name}`));

const fields = questions(definition.form as Schema);
const states = (
  definition.workflow as { states: Record<string, { meta: { status: number }; on?: Json; after?: Json }> }
).states;

describe('the form of 1.001193', () => {
  test('asks 47 questions, grouped as the official form', () => {
    const groups = fields.map(pointer => pointer.split('/')[1]);
    const sizes = Object.fromEntries(
      [...new Set(groups)].map(group => [group, groups.filter(it => it === group).length]),
    );
    expect(sizes).toEqual({ requester: 11, child: 8, mother: 11, father: 11, copies: 6 });
    expect(fields).toHaveLength(47);
  });

  test('every text a citizen or an officer reads has its English', () => {
    const translated = (definition.translations as { en: Json }).en;
    const texts = ['title', 'message'].flatMap(key => valuesAt(definition, key)).map(String);
    expect(texts.filter(text => translated[text] === undefined)).toEqual([]);
  });
});

describe.each(cases)('case $name', ({ given, events, expect: expected }) => {
  test('answers only what the form asks', () => {
    for (const { answers } of events) {
      if (answers) expect(fields).toEqual(expect.arrayContaining([...answered(answers, fields)]));
    }
  });

  test('sends only declared events', () => {
    const known = [...Object.keys(definition.events as Json), 'open', 'save', 'submit', 'rate'];
    expect(known).toEqual(expect.arrayContaining(events.map(({ event }) => event)));
  });

  test('expects a walk the workflow has, ending in the expected national status', () => {
    const { path } = expected;
    for (const [index, to] of path.slice(1).entries()) {
      const from = states[path[index] ?? ''];
      expect(JSON.stringify([from?.on, from?.after])).toContain(`"${to}"`);
    }
    expect(states[path.at(-1) ?? '']?.meta.status).toBe(expected.status);
  });

  test('points at questions that exist', () => {
    const pointers = ['values', 'sources'].flatMap(key => Object.keys((expected[key] ?? {}) as Json));
    expect(fields).toEqual(
      expect.arrayContaining([...pointers, ...((expected.locked ?? []) as readonly string[])]),
    );
  });

  test('is filled in a plausible time', () => {
    const untilSubmit = events.slice(0, events.findIndex(({ event }) => event === 'submit') + 1);
    const seconds = untilSubmit.reduce((sum, { after = 'PT0S' }) => sum + secondsOf(after), 0);
    expect(seconds).toBeGreaterThan(120);
    expect(seconds).toBeLessThan(15 * 60);
    expect(new Date(given.loggedInAt).getUTCFullYear()).toBe(2026);
  });
});

function secondsOf(duration: string): number {
  const [, minutes = '0', seconds = '0'] = /^PT(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}
