/** The languages every message of thutuc speaks. */
export type Lang = 'vi' | 'en';

/** One message in both languages. Messages are written where the finding is made and never carry a citizen's value. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

/** Builds a message from its Vietnamese and English wording. */
export const text = (vi: string, en: string): Text => Object.freeze({ vi, en });
