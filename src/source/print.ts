import { type CodeFrame, codeFrame } from './code-frame.js';
import type { Diagnostic, Severity } from './diagnostic.js';
import { displayed } from './display.js';
import { Lines } from './lines.js';
import { type Lang, type Text, text } from './text.js';

export interface PrintOptions {
  readonly lang: Lang;
  /** ANSI colours; off unless asked for. */
  readonly color?: boolean;
  /** Text of each file by name; a finding in a file not given is printed without its lines. */
  readonly texts: Readonly<Record<string, string>>;
  /** Where the page of a rule is found; `docs/rules/<code>.md`, as in the package, unless told. */
  page?(code: string): string;
}

const pageInPackage = (code: string): string => `docs/rules/${code}.md`;

/**
 * Findings as a person reads them, by file and place: where, what, the lines with the token marked, how to mend it,
 * the page of the rule; then how many there were. Ends without a line break.
 */
export function printDiagnostics(
  list: readonly Diagnostic[],
  { lang, color = false, texts, page = pageInPackage }: PrintOptions,
): string {
  const paint = color ? ansi : plain;
  const tables = new Map<string, Lines>();
  const linesOf = (file: string, content: string) => {
    const lines = tables.get(file) ?? new Lines(content);
    tables.set(file, lines);
    return lines;
  };
  const blocks = [...list].sort(byPlace).map(finding => {
    const content = Object.hasOwn(texts, finding.place.file) ? texts[finding.place.file] : undefined;
    const frame =
      content === undefined
        ? undefined
        : codeFrame(content, finding.place, linesOf(finding.place.file, content));
    return block(finding, frame, page(finding.code), lang, paint);
  });
  return [...blocks, summary(list, lang, paint)].join('\n\n');
}

const byPlace = ({ place: a, code: x }: Diagnostic, { place: b, code: y }: Diagnostic): number =>
  order(a.file, b.file) || a.offset - b.offset || order(x, y);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Style = 'error' | 'warning' | 'info' | 'strong' | 'faint' | 'mend';
type Paint = (style: Style, words: string) => string;

const codes: Readonly<Record<Style, string>> = {
  error: '31;1',
  warning: '33;1',
  info: '36;1',
  strong: '1',
  faint: '2',
  mend: '32',
};
const ansi: Paint = (style, words) => `\u001b[${codes[style]}m${words}\u001b[0m`;
const plain: Paint = (_, words) => words;

const severities: Readonly<Record<Severity, Text>> = {
  error: text('lỗi', 'error'),
  warning: text('cảnh báo', 'warning'),
  info: text('lưu ý', 'note'),
};

function block(
  { place, severity, code, message, mend }: Diagnostic,
  frame: CodeFrame | undefined,
  page: string,
  lang: Lang,
  paint: Paint,
): string {
  const where = paint('strong', `${displayed(place.file)}:${place.line}:${place.column}`);
  const lines = [
    `${where}  ${paint(severity, severities[severity][lang])} ${paint('faint', code)}`,
    `  ${paint('strong', displayed(message[lang]))}`,
    ...(frame ? ['', ...framed(frame, severity, paint), ''] : []),
    ...(mend ? [`  ${paint('mend', `→ ${displayed(mend[lang])}`)}`] : []),
    `  ${paint('faint', displayed(page))}`,
  ];
  return lines.join('\n');
}

function framed({ rows, line, indent, width }: CodeFrame, severity: Severity, paint: Paint): string[] {
  const gutter = String(rows.at(-1)?.line ?? line).length;
  return rows.flatMap(row => {
    const mark = row.line === line ? paint(severity, '>') : ' ';
    const number = paint('faint', `${String(row.line).padStart(gutter)} │`);
    const written = `  ${mark} ${number} ${row.text}`.trimEnd();
    if (row.line !== line) return [written];
    const under = paint('faint', `${' '.repeat(gutter)} │`);
    return [written, `    ${under} ${' '.repeat(indent)}${paint(severity, '^'.repeat(width))}`];
  });
}

/** `2 lỗi, 1 cảnh báo trong 2 tệp`. */
function summary(list: readonly Diagnostic[], lang: Lang, paint: Paint): string {
  const counts = (['error', 'warning', 'info'] as const).flatMap(severity => {
    const count = list.filter(finding => finding.severity === severity).length;
    return count === 0 ? [] : [paint(severity, counted(count, severities[severity], lang))];
  });
  const files = counted(new Set(list.map(({ place }) => place.file)).size, text('tệp', 'file'), lang);
  if (counts.length === 0) return lang === 'vi' ? 'Không có lỗi' : 'No findings';
  return `${counts.join(', ')} ${lang === 'vi' ? 'trong' : 'in'} ${files}`;
}

const counted = (count: number, noun: Text, lang: Lang): string =>
  `${count} ${noun[lang]}${lang === 'en' && count !== 1 ? 's' : ''}`;
