import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formats } from '../../src/value/formats.js';
import { foldName, normalise } from '../../src/value/normalise.js';

test.each([
  ['vn-person-name', '  Nguyễn   Thị\u00a0Thuý ', 'Nguyễn Thị Thuý'],
  ['vn-person-name', 'Nguyễn'.normalize('NFD'), 'Nguyễn'],
  ['vn-phone', '+84 912 345 678', '0912345678'],
  ['vn-phone', '84912345678', '0912345678'],
  ['vn-phone', '0243.825.1234', '02438251234'],
  ['vn-phone', '84', '84'],
  ['vn-tax-code', '0100047516001', '0100047516-001'],
  ['vn-tax-code', '0100 047 516', '0100047516'],
  ['vn-passport', ' c1234567 ', 'C1234567'],
  ['vn-person-id', '001 190 012 345', '001190012345'],
  ['date', ' 2026-01-31 ', '2026-01-31'],
  ['toString', ' a ', 'a'],
  [undefined, ' a  b ', 'a  b'],
])('%s %j becomes %j', (format, value, expected) => {
  expect(normalise(format, value)).toBe(expected);
});

test('normalising twice changes nothing, and what fitted still fits', () => {
  const names = fc.constantFrom(...Object.keys(formats));
  const sample = names.chain(name =>
    fc.tuple(fc.constant(name), fc.oneof(fc.string(), fc.constant(formats[name]!.example))),
  );
  fc.assert(
    fc.property(sample, ([name, value]) => {
      const once = normalise(name, value);
      expect(normalise(name, once)).toBe(once);
      if (formats[name]!.test(value)) expect(formats[name]!.test(once)).toBe(true);
    }),
  );
});

test.each([
  ['HÒA', 'Hoà'],
  ['Thúy', 'THUÝ'],
  ['Quỳnh  Khuỷu', 'QUỲNH KHUYỦ'],
  ['Ðặng', 'Đặng'],
  ['H’Hen', "h'hen"],
  ['Nguyễn', 'NGUYỄN'.normalize('NFD')],
  ['Huệ', 'HỤÊ'],
])('%s and %s are one name', (a, b) => {
  expect(foldName(a)).toBe(foldName(b));
});

test.each([
  ['Hoa', 'Hoà'],
  ['Hoà', 'Hoá'],
  ['Réne', 'René'],
  ['Đan', 'Dan'],
  ['Thu', 'Thư'],
  ['Tâm', 'Tăm'],
])('%s and %s are two names', (a, b) => {
  expect(foldName(a)).not.toBe(foldName(b));
});

test('folding looks at each letter once: a long name without a tone takes no time', () => {
  const before = process.cpuUsage().user;
  expect(foldName(`${'a'.repeat(64_000)}b\u0301`)).toBe(`${'A'.repeat(64_000)}B\u0301`);
  expect(process.cpuUsage().user - before).toBeLessThan(500_000);
});
