import { below } from '../../definition/path.js';
import { isRaw, type Raw, rawEntries, rawOf } from '../../definition/raw.js';
import type { Reading } from '../../definition/read.js';
import { type Text, text } from '../../source/text.js';
import { membersOf } from '../members.js';
import type { At, Rule } from '../rule.js';
import { formSchemasOf } from '../schemas.js';

interface Absent {
  readonly at: At;
  readonly what: Text;
}

const key = (pointer: string): At => ({ pointer, part: 'key' });

/** A definition may use only what this release can run; the rest of format 1 is named rather than passed over. */
export const unsupported: Rule = {
  code: 'unsupported',
  severity: 'error',
  check(reading, report) {
    for (const { at, what } of [
      ...inForm(reading),
      ...inLookups(reading),
      ...inDocuments(reading),
      ...inRoles(reading),
      ...inEffects(reading),
      ...inWorkflow(reading),
    ]) {
      report(at, text(`Bản này chưa hỗ trợ ${what.vi}.`, `${what.en} are not supported in this release.`));
    }
  },
};

function inForm(reading: Reading): readonly Absent[] {
  const rows = text('các dòng lấy từ cơ sở dữ liệu (rows, key)', 'Rows taken from a registry (rows, key)');
  const where = text('điều kiện "where" của danh mục mã', 'Conditions ("where") on a code list');
  const items = text('biểu thức bên trong các dòng của danh sách', 'Expressions inside the rows of a list');
  return formSchemasOf(reading).flatMap(({ schema, pointer }) => [
    ...(isRaw(schema.prefill) && schema.prefill.rows !== undefined
      ? [{ at: key(below(pointer, 'prefill', 'rows')), what: rows }]
      : []),
    ...(isRaw(schema.codes) && schema.codes.where !== undefined
      ? [{ at: key(below(pointer, 'codes', 'where')), what: where }]
      : []),
    ...(isRaw(schema.items) && holdsExpressions(schema.items)
      ? [{ at: key(below(pointer, 'items')), what: items }]
      : []),
  ]);
}

/** Whether a row of a list would be filled, computed, hidden or checked by itself. */
const holdsExpressions = (schema: Raw): boolean =>
  ['prefill', 'computed', 'visible', 'assert'].some(keyword => schema[keyword] !== undefined) ||
  rawEntries(schema.properties).some(([, each]) => holdsExpressions(each));

function inLookups(reading: Reading): readonly Absent[] {
  const each = text('lượt hỏi cho từng dòng (each)', 'Lookups for each row (each)');
  const use = text(
    'lượt hỏi chỉ để đối chiếu hoặc chỉ dành cho cán bộ (use)',
    'Lookups only to confirm or only for officials (use)',
  );
  const many = text('lượt hỏi trả về nhiều bản ghi (many)', 'Lookups that give several records (many)');
  return membersOf(reading, 'lookups').flatMap(({ raw, pointer }) => [
    ...(raw.many === true ? [{ at: key(below(pointer, 'many')), what: many }] : []),
    ...(raw.each !== undefined ? [{ at: key(below(pointer, 'each')), what: each }] : []),
    ...(raw.use === 'confirm' || raw.use === 'office'
      ? [{ at: { pointer: below(pointer, 'use') }, what: use }]
      : []),
  ]);
}

function inDocuments(reading: Reading): readonly Absent[] {
  const each = text('giấy tờ cho từng dòng (each)', 'Documents for each row (each)');
  const eligibility = text(
    'điều kiện được làm thủ tục (eligibility)',
    'Conditions of eligibility (eligibility)',
  );
  return [
    ...membersOf(reading, 'documents').flatMap(({ raw, pointer }) =>
      raw.each !== undefined ? [{ at: key(below(pointer, 'each')), what: each }] : [],
    ),
    ...(reading.raw.eligibility !== undefined ? [{ at: key('/eligibility'), what: eligibility }] : []),
  ];
}

function inRoles(reading: Reading): readonly Absent[] {
  const what = text(
    'vai trò của một người có tên trong tờ khai (person)',
    'Roles of a person named in the form (person)',
  );
  return membersOf(reading, 'roles').flatMap(({ raw, pointer }) =>
    raw.person !== undefined ? [{ at: key(below(pointer, 'person')), what }] : [],
  );
}

function inEffects(reading: Reading): readonly Absent[] {
  const kinds = {
    start: text('việc mở hồ sơ con (start)', 'Effects that start a child dossier (start)'),
    collect: text('việc thu phí, lệ phí qua hệ thống (collect)', 'Effects that collect a fee (collect)'),
  };
  return membersOf(reading, 'effects').flatMap(({ raw, pointer }) =>
    Object.entries(kinds).flatMap(([kind, what]) =>
      raw[kind] !== undefined ? [{ at: key(below(pointer, kind)), what }] : [],
    ),
  );
}

function inWorkflow({ raw, flow }: Reading): readonly Absent[] {
  const kinds: Readonly<Record<string, Text>> = {
    parallel: text('các nhánh chạy song song (parallel)', 'Parallel states'),
    history: text('trạng thái nhớ chỗ cũ (history)', 'History states'),
  };
  const states = flow.graph.states.map(({ type, pointer }) => ({ type, pointer: below(pointer, 'type') }));
  const root = { type: String(rawOf(raw.workflow).type), pointer: '/workflow/type' };
  return [root, ...states].flatMap(({ type, pointer }) => {
    const what = kinds[type];
    return what ? [{ at: { pointer }, what }] : [];
  });
}
