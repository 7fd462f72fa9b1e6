import type { Diagnostic } from '../source/diagnostic.js';
import { readJson } from '../source/json.js';
import { printDiagnostics } from '../source/print.js';
import type { Lang } from '../source/text.js';
import { readNamed } from './files.js';
import { rulePages } from './rule-pages.js';
import { hasColour } from './terminal.js';

/** Findings for one stream, each with the lines it is about and the page of its rule. */
export async function printFindings(
  findings: readonly Diagnostic[],
  lang: Lang,
  stream: NodeJS.WriteStream,
): Promise<string> {
  const page = rulePages();
  const texts = await textsOf(findings);
  return printDiagnostics(findings, { lang, color: hasColour(stream), texts, ...(page && { page }) });
}

/** The texts findings are about, by file; one that cannot be read any more is left out. */
async function textsOf(findings: readonly Diagnostic[]): Promise<Readonly<Record<string, string>>> {
  const files = [...new Set(findings.map(({ place }) => place.file))];
  const texts = files.map(async file => {
    const bytes = await readNamed(file).catch(() => undefined);
    return bytes ? [[file, readJson(bytes, file).text] as const] : [];
  });
  return Object.fromEntries((await Promise.all(texts)).flat());
}
