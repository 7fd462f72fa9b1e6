import { expect, test } from 'vitest';
import { rjsf, rjsfValidator } from '../../src/forms.js';
import { fill, validateForm } from '../../src/node.js';
import { context, everyKind, everyKindTyped } from '../browser/every-kind.js';
import { exampleWorlds } from '../browser/worlds.js';

type Json = { readonly [key: string]: Json };

const emptyDraft = { answers: {}, lookups: {}, documents: {} };
const untouched = fill(everyKind, emptyDraft, context);
const worlds = await exampleWorlds();
const onRecord = worlds.find(({ name }) => name.endsWith('everything-on-record'))!;

const { schema, uiSchema } = rjsf(everyKind, untouched) as unknown as { schema: Json; uiSchema: Json };

test.each([
  ['where', { type: 'string', title: 'Nơi làm', maxLength: 50, enum: ['home', 'abroad'] }],
  ['agreed', { type: 'boolean', title: 'Tôi cam đoan' }],
  ['kind', { type: 'string', title: 'Loại', maxLength: 50, description: 'Chỉ có một loại', enum: ['only'] }],
  ['copies', { type: 'integer', title: 'Số bản', minimum: 1, maximum: 9 }],
  ['hour', { type: 'string', title: 'Giờ', maxLength: 50 }],
  ['identifier', { type: 'string', title: 'Số giấy tờ', maxLength: 50 }],
  ['place', { type: 'string', title: 'Nơi cấp', maxLength: 20 }],
  ['contact', { type: 'object', title: 'Người liên hệ', required: ['name'], properties: expect.anything() }],
])('%s is drawn by a plain schema', (name, drawn) => expect(schema.properties?.[name]).toEqual(drawn));

test.each([
  ['urgent', { 'ui:widget': 'radio', 'ui:enumNames': ['Có', 'Không'] }],
  ['agreed', {}],
  ['gender', { 'ui:enumNames': ['Nam', 'Nữ', 'Chưa xác định'] }],
  ['language', { 'ui:enumNames': ['Tiếng Việt', 'Song ngữ'] }],
  ['born', { 'ui:placeholder': '1960, 1960-05 hoặc 1960-05-03' }],
  ['inWords', { 'ui:readonly': true, 'ui:help': 'Được tính tự động.' }],
])('%s: its uiSchema', (name, ui) => expect(uiSchema[name]).toEqual(ui));

test('what is hidden is neither in the schema nor required, and is both once it is shown', () => {
  const hidden = (typed: Readonly<Record<string, unknown>>) => {
    const filled = fill(everyKind, { ...emptyDraft, answers: typed }, context);
    const drawn = rjsf(everyKind, filled).schema as unknown as { properties: Json; required: string[] };
    const { contact } = drawn.properties as unknown as { contact: { properties: Json } };
    return [
      ...['hidden', 'nested'].map(name => Object.hasOwn(drawn.properties, name)),
      Object.hasOwn(contact.properties, 'hidden'),
      drawn.required.includes('hidden'),
    ];
  };
  expect(hidden({})).toEqual([false, false, false, false]);
  expect(hidden({ where: 'abroad' })).toEqual([true, true, true, true]);
});

test('English has its own titles, of codes too', () => {
  const english = rjsf(onRecord.procedure, undefined, { lang: 'en' });
  const { requester } = english.schema.properties as unknown as { requester: Json };
  expect(requester.title).toBe('Requester');
  expect((english.uiSchema as Json).child?.gender?.['ui:enumNames']).toEqual([
    'Male',
    'Female',
    'Undetermined',
  ]);
});

test('a value says where it comes from', () => {
  const filled = fill(onRecord.procedure, onRecord.draft, onRecord.context);
  const { requester } = rjsf(onRecord.procedure, filled).uiSchema as Json;
  const register = '“Cơ sở dữ liệu quốc gia về dân cư”';
  expect(requester?.fullName).toEqual({
    'ui:readonly': true,
    'ui:help': `Theo ${register}, không sửa ở đây.`,
  });
  expect(requester?.phone).toEqual({ 'ui:help': `Theo ${register}, hãy kiểm tra.` });
});

test('an artefact of before code lists were kept shows the codes themselves', () => {
  const { codes: _, ...artefact } = everyKind.artefact;
  const older = { ...everyKind, artefact };
  expect((rjsf(older).uiSchema as Json).gender).toEqual({});
});

test('the validator says what validateForm says, each at its field', () => {
  const filled = fill(everyKind, { ...emptyDraft, answers: { copies: 12, contact: { name: '' } } }, context);
  const issues = validateForm(everyKind, filled);
  const { errors, errorSchema } = rjsfValidator(everyKind, filled, { lang: 'en' }).validateFormData({}, {});
  expect(errors.map(({ name, property, message }) => [name, property, message])).toEqual(
    issues.map(({ code, pointer, message }) => [code, pointer.replaceAll('/', '.'), message.en]),
  );
  expect(errorSchema.copies).toEqual({ __errors: ['“Số bản” must be 9 or less.'] });
});

test('what belongs to no field is said of the form; errors may be transformed', () => {
  const { procedure, context } = onRecord;
  const filled = fill(procedure, emptyDraft, context);
  const validator = rjsfValidator(procedure, filled);
  const { errorSchema } = validator.validateFormData({}, {});
  expect(errorSchema.__errors).toContain('Hãy nộp “Giấy chứng sinh” hoặc giấy tờ thay thế.');
  const none = validator.validateFormData({}, {}, undefined, () => []);
  expect(none).toEqual({ errors: [], errorSchema: {} });
});

test.each([
  [{ type: 'string' }, 'a', true],
  [{ type: 'string' }, 1, false],
  [{ $ref: '#/$defs/place' }, 'a', true],
  [{ $ref: '#/$defs/place' }, 'a'.repeat(21), false],
])('alternatives are judged by the interpreter: %j of %j', (judged, data, fits) => {
  const validator = rjsfValidator(everyKind, untouched);
  const root = { $defs: { place: { type: 'string', maxLength: 20 } } };
  expect(validator.isValid(judged, data, root)).toBe(fits);
  expect(validator.rawValidation({ ...judged, $defs: root.$defs }, data).errors.length === 0).toBe(fits);
});

test('with nothing typed the data is empty, whatever the schema has for defaults', () => {
  const { formData } = rjsf(everyKind, untouched);
  expect(formData).toEqual({});
  expect(JSON.stringify(rjsf(everyKind).schema)).not.toContain('"default"');
  expect(rjsf(everyKind, fill(everyKind, everyKindTyped, context)).formData).toMatchObject({
    floor: 2,
    urgent: false,
  });
});
