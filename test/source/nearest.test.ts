import { expect, test } from 'vitest';
import { nearest } from '../../src/source/nearest.js';

const names = ['birthDate', 'birthPlace', 'fullName', 'gender', 'personId', 'late', 'complete'];

test.each<[string, string | undefined]>([
  ['birthdate', 'birthDate'],
  ['brithDate', 'birthDate'],
  ['birth_date', 'birthDate'],
  ['fullname', 'fullName'],
  ['fulName', 'fullName'],
  ['gendre', 'gender'],
  ['personalId', 'personId'],
  ['lat', 'late'],
  ['compleet', 'complete'],
  ['workflow', undefined],
  ['x', undefined],
  ['', undefined],
])('%s → %s', (name, meant) => expect(nearest(name, names)).toBe(meant));

test('Vietnamese marks and Đ do not count', () => {
  expect(nearest('Địa-chỉ', ['diaChi', 'diChi'])).toBe('diaChi');
  expect(nearest('hoVàTen', ['hoTen', 'hoVaTen'])).toBe('hoVaTen');
});

test('of two equally near the first is meant; the name itself beats a look-alike', () => {
  expect(nearest('ab', ['ac', 'ad'])).toBe('ac');
  expect(nearest('Late', ['late', 'Late'])).toBe('late');
});
