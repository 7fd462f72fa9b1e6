import { below } from '../../definition/path.js';
import { isRaw, rawOf } from '../../definition/raw.js';
import type { Reading } from '../../definition/read.js';
import { holdsExpressions, rowOf } from '../../definition/rows.js';
import { type Text, text } from '../../source/text.js';
import { membersOf } from '../members.js';
import type { At, Rule } from '../rule.js';
import { formSchemasOf } from '../schemas.js';

interface Absent {
  readonly at: At;
  readonly what: Text;
}

/** The keyword says what it is; its page and the schema say the rest. */
const said = (keyword: string): Text => text(`"${keyword}"`, `"${keyword}"`);

const key = (pointer: string): At => ({ pointer, part: 'key' });

/** A definition may use only what this release can run; the rest of format 1 is named rather than passed over. */
export const unsupported: Rule = {
  code: 'unsupported',
  severity: 'error',
  check(reading, report) {
    for (const { at, what } of [
      ...inForm(reading),
      ...inLookups(reading),
      ...eligibility(reading),
      ...inRoles(reading),
      ...inEffects(reading),
      ...inWorkflow(reading),
    ]) {
      report(at, text(`Bản này chưa hỗ trợ ${what.vi}.`, `${what.en}: not supported in this release.`));
    }
  },
};

function inForm(reading: Reading): readonly Absent[] {
  const where = said('where');
  const items = text(
    'biểu thức trong danh sách không gồm các dòng',
    'Expressions inside a list that has no rows',
  );
  const rows = text('"rows" cho danh sách không gồm các dòng', '"rows" for a list that has no rows');
  return formSchemasOf(reading).flatMap(({ schema, pointer }) => [
    ...(isRaw(schema.prefill) && schema.prefill.rows !== undefined && !rowOf(schema)
      ? [{ at: key(below(pointer, 'prefill', 'rows')), what: rows }]
      : []),
    ...(isRaw(schema.codes) && schema.codes.where !== undefined
      ? [{ at: key(below(pointer, 'codes', 'where')), what: where }]
      : []),
    ...(isRaw(schema.items) && holdsExpressions(schema.items) && !rowOf(schema)
      ? [{ at: key(below(pointer, 'items')), what: items }]
      : []),
  ]);
}

function inLookups(reading: Reading): readonly Absent[] {
  const many = said('many');
  const each = said('each');
  return membersOf(reading, 'lookups').flatMap(({ raw, pointer }) => [
    ...(raw.many === true ? [{ at: key(below(pointer, 'many')), what: many }] : []),
    // A row is the form's, and what is for officials is asked when the form is filed.
    ...(raw.each !== undefined && raw.use === 'office'
      ? [{ at: key(below(pointer, 'each')), what: each }]
      : []),
  ]);
}

function eligibility({ raw }: Reading): readonly Absent[] {
  const what = said('eligibility');
  return raw.eligibility === undefined ? [] : [{ at: key('/eligibility'), what }];
}

function inRoles(reading: Reading): readonly Absent[] {
  const what = said('person');
  return membersOf(reading, 'roles').flatMap(({ raw, pointer }) =>
    raw.person !== undefined ? [{ at: key(below(pointer, 'person')), what }] : [],
  );
}

function inEffects(reading: Reading): readonly Absent[] {
  const kinds = {
    start: said('start'),
    collect: said('collect'),
  };
  return membersOf(reading, 'effects').flatMap(({ raw, pointer }) =>
    Object.entries(kinds).flatMap(([kind, what]) =>
      raw[kind] !== undefined ? [{ at: key(below(pointer, kind)), what }] : [],
    ),
  );
}

function inWorkflow({ raw, flow }: Reading): readonly Absent[] {
  const kinds: Readonly<Record<string, Text>> = {
    parallel: said('parallel'),
    history: said('history'),
  };
  const states = flow.graph.states.map(({ type, pointer }) => ({ type, pointer: below(pointer, 'type') }));
  const root = { type: String(rawOf(raw.workflow).type), pointer: '/workflow/type' };
  return [root, ...states].flatMap(({ type, pointer }) => {
    const what = kinds[type];
    return what ? [{ at: { pointer }, what }] : [];
  });
}
