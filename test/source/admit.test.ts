import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit } from '../../src/source/admit.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const codeOf = (input: string | Uint8Array) => {
  const admitted = admit(input);
  return admitted.ok ? 'ok' : `${admitted.problem.code} ${admitted.problem.offset}`;
};

describe('what passes the gate', () => {
  test.each<[name: string, input: string | Uint8Array, outcome: string]>([
    ['an object', '{"a":[1,"x",null,true,-0.5e2]}', 'ok'],
    ['a byte order mark', utf8('\uFEFF{"a":1}'), 'ok'],
    ['CR LF', '{\r\n"a":1\r\n}', 'ok'],
    ['colons inside text', '{"a":"12:30 \\":\\\\"}', 'ok'],
    ['the largest safe number', '[9007199254740991]', 'ok'],
    ['one more', '[9007199254740993]', 'ill-formed 1'],
    ['beyond a double', '[1e400]', 'ill-formed 1'],
    ['a repeated key', '{"decision":"reject","decision":"approve"}', 'duplicate-key 21'],
    ['a repeated key, escaped', '{"a":1,"\\u0061":2}', 'duplicate-key 7'],
    ['a key repeated in NFC', '{"\u1ea1":1,"a\u0323":2}', 'duplicate-key 7'],
    ['two keys equal only in NFC', '{"a\u0323":1,"\u1ea1":2}', 'duplicate-key 8'],
    ['a prototype', '{"x":{"__proto__":{"role":"leader"}}}', 'forbidden-key 6'],
    ['an escaped prototype', '{"\\u005f_proto__":1}', 'forbidden-key 1'],
    ['a constructor', '{"constructor":{"prototype":1}}', 'forbidden-key 16'],
    ['a lambda of JSONata', '{"_jsonata_lambda":true}', 'forbidden-key 1'],
    ['half a character', '["\\ud83d"]', 'ill-formed 1'],
    ['a whole one', '["\\ud83d\\ude00"]', 'ok'],
    ['NUL', '["a\\u0000"]', 'ill-formed 1'],
    ['a comment', '{"a":1} // x', 'syntax 8'],
    ['a trailing comma', '[1,]', 'syntax 2'],
    ['nothing', '', 'syntax 0'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x5b, 0, 0x5d, 0), 'utf-16 0'],
    ['UTF-16 without a mark', Uint8Array.of(0, 0x5b, 0, 0x5d), 'utf-16 0'],
    ['Windows-1258', Uint8Array.of(0x22, 0xd0, 0x22), 'utf-8 1'],
    ['a cut character', utf8('"ạ').subarray(0, 3), 'utf-8 1'],
    ['64 levels', `${'['.repeat(64)}${']'.repeat(64)}`, 'ok'],
    ['65 levels', `${'['.repeat(65)}${']'.repeat(65)}`, 'too-deep 64'],
    ['brackets inside text', `["${'['.repeat(100)}"]`, 'ok'],
  ])('%s', (_, input, outcome) => expect(codeOf(input)).toBe(outcome));

  test('limits are the caller’s to set', () => {
    expect(admit('[1]', { bytes: 2, depth: 1 })).toMatchObject({ problem: { code: 'too-large' } });
    expect(admit('[[1]]', { bytes: 9, depth: 1 })).toMatchObject({ problem: { code: 'too-deep' } });
  });
});

test('names typed in two ways come out as one', () => {
  const composed = 'Nguyễn Thị Hòa';
  const admitted = admit(JSON.stringify({ [composed.normalize('NFD')]: [composed.normalize('NFD')] }));
  expect(admitted).toMatchObject({ ok: true, value: { [composed]: [composed] } });
});

test('what JSON.parse reads and the gate lets in is the same, in NFC', () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: 'grapheme' }), json => {
      const admitted = admit(utf8(json));
      if (admitted.ok) expect(admitted.value).toEqual(JSON.parse(json.normalize('NFC')));
    }),
  );
});

test('a refusal holds nothing of what was sent', () => {
  const canary = 'NGUYENVANCANARY';
  fc.assert(
    fc.property(fc.nat(40), fc.constantFrom('"', ',', '}', '{', '__proto__', '\u0000', ''), (at, put) => {
      const sound = `{"name":"${canary}","${canary}":${canary},"a":1,"a":2}`;
      const admitted = admit(sound.slice(0, at) + put + sound.slice(at));
      expect(JSON.stringify(admitted)).not.toContain(canary);
      expect(admitted.ok).toBe(false);
    }),
  );
});

test.each([',', '"a" ', '{"a":', "'", '["\\ud800"],'])('a refused megabyte of %s is cheap', unit => {
  const text = `[${unit.repeat(1_000_000 / unit.length)}`;
  expect(admit(text).ok).toBe(false);
});
