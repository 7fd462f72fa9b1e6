import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examineUpload, type FileKind, fileKinds } from '../../src/uploads.js';
import { opened, person, smallWorld } from './small.js';
import { accepted } from './world.js';

const ascii = (text: string): number[] => Array.from(text, letter => letter.charCodeAt(0));

/** The smallest of each kind that comes to its end. */
const whole: Readonly<Record<FileKind, readonly number[]>> = {
  pdf: ascii('%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n'),
  jpeg: [0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 0xff, 0xd9],
  png: [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a, 9, 9, ...ascii('IEND'), 0xae, 0x42, 0x60, 0x82],
  tiff: [...ascii('II*'), 0, 8, 0, 0, 0],
  docx: [...ascii('PK'), 3, 4, ...ascii('word/document.xml'), ...ascii('PK'), 5, 6, 0, 0],
};

const bytes = (list: readonly number[]): Uint8Array => Uint8Array.from(list);
const fate = async (...given: Parameters<typeof examineUpload>): Promise<string> => {
  const examined = await examineUpload(...given);
  return examined.ok ? examined.upload.kind : examined.code;
};

describe('an upload is what its bytes are', () => {
  test.each(fileKinds)('%s, whatever it is called', async kind => {
    expect(await fate('ảnh.exe', bytes(whole[kind]))).toBe(kind);
  });

  test.each<[string, readonly number[], string]>([
    ['nothing', [], 'empty'],
    ['a page of HTML called a picture', ascii('<html><script>alert(1)</script>'), 'unknown-kind'],
    ['a program', [...ascii('MZ'), 0x90, 0, 3], 'unknown-kind'],
    [
      'a zip that is no document',
      [...ascii('PK'), 3, 4, ...ascii('a.txt'), ...ascii('PK'), 5, 6],
      'unknown-kind',
    ],
    ['a PDF behind something else', [1, ...whole.pdf], 'unknown-kind'],
  ])('%s', async (_what, list, code) => {
    expect(await fate('anh.jpg', bytes(list))).toBe(code);
  });

  test('its size and its kind are those the paper takes', async () => {
    expect(await fate('a', bytes(whole.pdf), { maxBytes: whole.pdf.length - 1 })).toBe('too-large');
    expect(await fate('a', bytes(whole.pdf), { maxBytes: whole.pdf.length })).toBe('pdf');
    expect(await fate('a', bytes(whole.tiff), { accepts: ['pdf', 'png'] })).toBe('unaccepted-kind');
  });

  test('what broke off on its way is not taken, and what is whole is', async () => {
    const ends = { pdf: 6, jpeg: 2, png: 8, docx: 6 };
    const ended = fc.constantFrom<keyof typeof ends>('pdf', 'jpeg', 'png', 'docx');
    await fc.assert(
      fc.asyncProperty(ended, fc.nat(), fc.uint8Array({ maxLength: 3000 }), async (kind, cut, filling) => {
        const [start, end] = [whole[kind].slice(0, -ends[kind]), whole[kind].slice(-ends[kind])];
        // The filling holds nothing that looks like an end.
        const file = bytes([...start, ...filling.map(byte => byte & 0x3f), ...end]);
        expect(await fate('a', file)).toBe(kind);
        expect(await fate('a', file.slice(0, 1 + (cut % (file.length - end.length))))).not.toBe(kind);
      }),
    );
  });

  test('the digest is that of the bytes', async () => {
    const examined = await examineUpload('a.pdf', bytes(ascii('%PDF-%%EOF')));
    expect(examined).toEqual({
      ok: true,
      upload: {
        name: 'a.pdf',
        size: 10,
        kind: 'pdf',
        sha256: 'bfa46a6395a5ff9b24b500aa7b859b9cf7c2d1eaca67a66ef03f3355276a5f6e',
      },
    });
  });
});

describe('a paper that says what it accepts', () => {
  const upload = { name: 'f.pdf', size: 9, kind: 'pdf', sha256: 'a'.repeat(64) };
  const saved = async (file: object) => {
    const world = smallWorld({
      documents: { paper: { title: 'Giấy', hand: 'file', accepts: ['pdf'], maxBytes: 10 } },
    });
    await opened(world);
    return world.dossiers.save('d-1', { actor: person, documents: { paper: [file as typeof upload] } });
  };

  test('takes what was looked at', async () => {
    accepted(await saved(upload));
  });

  test.each<[string, object]>([
    ['a file nobody looked at', { name: 'f.pdf', size: 9 }],
    ['another kind', { ...upload, kind: 'png' }],
    ['a larger one', { ...upload, size: 11 }],
    ['one without a digest', { ...upload, sha256: 'none' }],
  ])('refuses %s', async (_what, file) => {
    const refused = await saved(file);
    expect(refused).toMatchObject({ ok: false, code: 'invalid' });
    expect(JSON.stringify(refused)).not.toContain('f.pdf');
  });
});
