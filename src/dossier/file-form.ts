import type { Field, Rows } from '../definition/model.js';
import { registryField } from '../definition/registry-field.js';
import { type FiledScope, filedScope } from '../procedure/filed-scope.js';
import { fill } from '../procedure/fill.js';
import type { FieldState, Filled } from '../procedure/filled.js';
import type { Artefact, Procedure } from '../procedure/procedure.js';
import { withoutRow } from '../procedure/row-places.js';
import type { Issue } from '../procedure/validate.js';
import { validateForm } from '../procedure/validate-form.js';
import { type CompetentAgency, competentAgency } from './competent-agency.js';
import type { Dossier, FiledContent } from './dossier.js';
import { draftOf, filedContext, formContext } from './dossier-context.js';
import type { Facts } from './event.js';

/** A declaration ready to be filed, or the issues that stand in its way. */
export interface Filing {
  readonly content: FiledContent;
  /** All at once, in form order; empty when it may be filed. */
  readonly issues: readonly Issue[];
  readonly agency: CompetentAgency;
  /** What the first criterion counts; names and numbers only. */
  readonly counts: Facts;
}

/** The form of a dossier as it stands: a draft's today, a filed one's on the day it was filed. */
export const filledForm = (procedure: Procedure, dossier: Dossier, now: string): Filled =>
  dossier.filed === undefined
    ? fill(procedure, draftOf(dossier), formContext(dossier, now))
    : scopeOf(procedure, dossier, now).filled;

/**
 * Fills and validates a dossier's form. Prefills are computed again from the recorded answers of the registries, so
 * a locked value cannot be anything else than what the registry said.
 */
export function fileForm(procedure: Procedure, dossier: Dossier, now: string): Filing {
  const scope = scopeOf(procedure, dossier, now);
  return Object.freeze({
    content: contentOf(scope.filled),
    issues: validateForm(procedure, scope.filled),
    agency: competentAgency(procedure, scope),
    counts: countsOf(procedure, dossier, scope.filled),
  });
}

const scopeOf = (procedure: Procedure, dossier: Dossier, now: string): FiledScope =>
  filedScope(procedure, draftOf(dossier), filedContext(dossier, now));

function contentOf(filled: Filled): FiledContent {
  const fees = Object.entries(filled.fees).flatMap(([name, { amount }]) =>
    amount === undefined ? [] : [[name, amount] as const],
  );
  return {
    form: filled.form,
    documents: Object.fromEntries(filled.documents.map(({ key, state }) => [key, state])),
    fees: Object.fromEntries(fees),
    ...(filled.corrections.length > 0 && { corrections: filled.corrections }),
  };
}

function countsOf(procedure: Procedure, dossier: Dossier, filled: Filled): Facts {
  const shown = filled.fields.filter(field => field.shown);
  const fromRegistry = shown.filter(field => field.source === 'registry');
  const documents = (state: string) => filled.documents.filter(document => document.state === state).length;
  return {
    fields: filled.fields.length,
    shown: shown.length,
    answered: shown.filter(field => field.source !== 'empty').length,
    bound: boundFields(procedure, filled),
    filled: fromRegistry.length,
    byRegistry: tally(fromRegistry.map(sourceOf)),
    corrected: shown.filter(field => field.differs).length,
    contested: dossier.contested.map(({ at }) => withoutRow(procedure, at)),
    ...(filled.corrections.length > 0 && {
      contestedIn: tally(filled.corrections.flatMap(({ registry }) => registry ?? [])),
    }),
    documents: filled.documents.length - documents('notNeeded'),
    waived: documents('exempt'),
    reused: documents('reused'),
    uploaded: documents('digitised'),
  };
}

/** A leaf of a row is bound by its own prefill, or by the record that its row is made of. */
const boundFields = ({ definition, artefact }: Procedure, filled: Filled): number =>
  definition.fields
    .map(({ pointer, rows, ...field }) => {
      if (!rows) return Number(isBound(field));
      const inRow = rows.fields.filter(each => isBound(each) || comesWithRow(artefact, rows, each));
      return inRow.length * (filled.rows.find(list => list.pointer === pointer)?.rows.length ?? 0);
    })
    .reduce((sum, count) => sum + count, 0);

const isBound = ({ prefill, offer }: Pick<Field, 'prefill' | 'offer'>): boolean =>
  prefill.length > 0 || offer !== undefined;

/** The records of the list have a member of this name. */
const comesWithRow = ({ definition, registries }: Artefact, { from }: Rows, { path }: Field): boolean =>
  (from?.from.reads ?? []).some(([head = '', ...read]) => {
    const registry = registries[definition.lookups[head.slice(1)]?.registry ?? ''];
    return registry !== undefined && read.at(-1) === path[0] && registryField(registry, read).length > 0;
  });

/** What is known of the person logged in counts under `session`. */
const sourceOf = (field: FieldState): string => field.registry ?? 'session';

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
