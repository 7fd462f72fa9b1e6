import { type Criteria, criteria } from './criteria.js';
import type { DossierMeasures } from './measure.js';
import { distribution, share } from './statistics.js';
import { type Targets, targetsOf } from './targets.js';

export interface ReportOptions {
  /** Only dossiers opened in [from, to): ISO 8601 UTC instants. */
  readonly from?: string;
  readonly to?: string;
  /** The Decision's for the year the period begins in, unless told. */
  readonly targets?: Targets;
}

/** The four criteria of the Decision, in total and for each procedure. Every figure can be recomputed from the log. */
export interface Report {
  readonly from?: string;
  readonly to?: string;
  readonly targets: Targets;
  readonly dossiers: number;
  readonly total: Criteria;
  readonly procedures: Readonly<Record<string, Criteria>>;
  /** How well each registry answered. */
  readonly registries: Readonly<Record<string, RegistryReport>>;
}

export interface RegistryReport {
  readonly asked: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Share that ended `found`, and share that ended `unavailable`. */
  readonly found: number;
  readonly unavailable: number;
  readonly p90Ms: number;
}

/** Reports over measured dossiers. Order does not matter. */
export function report(measures: readonly DossierMeasures[], options: ReportOptions = {}): Report {
  const { from, to } = options;
  const chosen = measures
    .filter(({ openedAt }) => (from === undefined || openedAt >= from) && (to === undefined || openedAt < to))
    .sort((left, right) => (left.dossier < right.dossier ? -1 : 1));
  const targets = options.targets ?? targetsOf(Number((from ?? lastOpened(chosen)).slice(0, 4)));
  const codes = [...new Set(chosen.map(({ procedure }) => procedure))].sort();
  return Object.freeze({
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    targets,
    dossiers: chosen.length,
    total: criteria(chosen, targets),
    procedures: Object.fromEntries(
      codes.map(code => [
        code,
        criteria(
          chosen.filter(({ procedure }) => procedure === code),
          targets,
        ),
      ]),
    ),
    registries: registries(chosen),
  });
}

/** Without a period, the year of the latest dossier decides; without dossiers, the newest targets stand. */
const lastOpened = (measures: readonly DossierMeasures[]): string =>
  measures
    .map(({ openedAt }) => openedAt)
    .sort()
    .at(-1) ?? '9999';

function registries(measures: readonly DossierMeasures[]): Readonly<Record<string, RegistryReport>> {
  const asked = measures.flatMap(one => one.asked);
  const names = [...new Set(asked.map(({ registry }) => registry))].sort();
  return Object.fromEntries(
    names.map(name => {
      const answers = asked.filter(({ registry }) => registry === name);
      const outcomes: Record<string, number> = {};
      for (const { outcome } of answers) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      const ratio = (outcome: string) => share(outcomes[outcome] ?? 0, answers.length) ?? 0;
      const p90Ms = distribution(answers.map(({ ms }) => ms))?.p90 ?? 0;
      return [
        name,
        { asked: answers.length, outcomes, found: ratio('found'), unavailable: ratio('unavailable'), p90Ms },
      ];
    }),
  );
}
