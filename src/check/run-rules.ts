import type { Reading } from '../definition/read.js';
import type { Diagnostic } from '../source/diagnostic.js';
import { type Text, text } from '../source/text.js';
import { placeOf } from './place.js';
import type { At, Rule } from './rule.js';

interface Finding {
  readonly diagnostic: Diagnostic;
  /** Pointer of the `$ref` that brought the content in, when the mistake shows inside a block. */
  readonly ref?: string;
}

/** Runs every rule over a reading. A rule that crashes is itself a finding. */
export function runRules(reading: Reading, rules: readonly Rule[]): readonly Diagnostic[] {
  const findings = rules.flatMap(rule => findingsOf(reading, rule));
  return withoutEchoes(findings, reading).map(({ diagnostic }) => diagnostic);
}

function findingsOf(reading: Reading, rule: Rule): readonly Finding[] {
  const findings: Finding[] = [];
  try {
    rule.check(reading, (at, message, mend) => findings.push(findingOf(reading, rule, at, message, mend)));
  } catch (error) {
    return [...findings, crash(reading, rule, error)];
  }
  return findings;
}

function findingOf(reading: Reading, { code, severity }: Rule, at: At, message: Text, mend?: Text): Finding {
  const { file, block } =
    at.inside?.site.slot === 'with' ? { file: at.pointer, block: undefined } : reading.origin(at.pointer);
  const place = placeOf(reading, at);
  const diagnostic = { code, severity, place, pointer: file, message, ...(mend ? { mend } : {}) };
  if (!block) return { diagnostic };
  const where = ` (blocks/${block.name}.json#${block.pointer})`;
  return { diagnostic: { ...diagnostic, message: text(message.vi + where, message.en + where) }, ref: file };
}

function crash(reading: Reading, rule: Rule, error: unknown): Finding {
  const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const diagnostic: Diagnostic = {
    code: 'rule-error',
    severity: 'error',
    place: reading.place(''),
    pointer: '',
    message: text(
      `Quy tắc "${rule.code}" bị lỗi khi chạy (${why}). Đây là lỗi của thutuc, không phải của định nghĩa.`,
      `The rule "${rule.code}" failed (${why}). This is a fault of thutuc, not of the definition.`,
    ),
  };
  return { diagnostic };
}

/**
 * One finding per mistake: what a block's content says about a mistake in its `with` is left out when the mistake
 * itself has been named there, and the same words about the same place are said once.
 */
function withoutEchoes(findings: readonly Finding[], reading: Reading): readonly Finding[] {
  const broken = new Set(reading.faults.map(({ at }) => instanceOf(at.file)));
  const given = findings.filter(
    ({ diagnostic, ref }) => ref === undefined && inWith.test(diagnostic.pointer),
  );
  const told = new Set<string>();
  return findings.filter(finding => {
    const { diagnostic, ref } = finding;
    if (ref !== undefined && isEcho(finding, ref, given, broken)) return false;
    const key = `${diagnostic.code} ${diagnostic.place.offset} ${diagnostic.place.length} ${diagnostic.message.en}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}

const inWith = /\/with\//;

/** `/form/properties/mother` for anything at its `$ref` or in its `with`. */
const instanceOf = (pointer: string): string => pointer.replace(/\/(?:\$ref|with(?:\/.*)?)$/, '');

function isEcho(
  { diagnostic }: Finding,
  ref: string,
  given: readonly Finding[],
  broken: ReadonlySet<string>,
): boolean {
  const instance = instanceOf(ref);
  if (broken.has(instance) && !faultCodes.has(diagnostic.code)) return true;
  return given.some(
    other =>
      other.diagnostic.code === diagnostic.code &&
      other.diagnostic.pointer.startsWith(`${instance}/with/`) &&
      diagnostic.message.en.startsWith(other.diagnostic.message.en),
  );
}

const faultCodes: ReadonlySet<string> = new Set([
  'unknown-block',
  'block-ring',
  'block-param',
  'unsupported',
]);
