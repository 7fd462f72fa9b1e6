/** Checked by tsc alone: every `@ts-expect-error` must be an error, everything else must not be. */
import { defineProcedure, type EventDataOf, type FormOf, type ResultOf } from '../../src/procedure/define.js';

export const birth = defineProcedure({
  format: 1,
  code: '1.000001',
  version: '2026.1.0',
  title: 'Đăng ký khai sinh',
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

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const proved = <T extends true>(): T | undefined => undefined;

proved<Same<Form['child']['gender'], 'male' | 'female'>>();
proved<Same<EventDataOf<typeof birth, 'accept'>, undefined>>();
proved<Same<EventDataOf<typeof birth, 'recorded'>['number'], string>>();
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
// @ts-expect-error no such event
export type Unknown = EventDataOf<typeof birth, 'refuse'>;
// @ts-expect-error a definition has a code
defineProcedure({ format: 1, version: '1', title: 'T', form: {} });
