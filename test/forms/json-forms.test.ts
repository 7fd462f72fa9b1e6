import { expect, test } from 'vitest';
import { jsonForms, jsonFormsErrors } from '../../src/forms.js';
import { fill, validateForm } from '../../src/node.js';
import { context, everyKind } from '../browser/every-kind.js';

const emptyDraft = { answers: {}, lookups: {}, documents: {} };
const filled = fill(everyKind, emptyDraft, context);
const { schema, uischema, data } = jsonForms(everyKind, filled);
const properties = schema.properties as Record<string, object>;

test.each([
  [
    'gender',
    {
      oneOf: [
        { const: 'male', title: 'Nam' },
        { const: 'female', title: 'Nữ' },
        { const: 'other', title: 'Chưa xác định' },
      ],
    },
  ],
  ['where', { enum: ['home', 'abroad'] }],
  ['floor', { enum: [1, 2, 3] }],
  ['inWords', { description: 'Được tính tự động.' }],
])('%s: its schema', (name, part) => expect(properties[name]).toMatchObject(part));

const elementOf = (label: string) =>
  uischema.elements.find(element => 'label' in element && element.label === label);

test.each([
  ['Khẩn', { type: 'Control', scope: '#/properties/urgent', label: 'Khẩn' }],
  [
    'Bằng chữ',
    {
      type: 'Control',
      scope: '#/properties/inWords',
      label: 'Bằng chữ',
      options: { readonly: true, showUnfocusedDescription: true },
    },
  ],
  [
    'Giấy xác nhận',
    {
      type: 'Group',
      label: 'Giấy xác nhận',
      elements: [
        { type: 'Control', scope: '#/properties/paper/properties/number', label: 'Số' },
        { type: 'Control', scope: '#/properties/paper/properties/valid', label: 'Còn hạn' },
      ],
    },
  ],
  ['Nước', undefined],
  ['Chỉ khi ở nước ngoài', undefined],
])('%s is drawn by its element', (label, element) => expect(elementOf(label)).toEqual(element));

test('with nothing typed the data is empty', () => expect(data).toEqual({}));

test('issues become errors at the place of their field', () => {
  const issues = [
    ...validateForm(everyKind, filled),
    { code: 'document', pointer: '#/documents/a', message: { vi: 'Hãy nộp', en: 'Hand in' } },
  ];
  const errors = jsonFormsErrors(issues, filled, 'en');
  expect(errors.map(({ instancePath, message }) => [instancePath, message])).toContainEqual([
    '/where',
    'Fill in “Nơi làm”.',
  ]);
  expect(errors).toHaveLength(issues.length - 1);
});
