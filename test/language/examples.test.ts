import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/cases/cases.js';
import { readDefinition } from '../../src/definition/read.js';
import { field } from '../../src/field.js';
import { readJson } from '../../src/source/json.js';
import { examples } from './examples.js';
import { type Json, readObject, valuesAt } from './schema-files.js';

type Schema = {
  readonly $ref?: string;
  readonly whole?: boolean;
  readonly properties?: Record<string, Schema>;
  readonly prefill?: unknown;
  readonly items?: Schema;
};

/** The questions under a schema: leaves outside wholes, and wholes, as pointers; in a list of rows with `*` for the row. */
function questions(schema: Schema, pointer = ''): readonly string[] {
  const block = schema.$ref ? (readObject(`schemas/${schema.$ref}`) as Schema) : {};
  const { whole, properties } = { ...block, ...schema };
  const { rows } = Object(schema.prefill) as { readonly rows?: unknown };
  if (rows !== undefined && schema.items) return questions(schema.items, `${pointer}/*`);
  if (whole || !properties) return [pointer];
  return Object.entries(properties).flatMap(([name, inner]) => questions(inner, `${pointer}/${name}`));
}

/** A pointer with `*` for the row. */
const inAnyRow = (pointer: string, fields: readonly string[]): string => {
  const [, list, , ...rest] = pointer.split('/');
  const starred = ['', list, '*', ...rest].join('/');
  return fields.includes(starred) ? starred : pointer;
};

/** Where the answers of a case lead, an address being one answer. */
const answered = (value: unknown, fields: readonly string[], pointer = ''): readonly string[] =>
  fields.includes(inAnyRow(pointer, fields)) || typeof value !== 'object' || value === null
    ? [inAnyRow(pointer, fields)]
    : Object.entries(value).flatMap(([name, inner]) => answered(inner, fields, `${pointer}/${name}`));

/** Questions by group, as counted on the official forms. */
const sizes: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'birth-registration': { requester: 11, child: 8, mother: 11, father: 11, copies: 6 },
  marriage: { bride: 14, groom: 14, copies: 2 },
  company: { company: 7, owner: 5, representative: 4, otherRepresentatives: 1, beneficialOwners: 1 },
  'driving-licence': { driver: 7, licence: 7, health: 5, photo: 1 },
  'social-insurance': { worker: 11 },
  // CT01 asks one more, until when a temporary residence lasts.
  'permanent-residence': { declarant: 6, head: 3, request: 4, members: 5, consents: 3 },
};

test.each(Object.entries(sizes))('%s asks what the official form asks, grouped alike', (name, expected) => {
  const { form } = examples.find(each => each.name === name)!.definition;
  const groups = questions(form as Schema).map(pointer => pointer.split('/')[1]!);
  const counted = Object.fromEntries(
    [...new Set(groups)].map(group => [group, groups.filter(it => it === group).length]),
  );
  expect(counted).toEqual(expected);
});

describe.each(examples)('$name', ({ definition, caseFiles }) => {
  const fields = questions(definition.form as Schema);
  const { graph } = readDefinition(readJson(JSON.stringify(definition), 'procedure.json'), field).definition!;
  const cases = caseFiles.flatMap(file => file.cases);

  test('every text a citizen or an officer reads has its English', () => {
    const translated = (definition.translations as { en: Json }).en;
    // A question may itself be called "title": what stands under that name is then no text.
    const texts = ['title', 'message'].flatMap(key => valuesAt(definition, key).filter(isText));
    expect(texts.filter(text => translated[text] === undefined)).toEqual([]);
  });

  test.each(cases)('$name answers only what the form asks', ({ events }) => {
    for (const { answers } of events) {
      if (answers) expect(fields).toEqual(expect.arrayContaining([...answered(answers, fields)]));
    }
  });

  test.each(cases)('$name sends only declared events', ({ events }) => {
    const known = [...Object.keys(definition.events as Json), 'open', 'save', 'consent', 'submit', 'rate'];
    expect(known).toEqual(expect.arrayContaining(events.map(({ event }) => event)));
  });

  test.each(cases)(
    '$name expects a walk the workflow has, ending in the expected status',
    ({ expect: said }) => {
      const { path, status } = said!;
      for (const [index, to] of (path ?? []).slice(1).entries()) {
        const leads = graph.transitions.filter(({ source }) => isWithin(path![index]!, source));
        expect(leads.flatMap(({ targets }) => targets).some(target => isWithin(to, target))).toBe(true);
      }
      if (path) expect(graph.states.find(({ id }) => id === path.at(-1))?.status).toBe(status);
    },
  );

  test.each(cases)('$name points at questions that exist, and counts them', ({ expect: said }) => {
    const { values = {}, sources = {}, locked = [] } = said!;
    const pointers = [...Object.keys(values), ...Object.keys(sources), ...locked];
    expect(fields).toEqual(expect.arrayContaining(pointers.map(pointer => inAnyRow(pointer, fields))));
    expect(said!.fields ?? fields.length).toBe(fields.length);
  });

  test.each(cases)('$name is filled in a plausible time', ({ events, given }) => {
    const seconds = secondsToFile(events);
    expect(seconds).toBeGreaterThan(120);
    expect(seconds).toBeLessThan(15 * 60);
    expect(new Date(given.loggedInAt).getUTCFullYear()).toBe(2026);
  });
});

const isText = (value: unknown): value is string => typeof value === 'string';

const isWithin = (state: string, around: string): boolean =>
  state === around || state.startsWith(`${around}.`);

function secondsToFile(events: Case['events']): number {
  const untilSubmit = events.slice(0, events.findIndex(({ event }) => event === 'submit') + 1);
  return untilSubmit.reduce((sum, { after = 'PT0S' }) => sum + secondsOf(String(after)), 0);
}

function secondsOf(duration: string): number {
  const [, minutes = '0', seconds = '0'] = /^PT(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}
