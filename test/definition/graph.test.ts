import { describe, expect, test } from 'vitest';
import { graphOf } from '../../src/definition/graph.js';
import { journeysOf } from '../../src/definition/journeys.js';
import type { Raw } from '../../src/definition/raw.js';

const nested: Raw = {
  initial: 'desk',
  states: {
    desk: { meta: { status: 1, turn: 'desk' }, on: { take: 'work', drop: 'gone' } },
    work: {
      initial: 'first',
      meta: { status: 4, turn: 'clerk' },
      onDone: 'gone',
      on: { stop: 'gone', again: '.first', home: '#home' },
      states: {
        first: { on: { next: { target: 'second', guard: 'ready', actions: ['note'] }, mark: {} } },
        second: {
          meta: { turn: 'boss' },
          always: [{ target: 'third', guard: 'fast' }],
          after: { limit: 'third' },
        },
        third: { type: 'final' },
      },
    },
    home: { id: 'home', meta: { status: 9 }, on: { end: 'gone' } },
    gone: { type: 'final', meta: { status: 10 } },
  },
};

describe('the flat graph', () => {
  const { graph, lost } = graphOf(nested);
  const targets = (name: string) =>
    graph.transitions.filter(each => each.name === name).map(each => each.targets);

  test('names every state by its path', () => {
    expect(graph.states.map(({ id, type }) => `${id} ${type}`)).toEqual([
      'desk atomic',
      'work compound',
      'work.first atomic',
      'work.second atomic',
      'work.third final',
      'home atomic',
      'gone final',
    ]);
  });

  test('reads status and turn from the leaf outward', () => {
    const facts = Object.fromEntries(graph.states.map(({ id, status, turn }) => [id, [status, turn]]));
    expect(facts['work.first']).toEqual([4, 'clerk']);
    expect(facts['work.second']).toEqual([4, 'boss']);
    expect(facts.home).toEqual([9, undefined]);
  });

  test.each([
    ['a sibling', 'take', [['work']]],
    ['a sibling inside', 'next', [['work.second']]],
    ['a child', 'again', [['work.first']]],
    ['an id', 'home', [['home']]],
    ['no move', 'mark', [[]]],
    ['a deadline', 'limit', [['work.third']]],
  ])('resolves %s', (_, name, expected) => expect(targets(name)).toEqual(expected));

  test('keeps guard, actions and place of a branch', () => {
    expect(graph.transitions.find(({ name }) => name === 'next')).toMatchObject({
      source: 'work.first',
      kind: 'on',
      guard: 'ready',
      actions: ['note'],
      pointer: '/workflow/states/work/states/first/on/next',
    });
    expect(graph.transitions.find(({ kind }) => kind === 'always')?.pointer).toBe(
      '/workflow/states/work/states/second/always/0',
    );
  });

  test('loses no target it knows', () => expect(lost).toEqual([]));

  test('names a target it does not know, with those it could be', () => {
    const { lost } = graphOf({ initial: 'a', states: { a: { on: { go: { target: 'c' } } }, b: {} } });
    expect(lost).toEqual([
      { target: 'c', pointer: '/workflow/states/a/on/go/target', source: 'a', states: ['a', 'b'] },
    ]);
  });
});

describe('journeys', () => {
  const journeys = (workflow: Raw) => journeysOf(graphOf(workflow));

  test('an inner end leads on through onDone, and all can end', () => {
    const { reachable, deadEnds, traps } = journeys(nested);
    expect([...reachable]).toEqual(['desk', 'work.first', 'gone', 'work.second', 'home', 'work.third']);
    expect([deadEnds, traps]).toEqual([[], []]);
  });

  test('an inner end that nothing leaves is a dead end', () => {
    const { onDone: _, on: __, ...work } = (nested.states as Record<string, Raw>).work as Raw;
    expect(journeys({ ...nested, states: { ...(nested.states as Raw), work } }).deadEnds).toEqual([
      'work.third',
    ]);
  });

  test('a trap is told with the shortest way in and round', () => {
    const states = {
      a: { on: { go: 'b', end: 'z' } },
      b: { on: { on: 'c' } },
      c: { on: { back: 'b' } },
      z: { type: 'final' },
    };
    expect(journeys({ initial: 'a', states }).traps).toEqual([
      { state: 'b', trace: ['a', 'go', 'b', 'on', 'c', 'back', 'b'] },
    ]);
  });

  test('what leads into a dead end is not a second finding', () => {
    const { deadEnds, traps } = journeys({ initial: 'a', states: { a: { on: { go: 'b' } }, b: {} } });
    expect([deadEnds, traps]).toEqual([['b'], []]);
  });

  test('every region of a parallel state is entered', () => {
    const states = {
      p: { type: 'parallel', states: { x: { initial: 'x1', states: { x1: {} } }, y: {} }, on: { e: 'z' } },
      z: { type: 'final' },
    };
    expect([...journeys({ initial: 'p', states }).reachable]).toEqual(['p.x.x1', 'p.y', 'z']);
  });
});
