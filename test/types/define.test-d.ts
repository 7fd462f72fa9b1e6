/** Checked by tsc alone: every `@ts-expect-error` must be an error, everything else must not be. */
import { defineProcedure, type EventDataOf, type FormOf, type ResultOf } from '../../src/procedure/define.js';

export const birth = defineProcedure({
  format: 1,
  code: '1.000001',
  version: '2026.1.0',
  title: 'Đăng ký khai sinh',
  reasons: { missing: 'Thiếu giấy tờ', illegible: 'Bản chụp không rõ' },
  form: {
    type: 'object',
    required: ['child', 'lateReason'],
    properties: {
      child: {
        type: 'object',
        title: 'Người được khai sinh',
        required: ['fullName', 'gender'],
        properties: {
          fullName: {
            type: 'string',
            maxLength: 150,
            prefill: ['$notice.fullName', { from: '$store.fullName', lock: true }],
          },
          gender: { type: 'string', enum: ['male', 'female'] },
          weight: {
            type: 'integer',
            assert: { that: '$this.weight > 0', message: 'Cân nặng phải lớn hơn 0' },
          },
        },
      },
      lateReason: { type: 'string', maxLength: 200, visible: '$late' },
      witnesses: { type: 'array', maxItems: 2, items: { type: 'string', maxLength: 150 } },
    },
  },
  events: {
    accept: { by: 'reception' },
    requestSupplement: { by: 'reception', reasons: ['missing', 'illegible'] },
    sendBack: {
      by: 'reception',
      reasons: ['missing'],
      data: { type: 'object', required: ['days'], properties: { days: { type: 'integer' } } },
    },
    recorded: {
      by: 'system',
      data: {
        type: 'object',
        required: ['number'],
        properties: { number: { type: 'string', maxLength: 20 } },
      },
    },
  },
  results: {
    certificate: {
      code: 'KQ.G15.000031',
      schema: {
        type: 'object',
        required: ['number'],
        properties: { number: { type: 'string', maxLength: 20 } },
      },
    },
    note: { code: 'KQ.G15.000032' },
  },
});

export type Form = FormOf<typeof birth>;

type Asked = EventDataOf<typeof birth, 'requestSupplement'>;
type AskedReason = Asked['reasons'][number];

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const proved = <T extends true>(): T | undefined => undefined;

proved<Same<Form['child']['gender'], 'male' | 'female'>>();
proved<Same<EventDataOf<typeof birth, 'accept'>, undefined>>();
proved<Same<EventDataOf<typeof birth, 'recorded'>['number'], string>>();
proved<Same<AskedReason['reason'], 'missing' | 'illegible'>>();
proved<Same<EventDataOf<typeof birth, 'sendBack'>['days'], number>>();
proved<Same<EventDataOf<typeof birth, 'sendBack'>['reasons'][0]['reason'], 'missing'>>();
proved<Same<ResultOf<typeof birth, 'certificate'>['number'], string>>();
proved<Same<ResultOf<typeof birth, 'note'>, unknown>>();
proved<Same<typeof birth.code, '1.000001'>>();

export const plain: Form = { child: { fullName: 'Trần Bảo Ngọc', gender: 'female' } };
export const whole: Form = { ...plain, lateReason: 'Ở xa', witnesses: ['Lê Thị Bình'] };

// @ts-expect-error a required field is missing
export const nameless: Form = { child: { gender: 'male' } };
// @ts-expect-error not one of the values
export const offList: Form = { child: { fullName: 'A', gender: 'other' } };
// @ts-expect-error another kind of value
export const heavy: Form = { child: { fullName: 'A', gender: 'male', weight: '3' } };
// @ts-expect-error the form does not ask this
export const curious: Form = { ...plain, income: 1 };
export const asked: Asked = { reasons: [{ reason: 'missing', at: '/child/weight', note: 'Thiếu' }] };
// @ts-expect-error a request for a supplement says what is wrong
export const unreasoned: Asked = { reasons: [] };
// @ts-expect-error none of the reasons it may give
export const strange: Asked = { reasons: [{ reason: 'late' }] };
// @ts-expect-error no such event
export type Unknown = EventDataOf<typeof birth, 'refuse'>;
// @ts-expect-error a definition has a code
defineProcedure({ format: 1, version: '1', title: 'T', form: {} });
