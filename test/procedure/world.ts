import { readDefinition } from '../../src/definition/read.js';
import type { Sources } from '../../src/definition/sources.js';
import { artefactOf } from '../../src/procedure/compile.js';
import type { Draft, FiledContext, FormContext, LookupAnswer } from '../../src/procedure/draft.js';
import type { FieldState, Filled } from '../../src/procedure/filled.js';
import { load, type Procedure } from '../../src/procedure/procedure.js';
import { readJson } from '../../src/source/json.js';
import { stateTable } from '../calendar/state-agencies.js';

type Json = Readonly<Record<string, unknown>>;

/** Three registries: one that vouches for who people are, one that keeps birth notices, one that keeps papers. */
export const registries = {
  people: {
    name: 'people',
    title: 'Dân cư',
    keys: { personId: { type: 'string' }, fullName: { type: 'string', match: true } },
    keySets: [['personId'], ['personId', 'fullName']],
    record: {
      type: 'object',
      required: ['personId', 'fullName'],
      properties: {
        personId: { type: 'string', verified: true },
        fullName: { type: 'string', format: 'vn-person-name', verified: true },
        birthDate: { type: 'string', format: 'date', verified: true },
        homeTown: { type: 'string' },
        phone: { type: 'string' },
        residence: {
          type: 'object',
          properties: { province: { type: 'string' }, detail: { type: 'string' } },
        },
        relatives: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              relation: { type: 'string' },
              personId: { type: 'string' },
              fullName: { type: 'string' },
            },
          },
        },
      },
    },
  },
  notices: {
    name: 'notices',
    title: 'Giấy chứng sinh',
    keys: { motherId: { type: 'string' }, motherName: { type: 'string', match: true } },
    keySets: [['motherId', 'motherName']],
    record: {
      type: 'object',
      required: ['birthDate'],
      properties: {
        birthDate: { type: 'string', format: 'date', verified: true },
        weight: { type: 'number' },
      },
    },
  },
  store: {
    name: 'store',
    title: 'Kho giấy tờ',
    keys: { ownerId: { type: 'string' } },
    keySets: [['ownerId']],
    paper: { from: 'issued', to: 'expires' },
    record: {
      type: 'object',
      required: ['ownerId'],
      properties: {
        ownerId: { type: 'string' },
        issued: { type: 'string', format: 'date' },
        expires: { type: 'string', format: 'date' },
      },
    },
  },
} as const;

const address = {
  type: 'object',
  whole: true,
  title: 'Nơi cư trú',
  required: ['province'],
  properties: { province: { type: 'string', maxLength: 2 }, detail: { type: 'string', maxLength: 200 } },
};

/** A birth registration in small: every mechanism of the form once. */
export const birth: Json = {
  $schema: '../../schemas/procedure.schema.json',
  format: 1,
  code: '1.000001',
  version: '2026.1.0',
  effective: { from: '2026-01-01' },
  title: 'Đăng ký khai sinh',
  level: 'commune',
  legalBasis: { law: 'Luật Hộ tịch 2014, Điều 13–16' },
  settings: { lateFee: { type: 'integer', title: 'Lệ phí quá hạn', setBy: 'province' } },
  agencies: { commune: { level: 'commune', title: 'Uỷ ban nhân dân xã' } },
  roles: {
    reception: { agency: 'commune', title: 'Một cửa' },
    leader: { agency: 'commune', title: 'Lãnh đạo' },
  },
  lookups: {
    me: { registry: 'people', basis: 'law', by: { personId: '$applicant.personId' } },
    mother: {
      registry: 'people',
      basis: 'law',
      by: { personId: '$form.mother.personId', fullName: '$uppercase($form.mother.fullName)' },
    },
    notice: {
      registry: 'notices',
      basis: 'law',
      by: { motherId: '$form.mother.personId', motherName: '$form.mother.fullName' },
    },
  },
  guards: {
    late: '$days($form.child.birthDate, $today) > 60',
    complete: { when: '$count($missing) = 0', message: 'Còn thiếu giấy tờ' },
  },
  form: {
    type: 'object',
    required: ['requester', 'child', 'mother'],
    properties: {
      requester: {
        type: 'object',
        title: 'Người yêu cầu',
        required: ['fullName', 'phone'],
        properties: {
          fullName: {
            type: 'string',
            title: 'Họ tên người yêu cầu',
            format: 'vn-person-name',
            maxLength: 150,
            prefill: [{ from: '$me.fullName', lock: true }, '$applicant.fullName'],
          },
          phone: {
            type: 'string',
            title: 'Điện thoại',
            format: 'vn-phone',
            maxLength: 20,
            prefill: '$me.phone',
          },
          residence: { ...address, prefill: '$me.residence' },
          relation: { type: 'string', title: 'Quan hệ', enum: ['mother', 'father', 'other'] },
        },
      },
      child: {
        type: 'object',
        title: 'Người được khai sinh',
        required: ['fullName', 'birthDate', 'lateReason'],
        properties: {
          fullName: { type: 'string', title: 'Họ tên con', format: 'vn-person-name', maxLength: 150 },
          birthDate: {
            type: 'string',
            title: 'Ngày sinh',
            format: 'date',
            maxLength: 10,
            prefill: [{ from: '$notice.birthDate', lock: true }],
            assert: { that: '$form.child.birthDate <= $today', message: 'Ngày sinh không thể ở tương lai' },
          },
          inWords: {
            type: 'string',
            title: 'Bằng chữ',
            maxLength: 200,
            computed: '$inWords($form.child.birthDate)',
          },
          homeTown: {
            type: 'string',
            title: 'Quê quán',
            maxLength: 200,
            prefill: { offer: '[$mother.homeTown, $me.homeTown]' },
          },
          lateReason: { type: 'string', title: 'Lý do muộn', maxLength: 200, visible: '$late' },
        },
      },
      mother: {
        type: 'object',
        title: 'Người mẹ',
        required: ['fullName'],
        properties: {
          personId: {
            type: 'string',
            title: 'Số định danh mẹ',
            format: 'vn-person-id',
            maxLength: 12,
            prefill: [
              "$form.requester.relation = 'mother' ? $applicant.personId",
              "$form.requester.relation = 'father' ? $me.relatives[relation = 'wife'][0].personId",
            ],
          },
          fullName: {
            type: 'string',
            title: 'Họ tên mẹ',
            format: 'vn-person-name',
            maxLength: 150,
            prefill: "$form.requester.relation = 'mother' ? $me.fullName",
          },
          birthDate: {
            type: 'string',
            title: 'Ngày sinh mẹ',
            format: 'date',
            maxLength: 10,
            prefill: { from: '$mother.birthDate', lock: true },
          },
        },
      },
      father: {
        type: 'object',
        title: 'Người cha',
        required: ['fullName'],
        properties: {
          fullName: { type: 'string', title: 'Họ tên cha', format: 'vn-person-name', maxLength: 150 },
          job: { type: 'string', title: 'Nghề', maxLength: 100 },
        },
      },
    },
  },
  documents: {
    birthNotice: {
      title: 'Giấy chứng sinh',
      hand: 'file',
      or: ['witness'],
      waived: [
        { by: 'notice', signed: true, when: '$notice.birthDate = $form.child.birthDate', basis: 'law' },
      ],
    },
    witness: { title: 'Văn bản người làm chứng', hand: 'file' },
    marriage: { title: 'Giấy kết hôn', hand: 'show' },
    lateProof: { title: 'Giấy tờ chứng minh', hand: 'file', needed: '$late' },
  },
  fees: { registration: { amount: '$late ? $settings.lateFee : 0', due: 'accept', basis: 'law' } },
  deadlines: { processing: { workingDays: 1, starts: 'accept', stops: 'returned' } },
  workflow: {
    initial: 'reception',
    states: {
      reception: {
        meta: { status: 1, turn: 'reception' },
        on: { accept: { target: 'processing', guard: 'complete' }, refuse: 'refused' },
      },
      processing: { meta: { status: 2, turn: 'reception' }, on: { work: 'signature' } },
      signature: { meta: { status: 4, turn: 'leader' }, on: { sign: 'processed' } },
      processed: { meta: { status: 9, turn: 'reception' }, on: { handOver: 'returned' } },
      returned: { type: 'final', meta: { status: 10 } },
      refused: { type: 'final', meta: { status: 3 } },
    },
  },
};

export const sources: Sources = {
  registries,
  blocks: {},
  calendars: { [stateTable.id]: stateTable },
  codes: {},
};

/** The procedure of a definition that need not pass every rule; parts given replace those of `birth`. */
export function procedureWith(parts: Json = {}): Procedure {
  const { definition } = readDefinition(
    readJson(JSON.stringify({ ...birth, ...parts }), 'test.json'),
    sources,
  );
  if (!definition) throw new Error('the definition of this test does not link');
  return load(artefactOf(definition, sources));
}

export const ME = '001188000001';
export const HER = '001190000002';

export const context: FormContext = {
  now: '2026-04-22T02:00:00.000Z',
  today: '2026-04-22',
  applicant: { personId: ME, fullName: 'Trần Văn An' },
  channel: 'online',
  settings: { lateFee: 8000 },
};

export const filedContext: FiledContext = { ...context, filedOn: '2026-04-22', events: {} };

export const records = {
  me: {
    personId: ME,
    fullName: 'Trần Văn An',
    phone: '0912345678',
    homeTown: 'Nam Định',
    residence: { province: '01', detail: 'Số 1', country: 'VN' },
    relatives: [{ relation: 'wife', personId: HER }],
  },
  mother: { personId: HER, fullName: 'Lê Thị Bình', birthDate: '1990-05-06', homeTown: 'Thái Bình' },
  notice: { birthDate: '2026-04-01' },
} as const;

export function answerTo(key: Json, record: unknown, changes: Partial<LookupAnswer> = {}): LookupAnswer {
  const found = {
    outcome: 'found',
    key,
    record,
    id: 'r1',
    version: '1',
    asOf: '2026-04-01T00:00:00.000Z',
  } as const;
  return { ...found, signed: true, complete: true, at: '2026-04-22T01:59:00.000Z', ms: 120, ...changes };
}

export const keys = {
  me: { personId: ME },
  mother: { personId: HER, fullName: 'LÊ THỊ BÌNH' },
  notice: { motherId: HER, motherName: 'Lê Thị Bình' },
} as const;

export const emptyDraft: Draft = { answers: {}, lookups: {}, documents: {} };

/** A father files for his child: all registries have answered. */
export const family: Draft = {
  answers: {
    requester: { relation: 'father' },
    child: { fullName: 'Trần Bảo Ngọc' },
    mother: { fullName: 'Lê Thị Bình' },
  },
  lookups: {
    me: answerTo(keys.me, records.me),
    mother: answerTo(keys.mother, records.mother),
    notice: answerTo(keys.notice, records.notice),
  },
  documents: {},
};

export function fieldAt(filled: Filled, pointer: string): FieldState {
  const state = filled.fields.find(field => field.pointer === pointer);
  if (!state) throw new Error(`no field ${pointer}`);
  return state;
}
