import type { Report } from '../report/report.js';
import type { Distribution } from '../report/statistics.js';
import type { Lang } from '../source/text.js';
import type { Paint } from './terminal.js';

const words = {
  vi: {
    title: 'Bốn tiêu chí của Quyết định 1565/QĐ-TTg',
    fill: '1 Tự động điền',
    filing: '2 Đăng nhập → nộp',
    processing: '3 Tiếp nhận → kết quả',
    satisfaction: '4 Hài lòng',
    ofFields: 'trường được điền',
    waived: 'giấy tờ không phải nộp',
    corrected: 'giá trị bị sửa',
    mean: 'trung bình',
    median: 'trung vị',
    minutes: 'phút',
    target: 'mục tiêu',
    below: 'dưới',
    atLeast: 'từ',
    less: 'nhanh hơn nộp trực tiếp',
    more: 'chậm hơn nộp trực tiếp',
    baseline: {
      desk: 'hồ sơ nộp trực tiếp',
      statutory: 'thời hạn theo luật khi nộp trực tiếp',
      mixed: 'hồ sơ trực tiếp và thời hạn luật',
      none: 'chưa có',
    },
    onTime: 'đúng hạn',
    of: 'trên',
    rated: 'lượt đánh giá',
    none: 'chưa có số liệu',
    dropOut: 'bỏ dở',
    dossier: 'hồ sơ',
    dossiers: 'hồ sơ',
    working: 'phút làm việc',
  },
  en: {
    title: 'The four criteria of Decision 1565/QĐ-TTg',
    fill: '1 Filled automatically',
    filing: '2 Login → filed',
    processing: '3 Receipt → result',
    satisfaction: '4 Satisfied',
    ofFields: 'of fields',
    waived: 'of papers waived',
    corrected: 'of values corrected',
    mean: 'mean',
    median: 'median',
    minutes: 'min',
    target: 'target',
    below: 'below',
    atLeast: 'at least',
    less: 'faster than in person',
    more: 'slower than in person',
    baseline: {
      desk: 'dossiers filed at the desk',
      statutory: 'the legal limit at the desk',
      mixed: 'desk dossiers and legal limits',
      none: 'none',
    },
    onTime: 'on time',
    of: 'of',
    rated: 'ratings',
    none: 'no figures yet',
    dropOut: 'dropped out',
    dossier: 'dossier',
    dossiers: 'dossiers',
    working: 'working minutes',
  },
} as const;

/** The four criteria against their targets, each with the number of dossiers behind it. */
export function printCriteria(report: Report, lang: Lang, paint: Paint): string {
  const said = words[lang];
  const { fill, filing, processing, satisfaction } = report.total;
  const line = (name: string, met: boolean | undefined, rest: string) =>
    `  ${met === undefined ? ' ' : met ? paint('green', '✓') : paint('red', '✗')} ${name.padEnd(24)} ${rest}`;
  const sure = (value: number | undefined, say: (value: number) => string) =>
    value === undefined ? said.none : say(value);
  return [
    `${paint('bold', said.title)}  (${report.dossiers} ${report.dossiers === 1 ? said.dossier : said.dossiers})`,
    line(
      said.fill,
      undefined,
      `${percent(fill.ofFields)} ${said.ofFields} · ${percent(fill.waived)} ${said.waived} · ${percent(fill.corrected)} ${said.corrected} · n ${fill.n}`,
    ),
    line(
      said.filing,
      filing.met,
      `${minutes(filing.elapsed, lang)} · ${said.dropOut} ${percent(filing.dropOut)} · ${said.target} ${said.below} ${filing.target} ${said.minutes}`,
    ),
    line(
      said.processing,
      processing.met,
      `${sure(processing.reduction, value => `${percent(Math.abs(value))} ${value < 0 ? said.more : said.less}`)} (${said.mean} ${number(processing.online?.mean)} / ${number(processing.inPerson)} ${said.working}; ${said.baseline[processing.baseline]}) · ${said.target} ${said.atLeast} ${percent(processing.target)} · n ${processing.online?.n ?? 0} · ${said.onTime} ${percent(processing.onTime)} ${said.of} ${processing.ended}`,
    ),
    line(
      said.satisfaction,
      satisfaction.met,
      `${percent(satisfaction.satisfied)} ${said.of} ${satisfaction.rated} ${said.rated} · ${said.target} ${said.atLeast} ${percent(satisfaction.target)}`,
    ),
    '',
  ].join('\n');
}

function minutes(distribution: Distribution | undefined, lang: Lang): string {
  const said = words[lang];
  if (!distribution) return said.none;
  const { mean, median, p90, n } = distribution;
  return `${said.mean} ${number(mean)} ${said.minutes} · ${said.median} ${number(median)} · p90 ${number(p90)} · n ${n}`;
}

const number = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(1));

const percent = (value: number | undefined): string =>
  value === undefined ? '–' : `${(value * 100).toFixed(1)} %`;
