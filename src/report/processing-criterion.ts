import type { DossierMeasures } from './measure.js';
import type { ProcessingMeasures } from './measure-processing.js';
import { type Distribution, distribution, given, mean, share, sum } from './statistics.js';

/** Criterion 3, and the on-time share of QĐ 766/QĐ-TTg beside it. Minutes of working time. */
export interface ProcessingCriterion {
  /** Receipt to result returned, dossiers filed online; the last two leave out waiting, or end at status 9. */
  readonly online?: Distribution;
  readonly onlineOwn?: Distribution;
  readonly onlineProcessed?: Distribution;
  /** What it is compared with: each procedure's dossiers from the desk where there are enough, else its legal limit. */
  readonly baseline: 'desk' | 'statutory' | 'mixed' | 'none';
  /** Mean in person, weighted by the online mix of procedures. */
  readonly inPerson?: number;
  /** (in person − online) / in person; `reductionOwn` leaves out waiting for supplements. */
  readonly reduction?: number;
  readonly reductionOwn?: number;
  readonly target: number;
  readonly met?: boolean;
  /** Dossiers with a limit that have ended, and the share of them that ended in time. */
  readonly ended: number;
  readonly onTime?: number;
}

/** Fewer desk dossiers of a procedure than this say nothing. */
const ENOUGH = 30;

/**
 * Compares within each procedure and weights by the online mix, so that a change of mix is not taken for a change
 * of speed. Only online dossiers that have something to be compared with count in the reduction.
 */
export function processingCriterion(
  measures: readonly DossierMeasures[],
  target: number,
): ProcessingCriterion {
  const online = finishedOf(measures.filter(({ channel }) => channel === 'online'));
  const compared = [...byProcedure(measures).values()].flatMap(compare);
  const weighted = (figure: (one: Compared) => number) => sum(compared.map(one => one.n * figure(one)));
  const total = weighted(one => one.inPerson);
  const reduction = total === 0 ? undefined : 1 - weighted(one => one.online) / total;
  const onTime = measures.flatMap(({ processing }) => processing?.onTime ?? []);
  return {
    ...given('online', distribution(online.map(({ minutes }) => minutes))),
    ...given('onlineOwn', distribution(online.map(({ ownMinutes }) => ownMinutes))),
    ...given(
      'onlineProcessed',
      distribution(online.flatMap(({ processedMinutes }) => processedMinutes ?? [])),
    ),
    baseline: baselineOf(compared),
    ...given(
      'inPerson',
      share(
        total,
        weighted(() => 1),
      ),
    ),
    ...given('reduction', reduction),
    ...given('reductionOwn', total === 0 ? undefined : 1 - weighted(one => one.onlineOwn) / total),
    target,
    ...given('met', reduction === undefined ? undefined : reduction >= target),
    ended: onTime.length,
    ...given('onTime', share(onTime.filter(Boolean).length, onTime.length)),
  };
}

type Finished = ProcessingMeasures & { readonly minutes: number; readonly ownMinutes: number };

const finishedOf = (measures: readonly DossierMeasures[]): readonly Finished[] =>
  measures.flatMap(({ processing }) => (processing?.minutes === undefined ? [] : [processing as Finished]));

interface Compared {
  readonly n: number;
  readonly online: number;
  readonly onlineOwn: number;
  readonly inPerson: number;
  readonly baseline: 'desk' | 'statutory';
}

/** One procedure online against itself in person; nothing where there is nothing to compare. */
function compare(measures: readonly DossierMeasures[]): readonly Compared[] {
  const online = finishedOf(measures.filter(({ channel }) => channel === 'online'));
  const desk = finishedOf(measures.filter(({ channel }) => channel === 'desk'));
  const baseline = desk.length >= ENOUGH ? 'desk' : 'statutory';
  const comparable = baseline === 'desk' ? online : online.filter(one => one.baselineMinutes !== undefined);
  const inPerson =
    baseline === 'desk'
      ? mean(desk.map(({ minutes }) => minutes))
      : mean(comparable.flatMap(({ baselineMinutes }) => baselineMinutes ?? []));
  if (comparable.length === 0 || inPerson === undefined) return [];
  return [
    {
      n: comparable.length,
      online: mean(comparable.map(({ minutes }) => minutes))!,
      onlineOwn: mean(comparable.map(({ ownMinutes }) => ownMinutes))!,
      inPerson,
      baseline,
    },
  ];
}

function baselineOf(compared: readonly Compared[]): ProcessingCriterion['baseline'] {
  const kinds = new Set(compared.map(({ baseline }) => baseline));
  return kinds.size > 1 ? 'mixed' : (compared[0]?.baseline ?? 'none');
}

function byProcedure(measures: readonly DossierMeasures[]): ReadonlyMap<string, readonly DossierMeasures[]> {
  const groups = new Map<string, DossierMeasures[]>();
  for (const one of measures) groups.set(one.procedure, [...(groups.get(one.procedure) ?? []), one]);
  return groups;
}
