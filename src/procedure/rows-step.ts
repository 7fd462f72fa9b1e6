import type { Field, Lookup, Rows } from '../definition/model.js';
import { below } from '../definition/path.js';
import type { Assemble } from './assembler.js';
import type { FieldShape } from './field-shape.js';
import { areVisible, type Condition } from './field-step.js';
import type { RowList } from './filled.js';
import { nameAnswer } from './lookup-step.js';
import type { Pass, Step } from './pass.js';
import { isRecord, setAt, valueAt } from './path.js';
import { keyText, LAST_NAME, nobody, type Seat, seatRows } from './row-seats.js';
import { firstValue, valueSources } from './value-source.js';

/** A list of rows, compiled. */
export interface RowPlan {
  readonly field: Field;
  readonly rows: Rows;
  /** Lookups and fields of one row, each after what it reads. */
  readonly steps: readonly Step[];
  /** By index of the field in the row. */
  readonly shapes: readonly FieldShape[];
  /** Makes the data of one row. */
  readonly assemble: Assemble;
  /** How many different `visible` conditions there are in a row. */
  readonly conditions: number;
  /** Names of the lookups that ask once for each row. */
  readonly lookups: readonly string[];
  /** As many rows as a registry gives, and as a person adds. */
  readonly most: number;
}

/** Decides a list: which rows it has, then all that is in each. */
export function rowsStep(
  plan: RowPlan,
  index: number,
  lookups: Readonly<Record<string, Lookup>>,
  visible: readonly Condition[],
): Step {
  const { field, rows, most } = plan;
  const { pointer, title, path } = field;
  const sources = rows.from ? valueSources(rows.from.from, lookups) : [];
  const keyIn = keyReader(plan);
  const recordOf = (key: string) => (rows.key === undefined ? undefined : { [rows.key]: asKey(plan, key) });
  return pass => {
    const empty: RowList = {
      pointer,
      title,
      shown: false,
      rows: [],
      blank: [],
      removed: [],
      next: undefined,
    };
    pass.lists[index] = { list: empty, passes: [] };
    if (!areVisible(pass, visible)) return;
    const found = firstValue(pass, sources, recordsIn);
    const given = valueAt(pass.draft.answers, path);
    const entries = isRecord(given) ? given : {};
    const { seats, removed } = seatRows(
      {
        pointer: rows.from?.from.pointer ?? pointer,
        records: (found?.value as readonly unknown[] | undefined) ?? [],
        told: found ?? nobody,
        entries,
        keyIn,
        recordOf,
        most,
      },
      pass.faults,
    );
    const all = seats.map(seat => rowPass(plan, pass, seat));
    const taken = all.filter(isTaken);
    const blank = all.filter(each => !isTaken(each));
    leaveRows(plan, pass);
    const list = {
      ...empty,
      shown: true,
      rows: taken.map(({ row }) => ({ key: row!.key, listed: row!.listed })),
      blank: blank.map(each => ({ key: each.row!.key, fields: placed(plan, each, each.row!.key).fields })),
      removed,
      next: all.length < most ? nextName(entries) : undefined,
    };
    pass.lists[index] = { list, passes: taken.map((each, at) => placed(plan, each, at)) };
    if (taken.length > 0)
      setAt(
        pass.form,
        path,
        taken.map(({ form }) => form),
      );
  };
}

const recordsIn = (value: unknown): unknown => {
  const records = (Array.isArray(value) ? value : [value]).filter(isRecord);
  return records.length > 0 ? records : undefined;
};

/** Reads the key of a row as it is stored. */
function keyReader({ rows: { key, fields }, shapes }: RowPlan) {
  const at = fields.findIndex(({ path }) => path.length === 1 && path[0] === key);
  return (row: unknown): string | undefined =>
    at < 0 ? undefined : keyText(shapes[at]!.tidy(valueAt(row, fields[at]!.path)));
}

/** A key is kept as text; the field may be a number. */
const asKey = ({ rows: { key, fields } }: RowPlan, text: string): unknown => {
  const type = fields.find(({ path }) => path[0] === key)?.schema.type;
  return type === 'integer' || type === 'number' ? Number(text) : text;
};

/** A name is not given twice: uploads and answers of the row that had it would be the new one's. */
function nextName(entries: Readonly<Record<string, unknown>>): string | undefined {
  for (let n = 1; n <= LAST_NAME; n++) if (!Object.hasOwn(entries, `+${n}`)) return `+${n}`;
  return undefined;
}

/** Something stands in it, so that it is part of the form's data. */
const isTaken = ({ row, fields }: Pass): boolean =>
  row!.stands && fields.some(({ value }) => value !== undefined);

/** Walks one row: a small form of its own, in which `$this` is the row and some lookups are about it. */
function rowPass(plan: RowPlan, pass: Pass, seat: Seat): Pass {
  const { field, rows, steps, conditions } = plan;
  const at = below(field.pointer, seat.key);
  const own: Pass = {
    ...pass,
    draft: {
      ...pass.draft,
      answers: seat.answers,
      contested: (pass.draft.contested ?? [])
        .filter(contest => contest.at.startsWith(`${at}/`))
        .map(contest => ({ ...contest, at: `${field.pointer}/*${contest.at.slice(at.length)}` })),
    },
    form: {},
    fields: new Array(rows.fields.length),
    visible: new Array(conditions),
    answers: Object.create(pass.answers),
    receipts: Object.create(pass.receipts),
    conflicts: [],
    row: seat,
  };
  own.names.this = own.form;
  for (const step of steps) step(own);
  return own;
}

/** Brings the names of a row back, for what is looked at once everything is known. */
export function enterRow({ lookups }: RowPlan, { names, form, answers }: Pass): void {
  names.this = form;
  for (const name of lookups) nameAnswer(names, name, answers[name]);
}

/** Outside its rows nothing of a row has a name. */
export function leaveRows({ lookups }: RowPlan, { names }: Pass): void {
  names.this = undefined;
  for (const name of lookups) nameAnswer(names, name, undefined);
}

/** The same pass with its states where the row stands in the form's data; where it stands in none, under its key. */
function placed({ field: { pointer } }: RowPlan, pass: Pass, at: number | string): Pass {
  const row = below(pointer, pass.row!.key);
  const there = <T extends { readonly pointer: string }>(each: T): T => ({
    ...each,
    pointer: below(pointer, at) + each.pointer.slice(pointer.length + 2),
    row,
  });
  return { ...pass, fields: pass.fields.map(there), conflicts: pass.conflicts.map(there) };
}
