/** The book permits are entered in. */
export const permitsRegistry = {
  format: 1,
  name: 'permits',
  title: 'Sổ giấy phép',
  owner: 'Ủy ban nhân dân xã',
  keys: { plate: { type: 'string' } },
  keySets: [['plate']],
  record: { type: 'object', properties: { plate: { type: 'string' } } },
  operations: {
    record: {
      title: 'Ghi sổ',
      input: {
        type: 'object',
        required: ['fullName', 'plate'],
        properties: { fullName: { type: 'string' }, plate: { type: 'string' } },
      },
      answer: { type: 'object', required: ['number'], properties: { number: { type: 'string' } } },
    },
  },
};

/** A small permit: every mechanism of a dossier once. One registry, one paper, a supplement, four eyes, a call. */
export const permit = {
  format: 1,
  code: '1.000002',
  version: '2026.1.0',
  effective: { from: '2026-01-01' },
  title: 'Cấp giấy phép đỗ xe',
  level: 'commune',
  legalBasis: { law: 'Quy định thử nghiệm' },
  settings: { fee: { type: 'integer', title: 'Lệ phí', setBy: 'province' } },
  agencies: { commune: { level: 'commune', title: 'Ủy ban nhân dân xã', unit: '$form.place' } },
  roles: {
    reception: { agency: 'commune', title: 'Một cửa' },
    officer: { agency: 'commune', title: 'Công chức' },
    leader: { agency: 'commune', title: 'Lãnh đạo' },
  },
  reasons: { missing: 'Thiếu giấy tờ', wrong: 'Thông tin không khớp' },
  lookups: { me: { registry: 'population', basis: 'law', by: { personId: '$applicant.personId' } } },
  guards: {
    complete: { when: '$count($missing) = 0', message: 'Còn thiếu giấy tờ.' },
    reviewed: { when: '$count($events.propose) > 0', message: 'Chưa có đề xuất.' },
  },
  form: {
    type: 'object',
    required: ['fullName', 'place', 'plate'],
    properties: {
      fullName: {
        type: 'string',
        title: 'Họ tên',
        format: 'vn-person-name',
        maxLength: 100,
        prefill: { from: '$me.fullName', lock: true },
      },
      birthDate: { type: 'string', title: 'Ngày sinh', format: 'partial-date', prefill: '$me.birthDate' },
      place: { type: 'string', title: 'Nơi đỗ', maxLength: 10 },
      plate: { type: 'string', title: 'Biển số', maxLength: 12 },
      note: { type: 'string', title: 'Ghi chú', maxLength: 200 },
    },
  },
  documents: {
    photo: { title: 'Ảnh xe', hand: 'file' },
    identity: {
      title: 'Căn cước',
      hand: 'file',
      waived: [{ by: 'me', signed: true, basis: 'law' }],
    },
  },
  fees: { permit: { amount: '$settings.fee', due: 'accept', basis: 'law' } },
  deadlines: {
    processing: {
      workingDays: "$channel = 'desk' ? 5 : 3",
      starts: 'accept',
      stops: 'done',
      pausedIn: ['awaiting'],
    },
    supplement: { workingDays: 15, owedBy: 'applicant' },
  },
  events: {
    accept: { title: 'Tiếp nhận', by: 'reception' },
    requestSupplement: {
      title: 'Yêu cầu bổ sung',
      by: ['reception', 'officer'],
      reasons: ['missing', 'wrong'],
    },
    supplement: { title: 'Bổ sung', by: 'applicant', edits: 'asked' },
    refuse: { title: 'Từ chối', by: 'reception', reasons: ['wrong'] },
    propose: {
      title: 'Đề xuất',
      by: 'officer',
      data: {
        type: 'object',
        additionalProperties: false,
        properties: { note: { type: 'string', maxLength: 200 } },
      },
    },
    comment: { title: 'Ghi ý kiến', by: 'officer' },
    sign: { title: 'Ký', by: 'leader', notBy: 'propose' },
    recorded: {
      title: 'Đã ghi sổ',
      by: 'system',
      data: {
        type: 'object',
        required: ['number'],
        properties: { number: { type: 'string', maxLength: 15 } },
      },
    },
    recordFailed: { title: 'Không ghi được sổ', by: 'system' },
    handOver: { title: 'Trả kết quả', by: 'reception' },
  },
  effects: {
    notice01: { notice: '01', to: 'applicant' },
    notice02: { notice: '02', to: 'applicant' },
    record: {
      call: 'permits.record',
      send: "{ 'fullName': $form.fullName, 'plate': $form.plate }",
      answer: 'recorded',
      failed: 'recordFailed',
    },
    issuePermit: { issue: 'permit' },
  },
  results: {
    permit: {
      code: 'KQ.G15.000001',
      title: 'Giấy phép',
      schema: {
        type: 'object',
        required: ['number', 'plate'],
        properties: {
          number: { type: 'string', title: 'Số', minLength: 1, maxLength: 20 },
          plate: { type: 'string', title: 'Biển số', maxLength: 12 },
        },
      },
      from: "{ 'number': $events.recorded[-1].data.number, 'plate': $form.plate }",
    },
  },
  workflow: {
    initial: 'reception',
    states: {
      reception: {
        meta: { status: 1, turn: 'reception' },
        on: {
          accept: { target: 'examination', guard: 'complete', actions: 'notice01' },
          requestSupplement: { target: 'awaiting', actions: 'notice02' },
          refuse: 'refused',
        },
      },
      awaiting: {
        meta: { status: 5, turn: 'applicant' },
        on: { supplement: 'reception' },
        after: { supplement: 'stopped' },
      },
      examination: {
        meta: { status: 2, turn: 'officer' },
        on: {
          propose: 'signature',
          comment: {},
          requestSupplement: { target: 'awaiting', actions: 'notice02' },
        },
      },
      signature: {
        meta: { status: 4, turn: 'leader' },
        on: { sign: { target: 'recording', guard: 'reviewed' } },
      },
      recording: {
        entry: 'record',
        meta: { status: 4, turn: 'system' },
        on: { recorded: { target: 'done', actions: 'issuePermit' }, recordFailed: 'signature' },
      },
      done: { meta: { status: 9, turn: 'reception' }, on: { handOver: 'returned' } },
      returned: { type: 'final', meta: { status: 10 } },
      refused: { type: 'final', meta: { status: 3 } },
      stopped: { type: 'final', meta: { status: 8 } },
    },
  },
};
