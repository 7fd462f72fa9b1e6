import type { Draft, LookupAnswer } from '../../src/procedure/draft.js';
import type { Procedure } from '../../src/procedure/procedure.js';
import { answerTo, ME, procedureWith } from './world.js';

export const B = '001200000011';
export const C = '001201000012';
export const D = '001202000013';

export interface Member {
  readonly personId?: string;
  readonly fullName?: string;
}

export const members = {
  b: { personId: B, fullName: 'Trần Văn Bình' },
  c: { personId: C, fullName: 'Trần Thị Cúc' },
  d: { personId: D, fullName: 'Trần Văn Dũng' },
} as const satisfies Record<string, Member>;

/** What the registry says about each of them, asked one by one. */
export const about = {
  [B]: { personId: B, fullName: 'Trần Văn Bình', birthDate: '2000-01-02', phone: '0912000001' },
  [C]: { personId: C, fullName: 'Trần Thị Cúc', birthDate: '2012-03-04', phone: '0912000002' },
  [D]: { personId: D, fullName: 'Trần Văn Dũng', birthDate: '2001-05-06' },
} as const;

const row = {
  type: 'object',
  required: ['fullName', 'birthDate', 'personId', 'kin', 'guardian'],
  properties: {
    fullName: { type: 'string', title: 'Họ tên', format: 'vn-person-name', maxLength: 100 },
    birthDate: {
      type: 'string',
      title: 'Ngày sinh',
      format: 'date',
      prefill: { from: '$member.birthDate', lock: true },
      assert: { that: '$this.birthDate <= $today', message: 'Ngày sinh ở tương lai' },
    },
    personId: { type: 'string', title: 'Số định danh', format: 'vn-person-id' },
    kin: { type: 'string', title: 'Quan hệ', enum: ['child', 'spouse', 'other'] },
    phone: { type: 'string', title: 'Điện thoại', format: 'vn-phone', prefill: '$member.phone' },
    guardian: {
      type: 'string',
      title: 'Người giám hộ',
      maxLength: 50,
      visible: '$years($this.birthDate, $today) < 18',
    },
    adult: { type: 'boolean', title: 'Đã lớn', computed: '$years($this.birthDate, $today) >= 18' },
    residence: {
      type: 'object',
      title: 'Nơi ở',
      properties: {
        same: { type: 'boolean', title: 'Cùng nơi ở' },
        detail: { type: 'string', title: 'Nơi khác', maxLength: 50, visible: '$this.same = false' },
      },
    },
  },
};

const definition = {
  legalBasis: { law: 'Luật' },
  settings: {},
  lookups: {
    me: { registry: 'people', basis: 'law', by: { personId: '$applicant.personId' } },
    member: {
      registry: 'people',
      basis: 'law',
      each: '$form.members',
      by: { personId: '$this.personId', fullName: '$uppercase($this.fullName)' },
    },
  },
  guards: { alone: '$form.alone = true' },
  documents: {},
  fees: { each: { amount: '$count($form.members[adult]) * 1000', basis: 'law' } },
  deadlines: {},
  form: {
    type: 'object',
    required: ['members'],
    properties: {
      alone: { type: 'boolean', title: 'Đi một mình' },
      members: {
        type: 'array',
        title: 'Thành viên',
        maxItems: 5,
        visible: '$not($alone)',
        prefill: { rows: "$me.relatives[relation = 'member']", key: 'personId' },
        items: row,
        assert: { that: '$count($form.members) != 4', message: 'Không nhận bốn người' },
      },
      note: { type: 'string', title: 'Ghi chú', maxLength: 100 },
    },
  },
};

/** A household of which each member is a row, listed by the registry and asked for one by one. */
export const household = procedureWith(definition);

/** The same with papers. */
export const householdWith = (documents: object, guards: object = {}): Procedure =>
  procedureWith({ ...definition, documents, guards: { ...definition.guards, ...guards } });

/** The registry's answer to who is in the household. */
export const listing = (list: readonly Member[], changes: Partial<LookupAnswer> = {}): LookupAnswer =>
  answerTo(
    { personId: ME },
    { personId: ME, relatives: list.map(each => ({ relation: 'member', ...each })) },
    changes,
  );

/** Its answers about single members, kept under the rows they were asked for. */
export const answersAbout = (...rows: readonly (keyof typeof about)[]): Draft['lookups'] =>
  Object.fromEntries(
    rows.map(id => {
      const record = about[id];
      return [`member/${id}`, answerTo({ personId: id, fullName: record.fullName.toUpperCase() }, record)];
    }),
  );

export const draftOf = (
  list: readonly Member[],
  answers: Record<string, unknown> = {},
  lookups: Draft['lookups'] = {},
): Draft => ({
  answers: Object.keys(answers).length > 0 ? { members: answers } : {},
  lookups: { me: listing(list), ...lookups },
  documents: {},
});
