import { type Contest, contestReasons, type Person } from '../procedure/draft.js';
import { isRecord } from '../procedure/path.js';
import { defaultLimits } from '../source/limits.js';
import type { Actor, Edits } from './command.js';
import { toInstant } from './instant.js';
import { plainJson } from './plain-json.js';
import { type Refusal, refuse } from './refusal.js';

const MOST_FILES = 20;
const LONGEST_NAME = 255;

/** An input let in: a copy that nobody else holds, with the members it may have and no others. */
export type AdmittedInput<T> = { readonly ok: true; readonly input: T } | Refusal;

/** What the members of an input must be, beyond plain JSON. A member that is not named here is not let in. */
export type Shape<T> = { readonly [name in keyof T]-?: (value: unknown) => boolean };

/**
 * The one gate of the runtime's methods: whatever a page or an official's screen sends is copied as plain JSON
 * (1 MiB, 64 levels), and each member looked at. Never throws on data; its refusals tell the member, not the value.
 */
export function admitInput<T extends object>(shape: Shape<T>, given: unknown): AdmittedInput<T> {
  const names = Object.keys(shape) as (keyof T & string)[];
  const copy = isRecord(given) ? plainJson(given, defaultLimits, names) : undefined;
  if (copy === undefined) return refuse('invalid', ...notPlain);
  const input = copy.value as Readonly<Record<string, unknown>>;
  const wrong = names.find(name => !shape[name](input[name]));
  if (wrong !== undefined) return whoActs.has(wrong) ? nobody : refuse('invalid', ...wrongMember(wrong));
  return { ok: true, input: { ...input, ...(isActor(input.actor) && { actor: bare(input.actor) }) } as T };
}

/** A login that tells more of a person, its hour for one, must not make two commands of one. */
const bare = ({ id, roles }: Actor): Actor => ({ id, roles });

const whoActs: ReadonlySet<string> = new Set(['actor', 'applicant', 'onBehalfOf']);

export const isText = (value: unknown): value is string => typeof value === 'string';

/** Ids, keys and names of events and files: some text, and no more than anybody needs. */
export const isName = (value: unknown): value is string =>
  isText(value) && value !== '' && value.length <= LONGEST_NAME;

export const isActor = (value: unknown): value is Actor =>
  isRecord(value) && isName(value.id) && Array.isArray(value.roles) && value.roles.every(isText);

export const isPerson = (value: unknown): value is Person => isRecord(value) && isName(value.personId);

/** The version of a dossier that a screen showed. */
export const isVersion = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0;

export const orAbsent =
  (check: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || check(value);

export const anything = (): boolean => true;

export function isDateTime(value: unknown): boolean {
  if (!isText(value)) return false;
  try {
    return toInstant(value) !== '';
  } catch {
    return false;
  }
}

/** Files are told by name and size; what else is told of them is kept as it came. */
const isUpload = (value: unknown): boolean =>
  isRecord(value) && isName(value.name) && Number.isInteger(value.size) && (value.size as number) > 0;

const isUploads = (value: unknown): boolean =>
  isRecord(value) &&
  Object.values(value).every(
    files => Array.isArray(files) && files.length <= MOST_FILES && files.every(isUpload),
  );

const LONGEST_NOTE = 1000;

const isContest = (value: unknown): value is Contest => {
  if (!isRecord(value) || !isText(value.at)) return false;
  const { at: _, reason, note, ...more } = value;
  const reasons: readonly unknown[] = [undefined, ...contestReasons];
  return (
    Object.keys(more).length === 0 &&
    reasons.includes(reason) &&
    (note === undefined || (isText(note) && note.length <= LONGEST_NOTE))
  );
};

/** The edits of any method that takes some. */
export const editsShape: Shape<Edits> = Object.freeze({
  answers: orAbsent(isRecord),
  documents: orAbsent(isUploads),
  contested: orAbsent(
    value =>
      Array.isArray(value) &&
      value.every(each => isText(each) || isContest(each)) &&
      new Set(value.map(each => (isText(each) ? each : each.at))).size === value.length,
  ),
});

const notPlain = [
  'Dữ liệu gửi lên không phải JSON thuần, quá lớn (trên 1 MiB), lồng quá 64 tầng hoặc có ký tự hỏng.',
  'What was sent is no plain JSON, too large (over 1 MiB), nested deeper than 64 levels, or has broken characters.',
] as const;

export const nobody: Refusal = refuse(
  'not-allowed',
  'Không xác định được người thực hiện: thiếu mã người dùng, danh sách vai trò hoặc số định danh người nộp.',
  'It is not known who acts: the id of the actor, the list of roles, or the id of the applicant is missing.',
);

const wrongMember = (name: string) =>
  [
    `Phần "${name}" gửi lên không đúng dạng; hãy xem mô tả của thao tác này.`,
    `The "${name}" that was sent does not have its shape; see the description of this method.`,
  ] as const;
