import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { expect, test } from 'vitest';
import { formats } from '../../src/value/formats.js';

const fits = (name: string, value: string): boolean => formats[name]!.test(value);

const cases: Record<string, { yes: string[]; no: string[] }> = {
  'partial-date': {
    yes: ['1960', '1960-05', '1960-05-03', '2024-02-29'],
    no: ['60', '1960-13', '1960-5', '2023-02-29', '1960-00', '1960-05-00', '1960-', '03/05/1960', ''],
  },
  'vn-person-id': {
    yes: ['001190012345', '079203004567'],
    no: ['01190012345', '0011900123456', '00119001234a', ''],
  },
  'vn-tax-code': {
    yes: ['0100047516', '0100047516-001', '0100047516001', '001190012345'],
    no: [
      '0100047515',
      '0100047516-000',
      '0100047516-01',
      '0000000000',
      '0100000000',
      '010004751',
      '0100047516 ',
    ],
  },
  'vn-phone': {
    yes: ['0912345678', '+84912345678', '84912345678', '02438251234', '0912 345 678', '091.234.5678'],
    no: [
      '0112345678',
      '912345678',
      '01234567890',
      '+8491234567',
      '0912  345678',
      '0912345678a',
      '(024)38251234',
      '',
    ],
  },
  'vn-social-insurance-number': { yes: ['0123456789', '001190012345'], no: ['01234567890', '012345678'] },
  'vn-health-card-number': {
    yes: ['TE1010123456789', '0123456789', '001190012345'],
    no: ['te1010123456789', 'TE101012345678'],
  },
  'vn-passport': { yes: ['C1234567', 'K01234567', 'AB1234567'], no: ['C12345678901', 'c1234567', '12345'] },
  'vn-person-name': {
    yes: [
      'Nguyễn Thị Thuý',
      'Y',
      "H'",
      "H'Hen Niê",
      "K' Brơ̆i",
      'Đặng Lê-Nguyên',
      'Jürgen Müller',
      'O’Brien',
      'LÊ VĂN A',
    ],
    no: [
      '',
      ' Nguyễn',
      'Nguyễn ',
      'Nguyễn  Thị',
      'Nguyễn Thị Thuý'.normalize('NFD'),
      'Ðặng',
      'Nguyễn Vаn',
      'An 2',
      'An, Bình',
      '-An',
      'An-',
      'ＡＮ',
      '\u0301A',
    ],
  },
  hostname: { yes: ['dichvucong.gov.vn', 'a1'], no: ['', 'a.', 'a_b', 'xn--t-xja.vn', 'é.vn'] },
  iri: { yes: ['https://a.vn/hồ-sơ?tên=Thuý'], no: ['/hồ-sơ', 'https://a.vn/hồ sơ'] },
  uri: {
    yes: ['https://dichvucong.gov.vn/', 'urn:a:b', 'mailto:a@b.vn'],
    no: ['dichvucong.gov.vn', 'http://a b', 'http://é.vn'],
  },
  email: {
    yes: ['an.nguyen@example.vn'],
    no: ['an@localhost', 'an@@b.vn', 'an@-b.vn', `${'a'.repeat(65)}@b.vn`],
  },
  uuid: {
    yes: ['3F0B2A9C-7D7E-4A53-9A58-0F6A1C2D3E4F'],
    no: ['3f0b2a9c7d7e4a539a580f6a1c2d3e4f', '{3f0b2a9c}'],
  },
};

const rows = Object.entries(cases).flatMap(([name, { yes, no }]) => [
  ...yes.map(value => [name, value, true] as const),
  ...no.map(value => [name, value, false] as const),
]);

test.each(rows)('%s %j: %s', (name, value, expected) => {
  expect(fits(name, value)).toBe(expected);
});

test.each(Object.entries(formats))('%s: its example fits, and both titles name it', (_name, format) => {
  expect(format.test(format.example)).toBe(true);
  expect(format.example.length).toBeLessThanOrEqual(format.maxLength);
  expect([format.title.vi, format.title.en].every(title => title.length > 0)).toBe(true);
});

test('tax codes of ten and thirteen digits are those stdnum knows', () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
  fc.assert(
    fc.property(digits(9), fc.constantFrom('', '000', '001', '-123'), (nine, unit) => {
      for (let check = 0; check < 10; check++) {
        const code = `${nine}${check}${unit}`;
        expect([code, fits('vn-tax-code', code)]).toEqual([code, stdnum.VN!.mst!.validate(code).isValid]);
      }
    }),
    { numRuns: 300 },
  );
});

test('64 kB of anything is answered at once', () => {
  const inputs = ['0', 'a', 'a.', 'a@', '%41', '/', "'", ' ', '-', '1960-', 'ễ'].map(piece =>
    piece.repeat(65_536 / piece.length),
  );
  for (const format of Object.values(formats)) {
    for (const input of [...inputs, ...inputs.map(input => input.slice(0, format.maxLength))]) {
      expect(typeof format.test(input)).toBe('boolean');
    }
  }
});

/** Where a form is meant to be narrower than the RFC. */
const deviations = [
  'email: a quoted string with a space in the local part is valid',
  'email: a quoted string with a double dot in the local part is valid',
  'email: a quoted string with a @ in the local part is valid',
  'email: an IPv4-address-literal after the @ is valid',
  'email: an IPv6-address-literal after the @ is valid',
];

test('the official format suite is met but for what is listed', () => {
  const folder = '../shared/conformance/json-schema/draft2020-12/optional/format';
  if (!existsSync(folder)) return console.warn(`skipped: ${folder} is not here`);
  const different: string[] = [];
  let total = 0;
  for (const name of Object.keys(formats).filter(name => existsSync(`${folder}/${name}.json`))) {
    for (const { tests } of JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'))) {
      for (const { description, data, valid } of tests) {
        if (typeof data !== 'string') continue;
        total += 1;
        // Host names of other letters, in their ASCII form, are refused all.
        const refused = name === 'hostname' && data.startsWith('xn--');
        if (fits(name, data) !== (valid && !refused)) different.push(`${name}: ${description}`);
      }
    }
  }
  console.info(`formats: ${total - different.length} of ${total} official cases`);
  expect(different).toEqual(deviations);
});
