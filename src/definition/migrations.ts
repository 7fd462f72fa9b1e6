import type { FormulaAt } from './formulas.js';
import type { Mapping, Migration } from './model.js';
import { below } from './path.js';
import { type Raw, rawEntries, rawIn, rawOf, textIn } from './raw.js';

/** How drafts begun under earlier versions are read, by version. */
export function migrationsOf(raw: Raw, formulaAt: FormulaAt): Readonly<Record<string, Migration>> {
  const migrations = rawEntries(raw.migrations).map(([from, migration]): [string, Migration] => {
    const pointer = below('/migrations', from);
    const fields = Object.entries(rawIn(migration, 'fields')).flatMap(([to, written]) =>
      mappingOf(to, written, below(pointer, 'fields', to), formulaAt),
    );
    return [from, { from, fields, documents: texts(migration.documents) }];
  });
  return Object.fromEntries(migrations);
}

function mappingOf(to: string, written: unknown, pointer: string, formulaAt: FormulaAt): readonly Mapping[] {
  const from = formulaAt(typeof written === 'string' ? pointer : below(pointer, 'from'));
  const codes = rawOf(written).codes;
  return from ? [{ to, from, ...(codes === undefined ? {} : { codes: texts(codes) }), pointer }] : [];
}

const texts = (written: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(rawOf(written)).flatMap(name => {
      const text = name === '$comment' ? undefined : textIn(written, name);
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
