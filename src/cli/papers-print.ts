import type { Played } from '../cases/play.js';
import type { Procedure } from '../node.js';
import type { DocumentState } from '../procedure/filled.js';
import { displayed } from '../source/display.js';
import type { Lang } from '../source/text.js';
import type { Paint } from './terminal.js';

const words = {
  vi: {
    waived: 'Không phải nộp',
    reused: 'Dùng lại từ kho',
    papers: { digitised: 'Đã nộp', shown: 'Xuất trình', pending: 'Còn thiếu' },
  },
  en: {
    waived: 'Papers waived',
    reused: 'Papers reused',
    papers: { digitised: 'Handed in', shown: 'To be shown', pending: 'Missing' },
  },
} as const;

/** The papers of a played case: those data stood in for, those reused, handed in, to be shown, and missing. */
export function printPapers(
  { definition }: Procedure,
  { form }: Played,
  say: (text: string) => string,
  lang: Lang,
  paint: Paint,
): string[] {
  const said = words[lang];
  // Keys of rows, like ids of records, are often numbers of persons: a paper of a row is told by its place.
  const called = ({ title, place }: DocumentState): string =>
    place.includes('/') ? `${say(title)} [${Number(place.split('/')[1]) + 1}]` : say(title);
  const stoodIn = (state: 'exempt' | 'reused', head: string): string[] => {
    const papers = form.documents.filter(each => each.state === state);
    return papers.map((paper, i) => {
      const { registry, lookup, basis } = paper.because!;
      const law = displayed(definition.legalBasis[basis] ?? basis);
      const line = `    ${paint('green', '✓')} ${called(paper)}: ${registry} ($${lookup}), ${law}`;
      return i === 0 ? `  ${head}\n${line}` : line;
    });
  };
  const others = form.documents.flatMap(paper => {
    const word = said.papers[paper.state as keyof typeof said.papers];
    return word === undefined ? [] : [`  ${word}: ${called(paper)}`];
  });
  return [...stoodIn('exempt', said.waived), ...stoodIn('reused', said.reused), ...others];
}
