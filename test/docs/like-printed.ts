/**
 * Whether text was printed as a page shows it. `…` stands for anything: alone on a line for any number of lines,
 * within one for the rest of it or a part. Blanks at the ends of lines and pages do not count.
 */
export function isLikePrinted(shown: string, printed: string): boolean {
  const pattern = tidy(shown)
    .split('\n')
    .map(line => (line.trim() === '…' ? '(?:.*\n)*?' : `${line.split('…').map(escaped).join('.*')}\n`))
    .join('');
  return new RegExp(`^${pattern}$`).test(`${tidy(printed)}\n`);
}

const tidy = (text: string): string =>
  text
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
    .trim();

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
