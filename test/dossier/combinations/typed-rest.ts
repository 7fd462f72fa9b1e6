import type { Edits } from '../../../src/dossier/command.js';
import type { Filled } from '../../../src/procedure/filled.js';
import { setAt, valueAt } from '../../../src/procedure/path.js';
import type { Procedure } from '../../../src/procedure/procedure.js';
import { answerPlace } from '../../../src/procedure/row-places.js';
import { pathOf } from '../../../src/source/pointer.js';

/** The form as it is when every registry answers. */
export type Complete = Pick<Filled, 'form' | 'fields'>;

/** What a citizen who knows it all types where nothing is filled, and the papers that are asked for. */
export function restOf(procedure: Procedure, form: Filled, complete: Complete): Edits | undefined {
  const known = new Map(complete.fields.map(state => [answerPlace(state), state.value]));
  const answers: Record<string, unknown> = {};
  for (const state of form.fields) {
    const value = known.get(answerPlace(state));
    if (!state.shown || state.locked || state.value !== undefined || value === undefined) continue;
    setAt(answers, pathOf(answerPlace(state)), value);
  }
  for (const { pointer, key } of listsOf(procedure)) {
    const stand = rowsAt(form.form, pointer).map(row => row[key]);
    const missing = rowsAt(complete.form, pointer).filter(row => !stand.includes(row[key]));
    const next = Number(form.rows.find(list => list.pointer === pointer)?.next?.slice(1));
    for (const [at, row] of missing.entries()) setAt(answers, [...pathOf(pointer), `+${next + at}`], row);
  }
  const asked = form.documents.filter(({ state }) => state === 'pending').map(({ key }) => key);
  const documents = Object.fromEntries(asked.map(name => [name, [uploadFor(procedure, name)]]));
  const nothing = Object.keys(answers).length === 0 && asked.length === 0;
  return nothing ? undefined : { answers, documents };
}

const rowsAt = (form: unknown, pointer: string) =>
  (valueAt(form, pathOf(pointer)) ?? []) as readonly Readonly<Record<string, unknown>>[];

const listsOf = ({ definition }: Procedure) =>
  definition.fields.flatMap(({ pointer, rows }) =>
    rows?.key === undefined ? [] : [{ pointer, key: rows.key }],
  );

function uploadFor({ definition }: Procedure, name: string) {
  const kind = definition.documents[name.split('/', 1)[0]!]?.accepts?.[0];
  return { name: 'a.pdf', size: 9, ...(kind && { kind, sha256: 'a'.repeat(64) }) };
}
