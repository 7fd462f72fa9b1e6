import type { DossierMeasures } from './measure.js';
import type { ProcessingCriterion } from './processing-criterion.js';
import { processingCriterion } from './processing-criterion.js';
import { type Distribution, distribution, given, share, sum, tally } from './statistics.js';
import type { Targets } from './targets.js';

/** The four criteria over some dossiers. A figure over no dossiers is absent, never zero. */
export interface Criteria {
  readonly fill: FillCriterion;
  readonly filing: FilingCriterion;
  readonly processing: ProcessingCriterion;
  readonly satisfaction: SatisfactionCriterion;
}

/** Criterion 1. Shares are between 0 and 1. */
export interface FillCriterion {
  /** Filings counted. */
  readonly n: number;
  /** Fields filled from registries of all fields, of those answered, and of those bound to a registry. */
  readonly ofFields?: number;
  readonly ofAnswered?: number;
  readonly coverage?: number;
  /** Of what a registry had a value for, what the citizen corrected. */
  readonly corrected?: number;
  readonly contested: number;
  /** Of these, in which registry. */
  readonly contestedIn: Readonly<Record<string, number>>;
  /** Documents data stood in for, of those needed. */
  readonly waived?: number;
  /** Documents taken from a store of papers, of those needed. */
  readonly reused?: number;
  readonly byRegistry: Readonly<Record<string, number>>;
}

/** Criterion 2, over what citizens filed online themselves. Minutes. */
export interface FilingCriterion {
  readonly opened: number;
  readonly submitted: number;
  /** Share of drafts never filed. */
  readonly dropOut?: number;
  /** Login to filing; the mean is the normative figure. */
  readonly elapsed?: Distribution;
  /** Without gaps of more than five minutes. */
  readonly active?: Distribution;
  readonly target: number;
  readonly met?: boolean;
}

/** Criterion 4. */
export interface SatisfactionCriterion {
  /** Dossiers that could be rated, and those that were. */
  readonly finished: number;
  readonly rated: number;
  readonly responseRate?: number;
  /** Levels 4 and 5, of those rated. */
  readonly satisfied?: number;
  readonly target: number;
  readonly met?: boolean;
}

export const criteria = (measures: readonly DossierMeasures[], targets: Targets): Criteria => ({
  fill: fillCriterion(measures),
  filing: filingCriterion(measures, targets.filingMinutes),
  processing: processingCriterion(measures, targets.reduction),
  satisfaction: satisfactionCriterion(measures, targets.satisfied),
});

function fillCriterion(measures: readonly DossierMeasures[]): FillCriterion {
  const fills = measures.flatMap(({ fill }) => fill ?? []);
  const all = (count: (fill: (typeof fills)[number]) => number) => sum(fills.map(count));
  const filled = all(fill => fill.filled);
  const corrected = all(fill => fill.corrected);
  return {
    n: fills.length,
    ...given(
      'ofFields',
      share(
        filled,
        all(fill => fill.fields),
      ),
    ),
    ...given(
      'ofAnswered',
      share(
        filled,
        all(fill => fill.answered),
      ),
    ),
    ...given(
      'coverage',
      share(
        filled,
        all(fill => fill.bound),
      ),
    ),
    ...given('corrected', share(corrected, filled + corrected)),
    contested: all(fill => fill.contested),
    contestedIn: tally(fills.map(fill => fill.contestedIn)),
    ...given(
      'waived',
      share(
        all(fill => fill.waived),
        all(fill => fill.documents),
      ),
    ),
    ...given(
      'reused',
      share(
        all(fill => fill.reused),
        all(fill => fill.documents),
      ),
    ),
    byRegistry: tally(fills.map(fill => fill.byRegistry)),
  };
}

const MINUTE_MS = 60_000;

function filingCriterion(measures: readonly DossierMeasures[], target: number): FilingCriterion {
  const own = measures.filter(({ assisted }) => !assisted);
  const submitted = own.filter(({ submittedAt }) => submittedAt !== undefined);
  const elapsed = distribution(submitted.map(({ filing }) => filing.elapsedMs / MINUTE_MS));
  const active = distribution(submitted.map(({ filing }) => filing.activeMs / MINUTE_MS));
  return {
    opened: own.length,
    submitted: submitted.length,
    ...given('dropOut', share(own.length - submitted.length, own.length)),
    ...given('elapsed', elapsed),
    ...given('active', active),
    target,
    ...given('met', elapsed && elapsed.mean < target),
  };
}

const SATISFIED = 4;

function satisfactionCriterion(measures: readonly DossierMeasures[], target: number): SatisfactionCriterion {
  const ratings = measures.flatMap(({ rating }) => rating ?? []);
  const finished = measures.filter(
    ({ rating, finishedAt }) => rating !== undefined || finishedAt !== undefined,
  );
  const satisfied = share(ratings.filter(level => level >= SATISFIED).length, ratings.length);
  return {
    finished: finished.length,
    rated: ratings.length,
    ...given('responseRate', share(ratings.length, finished.length)),
    ...given('satisfied', satisfied),
    target,
    ...given('met', satisfied === undefined ? undefined : satisfied >= target),
  };
}
