import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathOf, pointerOf, valueAt } from '../../src/source/pointer.js';

/** RFC 6901 §5. */
const rfc = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'c%d': 2, 'm~n': 8, ' ': 7, '~1': 9 };

test.each<[string, unknown]>([
  ['', rfc],
  ['/foo', ['bar', 'baz']],
  ['/foo/0', 'bar'],
  ['#/foo/1', 'baz'],
  ['/', 0],
  ['/a~1b', 1],
  ['/c%d', 2],
  ['/m~0n', 8],
  ['/~01', 9],
  ['/ ', 7],
  ['/foo/2', undefined],
  ['/foo/00', undefined],
  ['/foo/length', undefined],
  ['/toString', undefined],
  ['/foo/0/0', undefined],
])('%s', (pointer, value) => expect(valueAt(rfc, pointer)).toEqual(value));

test('a path survives the way to a pointer and back', () => {
  fc.assert(fc.property(fc.array(fc.string()), path => void expect(pathOf(pointerOf(path))).toEqual(path)));
});

test.each(['foo', '/a~', '/a~2'])('%s is no pointer', pointer =>
  expect(() => pathOf(pointer)).toThrow(RangeError),
);
