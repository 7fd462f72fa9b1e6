import { field } from '../../src/field.js';
import { compile, type Draft, type FormContext } from '../../src/node.js';

const text = (title: string, more: object = {}) => ({ type: 'string', title, maxLength: 50, ...more });

/** A procedure that asks every kind of question a form may hold, with all that a library could fill in by itself. */
export const everyKind = compile(
  {
    format: 1,
    code: '1.000001',
    version: '2026.1.0',
    effective: { from: '2026-01-01' },
    title: 'Mọi loại câu hỏi',
    level: 'commune',
    legalBasis: { law: 'Luật Hộ tịch 60/2014/QH13' },
    roles: { reception: { title: 'Một cửa' } },
    guards: { abroad: "$form.where = 'abroad'" },
    form: {
      type: 'object',
      title: 'Tờ khai',
      required: ['agreed', 'tags', 'urgent', 'where', 'kind', 'hidden'],
      properties: {
        where: text('Nơi làm', { enum: ['home', 'abroad'], default: 'abroad' }),
        agreed: { type: 'boolean', title: 'Tôi cam đoan', const: true, default: true },
        urgent: { type: 'boolean', title: 'Khẩn' },
        kind: text('Loại', { const: 'only', description: 'Chỉ có một loại' }),
        copies: { type: 'integer', title: 'Số bản', minimum: 1, maximum: 9, default: 1 },
        share: { type: 'number', title: 'Tỷ lệ', minimum: 0, maximum: 1 },
        floor: { type: 'integer', title: 'Tầng', enum: [1, 2, 3] },
        born: text('Ngày sinh', { format: 'partial-date' }),
        day: text('Ngày', { format: 'date' }),
        moment: text('Thời điểm', { format: 'date-time' }),
        hour: text('Giờ', { format: 'time' }),
        mail: text('Thư điện tử', { format: 'email' }),
        identifier: text('Số giấy tờ', { anyOf: [{ format: 'vn-person-id' }, { format: 'vn-passport' }] }),
        gender: { type: 'string', title: 'Giới tính', codes: 'gender' },
        language: {
          type: 'string',
          title: 'Ngôn ngữ',
          codes: [
            { code: 'vi', title: 'Tiếng Việt' },
            { code: 'vi-en', title: 'Song ngữ', en: 'Bilingual' },
          ],
        },
        place: { $ref: '#/$defs/place', title: 'Nơi cấp' },
        tags: { type: 'array', title: 'Nhãn', minItems: 1, items: text('Nhãn') },
        genders: {
          type: 'array',
          title: 'Các giới',
          uniqueItems: true,
          items: { type: 'string', codes: 'gender' },
        },
        vessels: {
          type: 'array',
          title: 'Tàu',
          minItems: 1,
          items: {
            type: 'object',
            properties: { number: text('Số'), sort: { type: 'string', enum: ['a', 'b'] } },
          },
        },
        paper: {
          type: 'object',
          title: 'Giấy xác nhận',
          whole: true,
          additionalProperties: true,
          required: ['number'],
          properties: { number: text('Số', { default: '0' }), valid: { type: 'boolean', title: 'Còn hạn' } },
        },
        contact: {
          type: 'object',
          title: 'Người liên hệ',
          required: ['name'],
          if: { properties: { name: { const: 'An' } } },
          // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
          then: { properties: { hidden: { minLength: 3 } } },
          properties: {
            name: text('Họ tên'),
            hidden: text('Lý do', { visible: '$abroad' }),
          },
        },
        hidden: text('Nước', { visible: '$abroad' }),
        nested: {
          type: 'object',
          title: 'Chỉ khi ở nước ngoài',
          visible: '$abroad',
          properties: { a: text('A') },
        },
        inWords: text('Bằng chữ', { computed: '$inWords($form.copies)' }),
        numbers: {
          type: 'array',
          title: 'Các số',
          items: { type: 'integer' },
          computed: '[$form.copies]',
        },
      },
      $defs: { place: text('Nơi', { maxLength: 20 }) },
    },
    events: { accept: { by: 'reception' }, close: { by: 'reception' } },
    workflow: {
      initial: 'received',
      states: {
        received: { meta: { status: 1, turn: 'reception' }, on: { accept: 'accepted' } },
        accepted: { meta: { status: 2, turn: 'reception' }, on: { close: 'closed' } },
        closed: { type: 'final', meta: { status: 8 } },
      },
    },
  },
  field,
);

export const context: FormContext = {
  now: '2026-04-22T02:00:00.000Z',
  today: '2026-04-22',
  applicant: { personId: '001091000101' },
  channel: 'online',
  settings: {},
};

/** Something typed wherever it is kept in another form than text. */
export const everyKindTyped: Draft = {
  answers: {
    where: 'abroad',
    urgent: false,
    floor: 2,
    tags: ['a', 'b'],
    genders: ['male'],
    vessels: [{ number: 'TH-1' }],
    paper: { number: '7' },
    moment: '2026-04-22T02:00:00.000Z',
  },
  lookups: {},
  documents: {},
};
