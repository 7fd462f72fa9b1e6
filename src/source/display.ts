const invisible = /[\p{Mn}\p{Me}\p{Cf}]/u;
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Controls, and the marks that turn the direction of writing: a terminal would obey them. */
const unsafe = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Surrogate}]/gu;

/** Columns a terminal needs: combining marks none, East Asian letters and emoji two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const letter of text) columns += invisible.test(letter) ? 0 : wide.test(letter) ? 2 : 1;
  return columns;
}

/** One line as it may be shown: a tab as two spaces, anything a terminal would obey as a dot. */
export const displayed = (line: string): string => line.replaceAll('\t', '  ').replace(unsafe, '·');
