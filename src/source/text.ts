/** The languages every message of thutuc speaks. */
export type Lang = 'vi' | 'en';

/** One message in both languages. Messages are written where the finding is made and never carry a citizen's value. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

/** Builds a message from its Vietnamese and English wording. */
// A page that uses none of a table of texts leaves the whole table behind.
export const text = /* @__NO_SIDE_EFFECTS__ */ (vi: string, en: string): Text => Object.freeze({ vi, en });
