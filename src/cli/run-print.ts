import type { Case } from '../cases/cases.js';
import type { Played, RefusedEvent, UnopenedCase } from '../cases/play.js';
import { storyOf } from '../cases/story.js';
import type { Unmet } from '../cases/unmet.js';
import type { Procedure } from '../node.js';
import type { FieldSource, FieldState } from '../procedure/filled.js';
import { questionAt } from '../procedure/row-places.js';
import { displayed } from '../source/display.js';
import type { Lang } from '../source/text.js';
import { moment, shortMoment, span } from './moment.js';
import { printPapers } from './papers-print.js';
import type { Paint } from './terminal.js';
import { isUnverified } from './unverified.js';

const words = {
  vi: {
    login: 'Đăng nhập',
    filed: 'nộp',
    filled: 'Điền từ cơ sở dữ liệu',
    unanswered: 'Đã hỏi mà không điền được từ',
    session: 'tài khoản đăng nhập',
    locked: 'khóa',
    standIn: 'điền thay',
    unfit: 'cần sửa',
    unverified: 'nguồn chưa kiểm chứng',
    rest: { typed: 'tự khai', computed: 'tính ra', empty: 'để trống', hidden: 'không hỏi' },
    consented: 'Đồng ý',
    contested: 'Báo sai',
    steps: 'Các bước',
    due: 'hạn',
    late: 'quá hạn',
    roles: { applicant: 'Người nộp', system: 'Hệ thống' },
    result: 'Kết quả',
    rated: 'Đánh giá',
    refused: 'Bị từ chối',
    unmet: 'Khác với mong đợi',
    expected: 'mong đợi',
    actual: 'thực tế',
  },
  en: {
    login: 'Login',
    filed: 'filed',
    filled: 'Filled from registries',
    unanswered: 'Asked, and not filled from',
    session: 'login account',
    locked: 'locked',
    standIn: 'stand-in',
    unfit: 'to be corrected',
    unverified: 'source unverified',
    rest: { typed: 'typed', computed: 'computed', empty: 'left empty', hidden: 'not asked' },
    consented: 'Consented to',
    contested: 'Reported wrong',
    steps: 'Steps',
    due: 'due',
    late: 'overdue',
    roles: { applicant: 'Applicant', system: 'System' },
    result: 'Result',
    rated: 'Rated',
    refused: 'Refused',
    unmet: 'Not as expected',
    expected: 'expected',
    actual: 'actual',
  },
} as const;

type Said = (typeof words)[Lang];

const outcomes = {
  vi: {
    notFound: 'không có bản ghi',
    incomplete: 'bản ghi thiếu dữ liệu',
    mismatch: 'có bản ghi, nhưng phần xác nhận của khóa không khớp',
    denied: 'bị từ chối',
    unavailable: 'không trả lời',
    notAsked: 'chưa hỏi: chưa đủ khóa',
  },
  en: {
    notFound: 'no such record',
    incomplete: 'the record lacks data',
    mismatch: 'there is a record, but a part of the key that confirms it differs',
    denied: 'denied',
    unavailable: 'no answer',
    notAsked: 'not asked: the key is not complete',
  },
} as const;

/** The author's own texts as a terminal may show them, in the reader's language as far as they are translated. */
type Say = (title: string) => string;

export const translated =
  ({ definition }: Procedure, lang: Lang): Say =>
  title =>
    displayed(definition.translations[lang]?.[title] ?? title);

/** One played case as its reader sees it: what was filled and by whom, papers, steps, result. No values of persons. */
export function printPlayed(
  procedure: Procedure,
  played: Played,
  unmet: readonly Unmet[],
  lang: Lang,
  paint: Paint,
): string {
  return [
    heading(played.case, unmet.length === 0, paint),
    ...filing(played, lang),
    ...filled(procedure, played, lang, paint),
    ...unanswered(procedure, played, lang, paint),
    ...printPapers(procedure, played, translated(procedure, lang), lang, paint),
    ...declared(procedure, played, lang),
    ...steps(procedure, played, lang, paint),
    ...outcome(procedure, played, lang, paint),
    ...faults(played, unmet, lang, paint),
    '',
  ].join('\n');
}

/** A case that opened no dossier: there is nothing to tell but why. */
export const printUnopened = ({ case: script, refused }: UnopenedCase, lang: Lang, paint: Paint): string =>
  [heading(script, false, paint), ...refusals(refused, lang, paint), ''].join('\n');

const heading = ({ name, title }: Case, good: boolean, paint: Paint): string =>
  `${paint(good ? 'green' : 'red', good ? '●' : '✗')} ${paint('bold', name)}${title ? `  ${displayed(title)}` : ''}`;

function filing({ dossier, log }: Played, lang: Lang): string[] {
  const { login, filed } = words[lang];
  const from = dossier.loggedInAt ?? dossier.openedAt;
  const submitted = log.find(event => event.type === 'submitted');
  if (!submitted || !dossier.filed) return [`  ${login} ${moment(from)}`];
  const took = span(Date.parse(submitted.at) - Date.parse(from), lang);
  return [`  ${login} ${moment(from)} → ${filed} ${moment(submitted.at)}, ${took} · ${dossier.filed.code}`];
}

function filled(procedure: Procedure, { form }: Played, lang: Lang, paint: Paint): string[] {
  const say = translated(procedure, lang);
  const said = words[lang];
  const groupOf = ({ pointer }: FieldState) => questionAt(procedure, pointer)?.groups[0] ?? '';
  const from = (source: FieldSource) => form.fields.filter(field => field.shown && field.source === source);
  const fields = from('registry');
  const unsure = fields.filter(field => isUnverified(procedure, field));
  const rest = (['typed', 'computed', 'empty'] as const).map(
    source => `${said.rest[source]} ${from(source).length}`,
  );
  const hidden = `${said.rest.hidden} ${form.fields.filter(field => !field.shown).length}`;
  const told = [
    ...grouped(fields, field => sourceOf(field, said.session)),
    [said.rest.typed, from('typed')] as const,
    [said.rest.empty, from('empty')] as const,
  ];
  const apart = unsure.length > 0 ? ` (${said.unverified} ${unsure.length})` : '';
  return [
    `  ${said.filled} ${paint('bold', `${fields.length}/${form.fields.length}`)}${apart} · ${[...rest, hidden].join(' · ')}`,
    ...told.flatMap(([source, own]) =>
      own.length === 0
        ? []
        : [
            `    ${paint('cyan', source)}  ${own.length}`,
            ...[...grouped(own, field => say(groupOf(field)))].flatMap(([group, those]) =>
              wrapped(
                `      ${group && `${group}: `}`,
                those.map(field => marked(field, unsure.includes(field), said, say)),
                '; ',
              ),
            ),
          ],
    ),
  ];
}

/** Registries that were asked and had nothing to fill in: what an author has got wrong, or a sample leaves out. */
function unanswered({ definition }: Procedure, { dossier }: Played, lang: Lang, paint: Paint): string[] {
  const lines = Object.entries(dossier.lookups).flatMap(([name, { outcome }]) => {
    if (outcome === 'found') return [];
    const registry = definition.lookups[name]?.registry ?? name;
    return [`    ${paint('yellow', '–')} ${registry} ($${name}): ${outcomes[lang][outcome]}`];
  });
  return lines.length > 0 ? [`  ${words[lang].unanswered}`, ...lines] : [];
}

const sourceOf = ({ registry, lookup }: FieldState, session: string): string =>
  registry === undefined ? session : `${registry} ($${lookup})`;

const marksOf = ['locked', 'standIn', 'unfit'] as const;

function marked({ title, ...state }: FieldState, unsure: boolean, said: Said, say: Say): string {
  const marks = [
    ...marksOf.filter(mark => state[mark]).map(mark => said[mark]),
    ...(unsure ? [said.unverified] : []),
  ];
  return marks.length > 0 ? `${say(title)} (${marks.join(', ')})` : say(title);
}

function grouped<T>(all: readonly T[], nameOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(nameOf(one), [...(groups.get(nameOf(one)) ?? []), one]);
  return groups;
}

const WIDTH = 110;

/** Words one after the other, broken into lines under the first. */
function wrapped(head: string, parts: readonly string[], glue: string): string[] {
  const lines = [head];
  for (const [index, part] of parts.entries()) {
    const word = index < parts.length - 1 ? `${part}${glue}` : part;
    const line = lines.at(-1)!;
    if (line.length + word.length > WIDTH && line.trim() !== head.trim())
      lines.push(`${' '.repeat(8)}${word}`);
    else lines[lines.length - 1] = `${line}${word}`;
  }
  return lines.map(line => line.trimEnd());
}

/** What the citizen consented to, and what they reported wrong in which registry. */
function declared(procedure: Procedure, { form }: Played, lang: Lang): string[] {
  const say = translated(procedure, lang);
  const { consented, contested, session } = words[lang];
  return [
    ...form.consents.filter(({ given }) => given).map(({ title }) => `  ${consented}: ${say(title)}`),
    ...form.corrections.map(
      ({ at, registry = session }) =>
        `  ${contested}: ${say(questionAt(procedure, at)!.title)} (${registry})`,
    ),
  ];
}

function steps(procedure: Procedure, { log }: Played, lang: Lang, paint: Paint): string[] {
  const { definition } = procedure;
  const say = translated(procedure, lang);
  const said = words[lang];
  const roleTitle = (role: string) =>
    definition.roles[role] ? say(definition.roles[role].title) : undefined;
  const story = storyOf(log);
  if (story.length === 0) return [];
  const rows = story.map(step => ({
    ...step,
    who:
      step.cause === 'deadline'
        ? `⏲ ${step.what}`
        : (roleTitle(step.role) ?? said.roles[step.role as keyof typeof said.roles] ?? step.role),
    act: step.cause === 'deadline' ? '' : step.what,
  }));
  const width = Math.max(...rows.map(({ who }) => who.length));
  return [
    `  ${said.steps}`,
    ...rows.map(({ at, who, act, state, status, due }) => {
      const [first] = due;
      const late = first && first.at < at;
      const until = first
        ? `  ${late ? said.late : said.due} ${shortMoment(first.at)} (${first.deadline})`
        : '';
      return `    ${shortMoment(at)}  ${who.padEnd(width)}  ${act.padEnd(18)} → ${`${state} [${status}]`.padEnd(24)}${first ? paint(late ? 'red' : 'dim', until) : ''}`.trimEnd();
    }),
  ];
}

function outcome(procedure: Procedure, { dossier }: Played, lang: Lang, paint: Paint): string[] {
  const { definition } = procedure;
  const say = translated(procedure, lang);
  const said = words[lang];
  const results = Object.keys(dossier.results).map(name => {
    const { title, code } = definition.results[name]!;
    return `  ${said.result}: ${paint('bold', say(title))} (${code})`;
  });
  return dossier.rating === undefined ? results : [...results, `  ${said.rated}: ${dossier.rating}/5`];
}

function faults({ refused }: Played, unmet: readonly Unmet[], lang: Lang, paint: Paint): string[] {
  const said = words[lang];
  return [
    ...refusals(refused, lang, paint),
    ...unmet.map(({ what, expected, actual }) =>
      [
        `  ${paint('red', said.unmet)}: ${displayed(what)}`,
        `      ${said.expected} ${displayed(JSON.stringify(expected))}`,
        `      ${said.actual}   ${displayed(JSON.stringify(actual))}`,
      ].join('\n'),
    ),
  ];
}

const refusals = (refused: readonly RefusedEvent[], lang: Lang, paint: Paint): string[] =>
  refused.map(({ event, refusal }) => {
    const places = refusal.issues.map(
      issue => `      ${displayed(`${issue.pointer}: ${issue.message[lang]}`)}`,
    );
    const why = displayed(refusal.message[lang]);
    return [`  ${paint('yellow', words[lang].refused)} ${event}: ${why}`, ...places].join('\n');
  });
