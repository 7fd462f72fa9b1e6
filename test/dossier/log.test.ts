import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StoreError } from '../../src/dossier/errors.js';
import { erased, isErased, type NewEvent, type SealedEvent } from '../../src/dossier/event.js';
import { actorOf, openEvent, sealEvent, sealEvents, valueMac, verifyChain } from '../../src/dossier/log.js';
import { nodeCrypto } from '../../src/node-crypto.js';
import { canonicalJson } from '../../src/value/canonical.js';
import { portableCrypto as crypto } from '../../src/value/crypto.js';
import { canaries, happened, key, sealedLog } from './sample-log.js';

const otherKey = key.map(byte => byte ^ 1);
const open = (events: readonly SealedEvent[], under?: Uint8Array) =>
  events.map(event => openEvent(crypto, under, event));
const verdict = (events: readonly SealedEvent[]) => verifyChain(crypto, events);

const json = fc.jsonValue().map(value => JSON.parse(JSON.stringify(value)) as NewEvent['body']);
const newEvent: fc.Arbitrary<NewEvent> = fc.record({
  at: fc.constant('2026-04-22T02:00:00.000Z'),
  type: fc.constantFrom('opened', 'saved', 'moved'),
  role: fc.constantFrom('applicant', 'reception'),
  by: fc.stringMatching(/^[a-z0-9]{1,12}$/),
  facts: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.oneof(fc.integer(), fc.boolean())),
  body: json,
});

describe('sealing', () => {
  test('what was sealed opens as it was', () => {
    fc.assert(
      fc.property(fc.array(newEvent, { maxLength: 5 }), events => {
        const sealed = sealEvents(crypto, key, 'd-1', undefined, events);
        const opened = open(sealed, key);
        events.forEach((event, at) => {
          const { seq, actor, ...rest } = opened[at]!;
          expect(canonicalJson(rest)).toBe(canonicalJson(event));
          expect([seq, actor]).toEqual([at + 1, actorOf(crypto, key, event.by)]);
        });
        expect(verdict(sealed)).toEqual({
          ok: true,
          head: { seq: events.length, hash: sealed.at(-1)?.hash ?? '' },
        });
      }),
      { numRuns: 50 },
    );
  });

  test('equal events give equal bytes, in node and in the browser', () => {
    const again = sealEvents(nodeCrypto, key, 'd-1', undefined, structuredClone(happened));
    expect(canonicalJson(again)).toBe(canonicalJson(sealedLog));
  });

  test('the sealed bytes are those of this format for ever', () => {
    expect(sealedLog.at(-1)?.hash).toMatchInlineSnapshot(
      `"562dfcad65d9ae21307b74db91b8735029e7a14643bdebc3c15d39dbeeec5e53"`,
    );
  });

  test('nothing of the body or of the actor shows', () => {
    const text = JSON.stringify(sealedLog);
    for (const canary of canaries) expect(text).not.toContain(canary);
  });

  test('two writers with one body at one place share no nonce', () => {
    const [first] = happened;
    const later = { ...first!, at: '2026-04-22T02:00:00.001Z' };
    const nonces = [first!, later].map(event =>
      sealEvent(crypto, key, '', 'd-1', 1, event).body.slice(0, 16),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  test('the same person has another pseudonym in another dossier', () => {
    expect(actorOf(crypto, key, 'an')).toMatch(/^[0-9a-f]{16}$/);
    expect(actorOf(crypto, key, 'an')).not.toBe(actorOf(crypto, otherKey, 'an'));
  });

  test('a value has one fingerprint under one key, whatever the order of its keys', () => {
    expect(valueMac(crypto, key, { a: 1, b: 2 })).toBe(valueMac(crypto, key, { b: 2, a: 1 }));
    expect(valueMac(crypto, key, '1990-01-01')).not.toBe(valueMac(crypto, otherKey, '1990-01-01'));
  });
});

describe('forgetting the key', () => {
  test('erases every body and every name, and keeps the envelope and the chain', () => {
    const opened = open(sealedLog, key);
    const forgotten = open(sealedLog);
    expect(forgotten).toEqual(opened.map(({ by: _by, ...event }) => ({ ...event, body: erased })));
    expect(forgotten.every(event => isErased(event.body))).toBe(true);
    expect(JSON.stringify(forgotten)).not.toContain(canaries[3]);
    expect(verdict(sealedLog).ok).toBe(true);
  });

  test('a body cannot pretend to be erased', () => {
    const sealed = sealEvent(crypto, key, '', 'd-1', 1, { ...happened[0]!, body: { erased: true } });
    expect(isErased(openEvent(crypto, key, sealed).body)).toBe(false);
  });

  test('another key does not open', () => {
    expect(() => open(sealedLog, otherKey)).toThrow(StoreError);
  });
});

describe('tampering', () => {
  const bad = (index: number, reason: string) => ({ ok: false, index, reason });
  const replaced = (index: number, change: Partial<SealedEvent>) =>
    sealedLog.map((event, at) => (at === index ? { ...event, ...change } : event));
  const [first, second, third] = sealedLog as [SealedEvent, SealedEvent, SealedEvent];
  const forged = (index: number) =>
    sealEvent(crypto, key, sealedLog[index - 1]?.hash ?? '', 'd-1', index + 1, {
      ...happened[index]!,
      facts: { forged: true },
    });
  const foreign = sealEvents(crypto, key, 'd-2', undefined, happened);
  const cases: readonly (readonly [string, readonly SealedEvent[], ReturnType<typeof bad>])[] = [
    ['deleted first', sealedLog.slice(1), bad(0, 'seq')],
    ['deleted inside', [first, third], bad(1, 'seq')],
    ['doubled', [first, first, second], bad(1, 'seq')],
    ['swapped', [second, first], bad(0, 'seq')],
    ['of another dossier', [first, foreign[1]!], bad(1, 'dossier')],
    ['replaced under the key', [first, forged(1), third], bad(2, 'prev')],
    ['hash', replaced(3, { hash: first.hash }), bad(3, 'hash')],
    ['a fact beyond JSON', replaced(1, { facts: { ms: Number.NaN } }), bad(1, 'hash')],
    ['a key more', replaced(2, { extra: 1 } as Partial<SealedEvent>), bad(2, 'hash')],
  ];
  test.each(cases)('%s', (_name, events, expected) => {
    expect(verdict(events)).toEqual(expected);
  });

  test('any one character changed anywhere is found at its event, and a changed body never opens', () => {
    const texts = sealedLog.map(event => JSON.stringify(event));
    fc.assert(
      fc.property(fc.nat(texts.length - 1), fc.nat(), (index, where) => {
        const text = texts[index]!;
        const at = where % text.length;
        const letter = text[at] === '7' ? '8' : '7';
        let changed: SealedEvent;
        try {
          changed = JSON.parse(text.slice(0, at) + letter + text.slice(at + 1)) as SealedEvent;
        } catch {
          return; // No longer JSON: the store reports it as corrupt.
        }
        const events = sealedLog.map((event, i) => (i === index ? changed : event));
        expect(verdict(events)).toEqual(bad(index, 'hash'));
        if (changed.hash === sealedLog[index]!.hash) {
          expect(() => openEvent(crypto, key, changed)).toThrow(StoreError);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('a log cut short is found with an anchor, and so is one rewritten as a whole', () => {
    const sound = verdict(sealedLog);
    if (!sound.ok) throw new Error('the sample log must verify');
    const cut = sealedLog.slice(0, 3);
    expect(verdict(cut).ok).toBe(true);
    expect(verifyChain(crypto, cut, sound.head)).toEqual(bad(3, 'truncated'));
    expect(verifyChain(crypto, [], sound.head)).toEqual(bad(0, 'truncated'));
    const rewritten = [...sealedLog.slice(0, 4), forged(4)];
    expect(verdict(rewritten).ok).toBe(true);
    expect(verifyChain(crypto, rewritten, sound.head)).toEqual(bad(4, 'hash'));
    expect(verifyChain(crypto, sealedLog, { seq: 3, hash: third.hash }).ok).toBe(true);
  });
});
