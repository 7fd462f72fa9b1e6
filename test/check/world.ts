import { check } from '../../src/check/check.js';
import type { Sources } from '../../src/definition/sources.js';
import type { Diagnostic } from '../../src/source/diagnostic.js';

/** JSON under an edit: any path may be read, written or deleted. */
export interface Json {
  [key: string]: Json;
}

/** A registry of people, a registry of events, one block, one code list, one calendar. */
export const sources: Sources = {
  registries: {
    people: {
      name: 'people',
      title: 'Dân cư',
      keys: {
        id: { type: 'string', format: 'vn-person-id' },
        name: { type: 'string', maxLength: 100, match: true },
      },
      keySets: [['id'], ['id', 'name']],
      record: {
        type: 'object',
        required: ['name', 'born'],
        properties: {
          name: { type: 'string', maxLength: 100, verified: true },
          born: { type: 'string', format: 'date', verified: true },
          since: { type: 'string', format: 'partial-date', verified: true },
          sex: { type: 'string', codes: 'sex', verified: true },
          phone: { type: 'string', format: 'vn-phone' },
          height: { type: 'number' },
          cards: {
            type: 'array',
            maxItems: 9,
            items: {
              type: 'object',
              required: ['number'],
              properties: { number: { type: 'string', maxLength: 20, verified: true } },
            },
          },
        },
      },
    },
    book: {
      name: 'book',
      title: 'Sổ',
      keys: { number: { type: 'string', maxLength: 20 } },
      keySets: [['number']],
      paper: { from: 'issued', to: 'until' },
      record: {
        type: 'object',
        properties: {
          number: { type: 'string', maxLength: 20 },
          issued: { type: 'string', format: 'date' },
          until: { type: 'string', format: 'date' },
        },
      },
      operations: {
        enter: {
          title: 'Ghi sổ',
          input: {
            type: 'object',
            required: ['name'],
            properties: { name: { type: 'string', maxLength: 100 } },
          },
          answer: {
            type: 'object',
            required: ['number'],
            properties: { number: { type: 'string', maxLength: 20 } },
          },
        },
      },
    },
  },
  blocks: {
    person: {
      params: { subject: { registry: 'people' }, id: {} },
      type: 'object',
      title: 'Nhân thân',
      required: ['name', 'born'],
      properties: {
        id: { type: 'string', title: 'Số định danh', format: 'vn-person-id', prefill: '$id' },
        name: {
          type: 'string',
          title: 'Họ tên',
          maxLength: 100,
          prefill: { from: '$subject.name', lock: true },
        },
        born: { type: 'string', title: 'Ngày sinh', format: 'date', prefill: '$subject.born' },
        adult: { type: 'boolean', title: 'Đã thành niên', computed: '$years($this.born, $today) >= 18' },
      },
    },
  },
  calendars: {
    'vn-state-agencies': {
      id: 'vn-state-agencies',
      title: { vi: 'Lịch', en: 'Calendar' },
      utcOffset: '+07:00',
      weekend: ['Sat', 'Sun'],
      officeHours: [['08:00', '17:00']],
      issued: '2025-01-01',
      version: '1',
      years: { '2026': 'official', '2027': 'provisional' },
      days: [],
    },
  },
  codes: {
    sex: {
      name: 'sex',
      title: 'Giới tính',
      values: [
        { code: 'male', title: 'Nam' },
        { code: 'female', title: 'Nữ' },
      ],
    },
  },
};

/** The small valid definition every table starts from. */
export const definition = () => ({
  format: 1,
  code: '1.000001',
  version: '1.0.0',
  effective: { from: '2026-01-01' },
  title: 'Thủ tục mẫu',
  level: 'commune',
  legalBasis: { law: 'Luật mẫu' },
  settings: { price: { type: 'integer', title: 'Lệ phí' } },
  agencies: { office: { level: 'commune' } },
  roles: {
    desk: { agency: 'office', title: 'Bộ phận Một cửa' },
    boss: { agency: 'office', title: 'Lãnh đạo' },
  },
  reasons: { missing: 'Thiếu giấy tờ' },
  lookups: {
    me: { registry: 'people', basis: 'law', by: { id: '$applicant.personId' } },
    kin: { registry: 'people', basis: 'law', by: { id: '$form.kin.id', name: '$form.kin.name' } },
  },
  guards: { young: '$years($form.me.born, $today) < 18', complete: '$count($missing) = 0' },
  form: {
    type: 'object',
    required: ['me'],
    properties: {
      me: {
        $ref: 'blocks/person.json',
        title: 'Người nộp',
        with: { subject: '$me', id: '$applicant.personId' },
      },
      kin: {
        type: 'object',
        title: 'Người thân',
        required: ['name'],
        properties: {
          id: { type: 'string', title: 'Số định danh', format: 'vn-person-id' },
          name: { type: 'string', title: 'Họ tên', maxLength: 100 },
          born: {
            type: 'string',
            title: 'Ngày sinh',
            format: 'date',
            prefill: [{ from: '$kin.born', lock: true }],
          },
          sex: { type: 'string', title: 'Giới tính', codes: 'sex', prefill: '$kin.sex' },
          card: { type: 'string', title: 'Số thẻ', maxLength: 20, prefill: '$kin.cards[0].number' },
          reason: { type: 'string', title: 'Lý do', maxLength: 200, visible: '$young' },
          age: {
            type: 'integer',
            title: 'Tuổi',
            assert: { that: "$string($this.age) != '13'", message: 'Tuổi không thể là 13' },
          },
        },
      },
    },
  },
  documents: {
    proof: {
      title: 'Giấy tờ',
      hand: 'file',
      needed: '$young',
      or: ['letter'],
      waived: [{ by: 'me', basis: 'law', when: '$young' }],
    },
    letter: { title: 'Thư', hand: 'file' },
  },
  fees: { fee: { title: 'Phí', amount: '$young ? 0 : $settings.price', due: 'accept', basis: 'law' } },
  deadlines: {
    work: { workingDays: 3, starts: 'accept', stops: 'done', pausedIn: ['waiting'] },
    reply: { days: 10, owedBy: 'applicant' },
  },
  events: {
    accept: { by: 'desk' },
    ask: undefined,
    request: { by: 'desk', reasons: ['missing'] },
    sign: { by: 'boss', notBy: 'accept' },
  },
  effects: {
    slip: { notice: '01', to: 'applicant' },
    enter: { call: 'book.enter', send: "{ 'name': $form.me.name }", answer: 'entered', failed: 'failed' },
    give: { issue: 'paper' },
  },
  results: {
    paper: {
      code: 'KQ.G15.000001',
      title: 'Giấy chứng nhận',
      schema: { type: 'object', properties: { name: { type: 'string', title: 'Tên', maxLength: 100 } } },
      from: "{ 'name': $form.me.name }",
      into: 'book',
    },
  },
  workflow: {
    initial: 'reception',
    states: {
      reception: {
        meta: { status: 1, turn: 'desk' },
        on: {
          accept: { target: 'working', guard: 'complete', actions: 'slip' },
          request: 'waiting',
          refuse: 'refused',
        },
      },
      waiting: {
        meta: { status: 5, turn: 'applicant' },
        on: { reply: 'reception' },
        after: { reply: 'stopped' },
      },
      working: { meta: { status: 2, turn: 'boss' }, on: { sign: 'entering' } },
      entering: {
        entry: 'enter',
        meta: { status: 4, turn: 'system' },
        on: { entered: 'done', failed: 'working2' },
      },
      working2: { meta: { status: 4, turn: 'boss' }, on: { sign: 'entering' } },
      done: { entry: ['give'], meta: { status: 9, turn: 'desk' }, on: { handOver: 'returned' } },
      returned: { type: 'final', meta: { status: 10 } },
      refused: { type: 'final', meta: { status: 3 } },
      stopped: { type: 'final', meta: { status: 8 } },
    },
  },
});

export type Edit = (definition: Json) => void;

/** The text of the world's definition after an edit. */
export function textAfter(edit?: Edit): string {
  const edited = JSON.parse(JSON.stringify(definition()));
  edit?.(edited);
  return JSON.stringify(edited, null, 2);
}

/** What `check` finds in a text, each as `code «token under the place»`. */
export function told(
  text: string,
  findings: readonly Diagnostic[] = check(text, sources),
): readonly string[] {
  return findings.map(
    ({ code, place }) => `${code} «${text.slice(place.offset, place.offset + place.length)}»`,
  );
}

/** What an edit of the world makes `check` say. */
export const toldAfter = (edit?: Edit): readonly string[] => told(textAfter(edit));

/** Sets or, with `undefined`, deletes what a dotted path leads to; `child` in numbers for lists. */
export const set =
  (path: string, value: unknown): Edit =>
  definition => {
    const names = path.split('/');
    const last = names.pop() as string;
    let at = definition as unknown as Record<string, unknown>;
    for (const name of names) at = at[name] as Record<string, unknown>;
    if (value === undefined) delete at[last];
    else at[last] = value;
  };

/** Renames a key, keeping its place. */
export const rename =
  (path: string, to: string): Edit =>
  definition => {
    const names = path.split('/');
    const last = names.pop() as string;
    let at = definition as unknown as Record<string, unknown>;
    for (const name of names) at = at[name] as Record<string, unknown>;
    const entries = Object.entries(at).map(([key, value]) => [key === last ? to : key, value] as const);
    for (const key of Object.keys(at)) delete at[key];
    Object.assign(at, Object.fromEntries(entries));
  };
