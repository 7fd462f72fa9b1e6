import { describe, expect, test } from 'vitest';
import { isErased } from '../../src/dossier/event.js';
import { fold } from '../../src/dossier/evolve.js';
import { openEvent } from '../../src/dossier/log.js';
import { nodeCrypto } from '../../src/node-crypto.js';
import { measure } from '../../src/report/measure.js';
import { birth, cases, citizenOf, play } from './play.js';

describe.each(cases.map(one => [one.name as string, one] as const))('%s', (_name, one) => {
  const played = play(one);

  test('ends as the case expects', async () => {
    const { world, id, form } = await played;
    const { expect: expected } = one;
    const read = await world.dossiers.read(id, citizenOf(one.given));
    const { dossier } = read.ok ? read : expect.fail();
    const log = await world.dossiers.export(id);
    const field = (pointer: string) => form.fields.find(each => each.pointer === pointer);
    const each = (names: object = {}, value: (name: string) => unknown) =>
      Object.fromEntries(Object.keys(names).map(name => [name, value(name)]));
    const submitted = log.find(({ type }) => type === 'submitted')?.facts;
    const path = log.flatMap(({ state }, at) =>
      state !== undefined && state !== log[at - 1]?.state ? [state] : [],
    );
    const facts = {
      fields: submitted?.fields,
      filled: submitted?.filled,
      values: each(expected.values, pointer => field(pointer)?.value),
      sources: each(expected.sources, pointer => field(pointer)?.lookup),
      status: dossier.status,
      due: each(expected.due, name => Date.parse(dossier.clocks[name]!.dueAt)),
      documents: each(expected.documents, name => dossier.filed?.content?.documents[name]),
    };
    const due = each(expected.due, name => Date.parse(expected.due[name]));
    expect(facts).toMatchObject({ ...pick(expected, Object.keys(facts)), due });
    if (expected.path) expect(squeezed(path)).toEqual(expected.path);
    if (expected.result) expect(dossier.results).toMatchObject(expected.result);
    if (expected.locked) {
      expect(
        form.fields
          .filter(({ locked }) => locked)
          .map(({ pointer }) => pointer)
          .sort(),
      ).toEqual([...expected.locked].sort());
    }
  });

  test('the fold of its opened log is its state, and what is forgotten measures the same', async () => {
    const { world, id } = await played;
    const log = await world.dossiers.export(id);
    const key = await world.keys.get(id);
    const opened = log.map(event => openEvent(nodeCrypto, key, event));
    const read = await world.dossiers.read(id, citizenOf(one.given));
    expect(read.ok && fold(opened)).toEqual(read.ok && read.dossier);
    const before = measure(log, birth.calendar);
    const forgottenLog = log.map(event => openEvent(nodeCrypto, undefined, event));
    expect(forgottenLog.every(({ body }) => isErased(body))).toBe(true);
    const { state, status, clocks, closedAt, rating } = fold(opened)!;
    expect(fold(forgottenLog)).toMatchObject({
      state,
      status,
      clocks,
      forgotten: true,
      ...(closedAt && { closedAt }),
      ...(rating && { rating }),
    });
    expect(
      measure(
        log.map(event => ({ ...event, body: '' })),
        birth.calendar,
      ),
    ).toEqual(before);
  });
});

const pick = (from: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));

const squeezed = (path: readonly string[]) => path.filter((state, at) => state !== path[at - 1]);
