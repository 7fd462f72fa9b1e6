import type { Definition, Document, Reuse, Waiver } from '../definition/model.js';
import type { DocumentState, StandsIn } from './filled.js';
import { type Code, codeOf } from './formula-code.js';
import { holds, type Pass, type Step } from './pass.js';
import { keyOf } from './per-row.js';
import { enterRow, leaveRows, type RowPlan } from './rows-step.js';

interface Paper {
  readonly document: Document;
  readonly needed: Code | undefined;
  readonly waived: readonly Ground[];
  readonly reuse: readonly Ground[];
  /** Another document names it as an alternative: nobody asks for it by itself. */
  readonly alternative: boolean;
}

/** A waiver or a reuse, compiled. */
interface Ground {
  readonly by: string;
  readonly signed: boolean;
  readonly conditions: readonly Code[];
  readonly registry: string;
  readonly basis: string;
  /** A record that is only compared tells nobody which it is. */
  readonly shown: boolean;
}

type Lists = readonly (RowPlan | undefined)[];

/** Compiles every document; `or` joins them, so they are compiled together. */
export function documentSteps(definition: Definition, lists: Lists): Readonly<Record<string, Step>> {
  const documents = Object.values(definition.documents);
  const alternatives = new Set(documents.flatMap(({ or }) => or));
  const papers = new Map(
    documents.map(document => [document.name, paperOf(document, definition, alternatives)]),
  );
  return Object.fromEntries([...papers].map(([name, paper]) => [name, documentStep(paper, papers, lists)]));
}

function paperOf(document: Document, { lookups }: Definition, alternatives: ReadonlySet<string>): Paper {
  const { name, needed, waived, reuse = [] } = document;
  const ground = ({ by, signed, basis, when, valid }: Waiver & Pick<Reuse, 'valid'>): Ground => ({
    by,
    signed,
    basis,
    conditions: [when, valid].flatMap(condition => (condition ? [codeOf(condition)] : [])),
    registry: lookups[by]?.registry ?? '',
    shown: lookups[by]?.use === 'fill',
  });
  return {
    document,
    needed: needed && codeOf(needed),
    waived: waived.map(ground),
    reuse: reuse.map(ground),
    alternative: alternatives.has(name),
  };
}

function documentStep(paper: Paper, papers: ReadonlyMap<string, Paper>, lists: Lists): Step {
  const { name, or, each } = paper.document;
  const others = or.flatMap(other => papers.get(other) ?? []);
  const index = each === undefined ? -1 : lists.findIndex(list => list?.field.pointer === each);
  const plan = lists[index];
  return pass => {
    const states = plan
      ? (pass.lists[index]?.passes ?? []).map((row, at) => {
          enterRow(plan, row);
          return standing(row, paper, others, at);
        })
      : [standing(pass, paper, others)];
    if (plan) leaveRows(plan, pass);
    pass.documents[name] = states;
    const read = states.map(readable);
    (pass.names.documents as Record<string, unknown>)[name] = each === undefined ? read[0] : read;
    for (const { state } of states) if (state === 'pending') pass.missing.push(name);
  };
}

/** What `$documents.<name>` gives. */
const readable = ({ state, files, because }: DocumentState) =>
  because ? { state, files, ...because } : { state, files };

/** What a document is once its alternatives are looked at. */
function standing(pass: Pass, paper: Paper, others: readonly Paper[], at?: number): DocumentState {
  const own = ownState(pass, paper, at);
  if (others.length === 0 || (own.state !== 'pending' && own.state !== 'shown')) return own;
  const instead = others.map(other => ownState(pass, other, at)).find(stands)?.name;
  return instead === undefined ? own : { ...own, state: 'notNeeded', instead };
}

const stands = ({ state }: DocumentState): boolean =>
  state === 'digitised' || state === 'reused' || state === 'exempt';

/** What a document is by itself; of a row, in the pass of the row and at its place. */
function ownState(pass: Pass, paper: Paper, at: number | undefined): DocumentState {
  const { name, title, hand, or } = paper.document;
  const key = at === undefined ? name : keyOf(name, pass.row?.key);
  const known = pass.papers[key];
  if (known) return known;
  const place = at === undefined ? name : `${name}/${at}`;
  const files = Object.hasOwn(pass.draft.documents, key) ? (pass.draft.documents[key]?.length ?? 0) : 0;
  const { state, because } = stand(pass, paper, key, files);
  const own = { name, key, place, title, hand, state, files, or };
  pass.papers[key] = because ? { ...own, because } : own;
  return pass.papers[key];
}

function stand(
  pass: Pass,
  paper: Paper,
  key: string,
  files: number,
): Pick<DocumentState, 'state' | 'because'> {
  // `needed` says when it is asked for by itself: in another's place it counts whenever it was handed in.
  if (paper.needed && !holds(pass, paper.needed))
    return { state: paper.alternative && files > 0 ? 'digitised' : 'notNeeded' };
  const asked = pass.draft.lifted?.some(each => each === key || each === paper.document.name);
  const waiver = asked ? undefined : firstGround(pass, paper.waived);
  if (waiver) return { state: 'exempt', because: waiver };
  if (files > 0) return { state: 'digitised' };
  const stored = asked ? undefined : firstGround(pass, paper.reuse);
  if (stored) return { state: 'reused', because: stored };
  if (paper.alternative) return { state: 'notNeeded' };
  return { state: paper.document.hand === 'show' ? 'shown' : 'pending' };
}

/** The first that holds: its record was found, is complete, signed where asked, and its conditions are true. */
function firstGround(pass: Pass, grounds: readonly Ground[]): StandsIn | undefined {
  const ground = grounds.find(({ by, signed, conditions }) => {
    const answer = pass.answers[by];
    if (answer?.outcome !== 'found' || !answer.complete || (signed && !answer.signed)) return false;
    return conditions.every(condition => holds(pass, condition));
  });
  if (!ground) return undefined;
  const { by, registry, basis, shown } = ground;
  const receipt = shown ? pass.receipts[by] : undefined;
  return { lookup: by, registry, basis, ...(receipt && { receipt }) };
}
