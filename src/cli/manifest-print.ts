import type { FieldRead, Manifest, Question, RegistryRead } from '../definition/manifest.js';
import type { Purpose, Use } from '../definition/uses.js';
import { displayed } from '../source/display.js';
import type { Lang } from '../source/text.js';
import type { Paint } from './terminal.js';

const words = {
  vi: {
    none: 'Không hỏi cơ sở dữ liệu nào.',
    basis: 'Căn cứ',
    by: 'Hỏi bằng',
    consent: 'Sau khi đồng ý',
    verified: 'cơ quan chủ quản xác thực',
    unverified: 'nguồn chưa kiểm chứng',
    login: 'Tài khoản đăng nhập',
  },
  en: {
    none: 'Asks no registry.',
    basis: 'Basis',
    by: 'Asked by',
    consent: 'Once consented to',
    verified: 'vouched for by the registry',
    unverified: 'source unverified',
    login: 'Login account',
  },
} as const;

const purposes: Readonly<Record<Lang, Readonly<Record<Purpose, string>>>> = {
  vi: {
    prefill: 'điền',
    offer: 'gợi ý',
    computed: 'tính',
    visible: 'hiện hay ẩn',
    assert: 'kiểm tra',
    key: 'khóa tra cứu',
    guard: 'điều kiện',
    document: 'giấy tờ',
    waiver: 'miễn giấy tờ',
    reuse: 'dùng lại giấy tờ',
    fee: 'lệ phí',
    deadline: 'thời hạn',
    effect: 'gửi đi',
    result: 'kết quả',
    agency: 'cơ quan',
  },
  en: {
    prefill: 'fills',
    offer: 'offers',
    computed: 'computes',
    visible: 'shows or hides',
    assert: 'checks',
    key: 'key of lookup',
    guard: 'guard',
    document: 'document',
    waiver: 'waives',
    reuse: 'reuses',
    fee: 'fee',
    deadline: 'deadline',
    effect: 'sends',
    result: 'result',
    agency: 'agency',
  },
};

/** The manifest as people read it: by registry, question and field, each field with everything it is used for. */
export function printManifest(manifest: Manifest, lang: Lang, paint: Paint): string {
  const { code, title, version, registries, login } = manifest;
  const said = words[lang];
  const lines = [
    paint('bold', `${code} ${title} · ${version}`),
    ...(registries.length === 0
      ? [`  ${said.none}`]
      : registries.flatMap(each => registry(each, lang, paint))),
    ...(login.length === 0 ? [] : ['', `  ${paint('bold', said.login)}`]),
    ...login.flatMap(({ field, uses }) => [`    ${field}`, ...used(uses, lang)]),
    '',
  ];
  return lines.map(displayed).join('\n');
}

const registry = ({ registry: name, title, owner, questions }: RegistryRead, lang: Lang, paint: Paint) => [
  '',
  `  ${paint('bold', name)} — ${[title, owner].filter(Boolean).join(', ')}`,
  ...questions.flatMap(each => question(each, lang)),
];

function question({ lookup, legalText, consent, by, fields }: Question, lang: Lang): readonly string[] {
  const said = words[lang];
  return [
    `    $${lookup} · ${said.basis}: ${legalText}`,
    ...(consent ? [`      ${said.consent}: ${consent.words}`] : []),
    ...Object.entries(by).map(([part, from]) => `      ${said.by} ${part} ← ${from}`),
    ...fields.flatMap(field => [`      ${named(field, lang)}`, ...used(field.uses, lang)]),
  ];
}

function named({ field, title, verified, source }: FieldRead, lang: Lang): string {
  const said = words[lang];
  const marks = [verified && said.verified, source?.includes('unverified') && said.unverified].filter(
    Boolean,
  );
  return `${field}${title ? ` ${title}` : ''}${marks.length > 0 ? ` (${marks.join('; ')})` : ''}`;
}

const used = (uses: readonly Use[], lang: Lang): readonly string[] =>
  uses.map(
    ({ purpose, of, title }) => `        → ${purposes[lang][purpose]} ${title ? `${title} (${of})` : of}`,
  );
