import type { Definition, Field } from '../definition/model.js';
import type { Contest } from '../procedure/draft.js';
import { lookupOf } from '../procedure/lookup-step.js';
import { type MigratedAnswers, migrateAnswers } from '../procedure/migrate-answers.js';
import { keyOf, nameOf } from '../procedure/per-row.js';
import type { Procedure } from '../procedure/procedure.js';
import { questionAt } from '../procedure/row-places.js';
import { ownIn } from '../source/own.js';
import { type Aside, withAside } from './aside.js';
import type { Dossier, Uploads } from './dossier.js';
import { unfitUpload } from './upload-edits.js';

/** A draft as it stands under another version, and what there is to tell of it. */
export interface MigratedDraft extends Pick<Dossier, 'answers' | 'uploads' | 'contested'> {
  readonly aside: readonly Aside[];
  readonly moved: MigratedAnswers['moved'];
  /** Pointers of questions, names of documents: not asked by the earlier version, or not demanded by it. */
  readonly fresh: readonly string[];
  readonly stricter: readonly string[];
  /** Names of answers of registries, and purposes consented to, that do not hold under this version. */
  readonly letGo: readonly string[];
  readonly lapsed: readonly string[];
}

/**
 * Brings a draft to the version in force: a pure function of the draft and the two versions. Nothing is lost: what
 * finds no place is set aside.
 * @param earlier the version it was last under, when it is still known
 */
export function migrateDraft(
  procedure: Procedure,
  earlier: Procedure | undefined,
  dossier: Dossier,
): MigratedDraft {
  const { version } = dossier.procedure;
  const { aside = [] } = dossier;
  const migration = Object.hasOwn(procedure.definition.migrations ?? {}, version)
    ? procedure.definition.migrations![version]
    : undefined;
  const { answers, moved, left } = migrateAnswers(procedure, migration, withAside(dossier.answers, aside));
  const uploads = migrateUploads(procedure, uploadsOf(dossier, aside), migration?.documents ?? {});
  const contested = dossier.contested.map(contest => ({ ...contest, at: movedTo(moved, contest.at) }));
  const lapsed = lapsedConsents(procedure, earlier, dossier);
  const stays = ({ at }: Contest): boolean => (questionAt(procedure, at)?.prefill.length ?? 0) > 0;
  const setAside = (kind: Aside['kind'], at: string, value: unknown, title?: string): Aside =>
    aside.find(each => each.kind === kind && each.at === at) ?? {
      kind,
      at,
      version,
      value,
      ...(title !== undefined && { title }),
    };
  return {
    answers,
    moved,
    uploads: uploads.kept,
    contested: contested.filter(stays),
    aside: [
      ...aside.filter(({ kind }) => kind === 'contest'),
      ...left.map(({ at, value }) => setAside('answer', at, value, earlier && titleAt(earlier, at))),
      ...Object.entries(uploads.left).map(([key, files]) =>
        setAside('document', key, files, earlier?.definition.documents[nameOf(key)]?.title),
      ),
      ...contested
        .filter(contest => !stays(contest))
        .map(contest => setAside('contest', contest.at, contest, earlier && titleAt(earlier, contest.at))),
    ],
    ...comparison(procedure.definition, earlier?.definition, moved),
    lapsed,
    letGo: Object.keys(dossier.lookups).filter(
      name => !asksTheSame(procedure, earlier, lookupOf(name), lapsed),
    ),
  };
}

/** The title of the question an answer was given to, or of the one around it. */
function titleAt(earlier: Procedure, at: string): string | undefined {
  for (let pointer = at; pointer !== ''; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
    const question = questionAt(earlier, pointer);
    if (question) return question.title;
  }
  return undefined;
}

/** Where a contested field is now; a row keeps its key. */
const movedTo = (moved: MigratedDraft['moved'], at: string): string =>
  moved.find(({ from }) => from.length === 1 && from[0] === at)?.to ?? at;

const uploadsOf = ({ uploads }: Dossier, aside: readonly Aside[]): Uploads => ({
  ...Object.fromEntries(
    aside.filter(({ kind }) => kind === 'document').map(({ at, value }) => [at, value as Uploads[string]]),
  ),
  ...uploads,
});

/** Files go with their document, under its name now; one that it does not take is left. */
function migrateUploads(
  procedure: Procedure,
  uploads: Uploads,
  renamed: Readonly<Record<string, string>>,
): { readonly kept: Uploads; readonly left: Uploads } {
  const { documents } = procedure.definition;
  const kept: Record<string, Uploads[string]> = {};
  const left: Record<string, Uploads[string]> = {};
  for (const [key, files] of Object.entries(uploads)) {
    const name = nameOf(key);
    const now = Object.values(documents).find(each => (renamed[each.name] ?? each.name) === name);
    const row = key === name ? undefined : key.slice(name.length + 1);
    const to = now && (now.each === undefined) === (row === undefined) ? keyOf(now.name, row) : undefined;
    const fits = to !== undefined && unfitUpload(procedure, { [to]: files }) === undefined;
    if (fits && !Object.hasOwn(kept, to)) kept[to] = files;
    else left[key] = files;
  }
  return { kept, left };
}

/** What this version asks that the earlier one did not. */
function comparison(
  now: Definition,
  earlier: Definition | undefined,
  moved: MigratedDraft['moved'],
): Pick<MigratedDraft, 'fresh' | 'stricter'> {
  if (!earlier) return { fresh: [], stricter: [] };
  const before = new Map(questionsOf(earlier).map(field => [field.pointer, field]));
  const isMoved = (pointer: string) => moved.some(({ to }) => to === pointer);
  const asked = questionsOf(now).filter(({ rows, computed }) => !rows && !computed);
  const fresh = asked.filter(({ pointer }) => !before.has(pointer) && !isMoved(pointer));
  const stricter = asked.filter(
    ({ pointer, required }) => required && before.get(pointer)?.required === false,
  );
  const papers = Object.keys(now.documents).filter(name => !Object.hasOwn(earlier.documents, name));
  return {
    fresh: [...fresh.map(({ pointer }) => pointer), ...papers],
    stricter: stricter.map(({ pointer }) => pointer),
  };
}

const questionsOf = ({ fields }: Definition): readonly Field[] =>
  fields.flatMap(field => [field, ...(field.rows?.fields ?? [])]);

/** Whoever consented to other words has not consented to these. */
function lapsedConsents(
  now: Procedure,
  earlier: Procedure | undefined,
  { consents }: Dossier,
): readonly string[] {
  const words = ({ definition }: Procedure, purpose: string) =>
    Object.hasOwn(definition.consents ?? {}, purpose) ? definition.consents![purpose] : undefined;
  return Object.keys(consents).filter(purpose => {
    const asked = words(now, purpose);
    return asked === undefined || asked !== (earlier && words(earlier, purpose));
  });
}

/** Whether an answer of a registry tells all that this version reads of it. */
function asksTheSame(
  procedure: Procedure,
  earlier: Procedure | undefined,
  name: string,
  lapsed: readonly string[],
): boolean {
  const [now, before] = [procedure, earlier].map(each => each && ownIn(each.definition.lookups, name));
  return (
    now !== undefined &&
    before !== undefined &&
    now.registry === before.registry &&
    now.use === before.use &&
    now.each === before.each &&
    now.consent === before.consent &&
    !(now.consent !== undefined && lapsed.includes(now.consent)) &&
    now.fields.every(field => before.fields.includes(field))
  );
}
