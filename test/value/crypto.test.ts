import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../src/node-crypto.js';
import { base64url, concat, fromBase64url, fromUtf8, hex, utf8 } from '../../src/value/bytes.js';
import { type Crypto, portableCrypto } from '../../src/value/crypto.js';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const some = fc.uint8Array({ maxLength: 300 });
const fromHex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
const both: readonly (readonly [string, Crypto])[] = [
  ['portable', portableCrypto],
  ['node', nodeCrypto],
];

describe.each(both)('%s crypto', (_name, crypto) => {
  test('SHA-256 of FIPS 180-4, example "abc"', () => {
    expect(hex(crypto.sha256(utf8('abc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  test('HMAC-SHA-256 of RFC 4231, case 2', () => {
    expect(hex(crypto.hmac(utf8('Jefe'), utf8('what do ya want for nothing?')))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  test('AES-256-GCM of the GCM specification, case 16', () => {
    const key = fromHex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308');
    const nonce = fromHex('cafebabefacedbaddecaf888');
    const plain = fromHex(
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    );
    const aad = fromHex('feedfacedeadbeeffeedfacedeadbeefabaddad2');
    const sealed = crypto.seal(key, nonce, plain, aad);
    expect(hex(sealed)).toBe(
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b',
    );
    expect(crypto.open(key, nonce, sealed, aad)).toEqual(plain);
  });

  test('what was sealed opens; with any byte changed, or another key or aad, it does not', () => {
    fc.assert(
      fc.property(bytes(32), bytes(12), some, some, fc.nat(), (key, nonce, plain, aad, at) => {
        const sealed = crypto.seal(key, nonce, plain, aad);
        expect(crypto.open(key, nonce, sealed, aad)).toEqual(plain);
        const changed = Uint8Array.from(sealed);
        changed[at % sealed.length]! ^= 1;
        expect(crypto.open(key, nonce, changed, aad)).toBeUndefined();
        expect(crypto.open(key, nonce, sealed, concat(aad, utf8('!')))).toBeUndefined();
        expect(crypto.open(crypto.sha256(key), nonce, sealed, aad)).toBeUndefined();
        expect(crypto.open(key, nonce, sealed.subarray(0, 15), aad)).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  test('a key or nonce of another length is refused', () => {
    const none = new Uint8Array();
    for (const operation of ['seal', 'open'] as const) {
      expect(() => crypto[operation](new Uint8Array(31), new Uint8Array(12), none, none)).toThrow(RangeError);
      expect(() => crypto[operation](new Uint8Array(32), new Uint8Array(16), none, none)).toThrow(RangeError);
    }
  });
});

test('both are equal byte for byte', () => {
  fc.assert(
    fc.property(bytes(32), bytes(12), some, some, (key, nonce, plain, aad) => {
      expect(nodeCrypto.sha256(plain)).toEqual(portableCrypto.sha256(plain));
      expect(nodeCrypto.hmac(aad, plain)).toEqual(portableCrypto.hmac(aad, plain));
      const sealed = nodeCrypto.seal(key, nonce, plain, aad);
      expect(sealed).toEqual(portableCrypto.seal(key, nonce, plain, aad));
      expect(portableCrypto.open(key, nonce, sealed, aad)).toEqual(plain);
    }),
  );
});

describe('bytes', () => {
  test('base64url is what Buffer writes, and comes back', () => {
    fc.assert(
      fc.property(some, raw => {
        expect(base64url(raw)).toBe(Buffer.from(raw).toString('base64url'));
        expect(fromBase64url(base64url(raw))).toEqual(raw);
      }),
    );
  });

  test.each(['A', 'AAAAA', 'AB', 'AAB', 'AA==', 'A+A', 'A/A', 'AA A', 'é'])('%j is not base64url', text => {
    expect(fromBase64url(text)).toBeUndefined();
  });

  test('UTF-8 comes back with its first BOM; other bytes are refused', () => {
    expect(fromUtf8(utf8('\uFEFFNguyễn'))).toBe('\uFEFFNguyễn');
    expect(() => fromUtf8(Uint8Array.of(0xc3, 0x28))).toThrow(TypeError);
  });
});
