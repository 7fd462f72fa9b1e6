import type { Read } from '../expression/reads.js';
import type { Formula, Scope } from './model.js';
import { type Raw, rawEntries, rawOf } from './raw.js';

/** Names every expression may read. */
export const FORM_NAMES: readonly string[] = [
  'form',
  'applicant',
  'onBehalfOf',
  'channel',
  'today',
  'settings',
  'lookups',
];
/** Names that exist once the dossier is filed. */
export const FILED_NAMES: readonly string[] = ['documents', 'missing', 'fees', 'events', 'corrections'];
/** Names of the language itself; no lookup or guard may take one. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([...FORM_NAMES, ...FILED_NAMES, 'this', 'old']);
/** Events of the runtime; no workflow event may take one. */
export const RESERVED_EVENTS: ReadonlySet<string> = new Set([
  'open',
  'ask',
  'save',
  'consent',
  'submit',
  'rate',
  'migrate',
]);

/** The closed set of names of one definition, without their `$`. */
export interface Names {
  readonly form: ReadonlySet<string>;
  readonly filed: ReadonlySet<string>;
}

export function namesOfDefinition(raw: Raw): Names {
  const own = [...Object.keys(rawOf(raw.lookups)), ...Object.keys(rawOf(raw.guards))];
  return { form: new Set([...FORM_NAMES, ...own]), filed: new Set([...FORM_NAMES, ...own, ...FILED_NAMES]) };
}

/** Lookups for officials alone: what they are answered exists once the dossier is filed. */
export const officeLookups = (raw: Raw): readonly string[] =>
  rawEntries(raw.lookups).flatMap(([name, { use }]) => (use === 'office' ? [name] : []));

/** The lookup a read leads to, or a guard or another name: `$mother.fullName` and `$lookups.mother.outcome` both to `mother`. */
export const nameRead = ([head = '', second]: Read): string =>
  head === '$lookups' && second !== undefined ? second : head.slice(1);

/**
 * The scope of each guard: `filed` as soon as it reads, itself or through another guard, what exists only then.
 * @param office lookups that are asked once it is filed
 */
export function guardScopes(
  guards: ReadonlyMap<string, Formula>,
  office: readonly string[],
): ReadonlyMap<string, Scope> {
  const filed = new Set<string>();
  const reads = (formula: Formula, names: ReadonlySet<string>): boolean =>
    formula.reads.some(read => names.has(nameRead(read)));
  const reserved = new Set([...FILED_NAMES, ...office]);
  for (let before = -1; before !== filed.size; ) {
    before = filed.size;
    for (const [name, formula] of guards)
      if (reads(formula, reserved) || reads(formula, filed)) filed.add(name);
  }
  return new Map([...guards.keys()].map(name => [name, filed.has(name) ? 'filed' : 'form']));
}
