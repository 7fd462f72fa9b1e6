import type { FieldState, Filled } from '../procedure/filled.js';
import type { Procedure } from '../procedure/procedure.js';
import { answerPlace, withoutRow } from '../procedure/row-places.js';
import type { Issue } from '../procedure/validate.js';
import { validateForm } from '../procedure/validate-form.js';
import type { Aside } from './aside.js';
import type { Dossier } from './dossier.js';

/**
 * One place of a draft that another version of the procedure changed. `new` was not asked before · `moved` is answered
 * from elsewhere · `invalid` does not stand under this version, or is demanded now · `gone` is asked no more: what was
 * answered is kept aside.
 */
export interface Change {
  readonly kind: 'new' | 'moved' | 'invalid' | 'gone';
  /** Pointer into the form's data, `#/documents/<place>`, or where it was when it is gone. */
  readonly pointer: string;
  readonly title: string;
  /** Where it was answered before. */
  readonly from?: readonly string[];
  /** What keeps it from being filed as it stands. */
  readonly issues: readonly Issue[];
  /** What was answered, when it is gone. */
  readonly aside?: Aside;
}

/** What a change of version left for the reader to look at, in form order; what is gone comes last. Nothing once filed. */
export function changesIn(procedure: Procedure, dossier: Dossier, filled: Filled): readonly Change[] {
  const { migrated, aside = [], filed } = dossier;
  if (!migrated || filed) return [];
  const all = validateForm(procedure, filled);
  const issuesAt = (pointer: string) =>
    all.filter(issue => issue.pointer === pointer || issue.pointer.startsWith(`${pointer}/`));
  const fields = filled.fields.flatMap((state): readonly Change[] => {
    if (!state.shown) return [];
    const place = withoutRow(procedure, answerPlace(state));
    const issues = issuesAt(state.pointer);
    const moved = migrated.moved.find(({ to }) => to === place);
    const kind = moved ? 'moved' : migrated.fresh.includes(place) ? 'new' : 'invalid';
    const told = kind !== 'invalid' || (issues.length > 0 && isToTell(state, migrated.stricter, place));
    if (!told) return [];
    return [{ kind, pointer: state.pointer, title: state.title, ...(moved && { from: moved.from }), issues }];
  });
  const papers = filled.documents
    .filter(({ name, state }) => state !== 'notNeeded' && migrated.fresh.includes(name))
    .map(({ place, title }): Change => {
      const pointer = `#/documents/${place}`;
      return { kind: 'new', pointer, title, issues: issuesAt(pointer) };
    });
  const gone = aside.map((each): Change => {
    const pointer = each.kind === 'document' ? `#/documents/${each.at}` : each.at;
    return { kind: 'gone', pointer, title: each.title ?? '', issues: [], aside: each };
  });
  return [...fields, ...papers, ...gone];
}

/** A field that was answered, or that the earlier version did not demand: others were as open before. */
const isToTell = ({ value }: FieldState, stricter: readonly string[], place: string): boolean =>
  value !== undefined || stricter.includes(place);
