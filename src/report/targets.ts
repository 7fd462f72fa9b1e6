/** What the Decision demands (Kế hoạch kèm QĐ 1565/QĐ-TTg, mục I.2). */
export interface Targets {
  /** Mean minutes from login to filing, to be below. */
  readonly filingMinutes: number;
  /** Share by which processing is shorter than in person, at least. */
  readonly reduction: number;
  /** Share of satisfied among rated, at least. */
  readonly satisfied: number;
}

const of2025: Targets = Object.freeze({ filingMinutes: 8, reduction: 0.2, satisfied: 0.9 });
const of2026: Targets = Object.freeze({ filingMinutes: 5, reduction: 0.3, satisfied: 0.95 });

/** The targets of a year; those of 2026 hold until a new decision. */
export const targetsOf = (year: number): Targets => (year <= 2025 ? of2025 : of2026);
