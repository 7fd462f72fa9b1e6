import type { Document, Lookup, Waiver } from '../definition/model.js';
import type { DocumentState } from './filled.js';
import { type Code, codeOf } from './formula-code.js';
import { holds, type Pass, type Step } from './pass.js';

interface Paper {
  readonly document: Document;
  readonly needed: Code | undefined;
  readonly waivers: readonly {
    readonly rule: Waiver;
    readonly when: Code | undefined;
    readonly registry: string;
  }[];
  /** Another document names it as an alternative: nobody asks for it by itself. */
  readonly alternative: boolean;
}

/** Compiles every document; `or` joins them, so they are compiled together. */
export function documentSteps(
  documents: Readonly<Record<string, Document>>,
  lookups: Readonly<Record<string, Lookup>>,
): Readonly<Record<string, Step>> {
  const alternatives = new Set(Object.values(documents).flatMap(document => document.or));
  const papers = new Map(
    Object.values(documents).map(document => [document.name, paperOf(document, lookups, alternatives)]),
  );
  return Object.fromEntries([...papers].map(([name, paper]) => [name, documentStep(paper, papers)]));
}

function paperOf(
  document: Document,
  lookups: Readonly<Record<string, Lookup>>,
  alternatives: ReadonlySet<string>,
): Paper {
  const waivers = document.waived.map(rule => ({
    rule,
    when: rule.when && codeOf(rule.when),
    registry: lookups[rule.by]?.registry ?? '',
  }));
  return {
    document,
    needed: document.needed && codeOf(document.needed),
    waivers,
    alternative: alternatives.has(document.name),
  };
}

function documentStep(paper: Paper, papers: ReadonlyMap<string, Paper>): Step {
  const { name, or } = paper.document;
  const others = or.flatMap(other => papers.get(other) ?? []);
  return pass => {
    const own = ownState(pass, paper);
    const open = own.state === 'asked' || own.state === 'shown';
    const instead = open ? others.map(other => ownState(pass, other)).find(stands)?.name : undefined;
    const state: DocumentState = instead === undefined ? own : { ...own, state: 'notNeeded', instead };
    pass.documents[name] = state;
    (pass.names.documents as Record<string, unknown>)[name] = { state: state.state, files: state.files };
    if (state.state === 'asked') pass.missing.push(name);
  };
}

const stands = ({ state }: DocumentState): boolean => state === 'filed' || state === 'waived';

/** What a document is by itself. */
function ownState(pass: Pass, paper: Paper): DocumentState {
  const { name, title, hand, or } = paper.document;
  const known = pass.papers[name];
  if (known) return known;
  const files = Object.hasOwn(pass.draft.documents, name) ? (pass.draft.documents[name]?.length ?? 0) : 0;
  const base = { name, title, hand, files, or };
  pass.papers[name] = { ...base, ...stand(pass, paper, files) };
  return pass.papers[name];
}

function stand(pass: Pass, paper: Paper, files: number): Pick<DocumentState, 'state' | 'because'> {
  // `needed` says when it is asked for by itself: in another's place it counts whenever it was handed in.
  if (paper.needed && !holds(pass, paper.needed))
    return { state: paper.alternative && files > 0 ? 'filed' : 'notNeeded' };
  const because = waiverOf(pass, paper);
  if (because) return { state: 'waived', because };
  if (files > 0) return { state: 'filed' };
  if (paper.alternative) return { state: 'notNeeded' };
  return { state: paper.document.hand === 'show' ? 'shown' : 'asked' };
}

/** The first waiver that holds: its data was found, is complete, signed where asked, and its condition is true. */
function waiverOf(pass: Pass, { document, waivers }: Paper): DocumentState['because'] {
  if (pass.draft.lifted?.includes(document.name)) return undefined;
  const waiver = waivers.find(({ rule, when }) => {
    const answer = pass.answers[rule.by];
    if (answer?.outcome !== 'found' || !answer.complete || (rule.signed && !answer.signed)) return false;
    return when === undefined || holds(pass, when);
  });
  return waiver && { lookup: waiver.rule.by, registry: waiver.registry, basis: waiver.rule.basis };
}
