import type { EventRule } from '../definition/model.js';
import { isRecord } from '../procedure/path.js';
import { nameOf } from '../procedure/per-row.js';
import type { Procedure } from '../procedure/procedure.js';
import type { Reason } from '../procedure/reason.js';
import type { Issue } from '../procedure/validate.js';
import { text } from '../source/text.js';
import { isPlace } from './form-places.js';

/**
 * What is wrong with the reasons of an event's data. Reasons are codes: free text belongs in the note. An event that
 * declares some must give one: whoever it is addressed to must be told everything that is wrong, at once.
 */
export function reasonIssues(procedure: Procedure, rule: EventRule, data: unknown): readonly Issue[] {
  const given = givenReasons(data);
  if (given.length === 0) return rule.reasons.length === 0 ? [] : [missingReason(rule)];
  return given.flatMap((reason, index) => {
    const at = `/reasons/${index}`;
    if (!isReason(reason) || !rule.reasons.includes(reason.reason)) return [unknownReason(rule, at)];
    return reason.at === undefined || isPlace(procedure, reason.at) ? [] : [unknownPlace(`${at}/at`)];
  });
}

/** Places the reasons name, and the documents among them, whose waiver they lift. */
export function reopenedBy(procedure: Procedure, data: unknown): { places: string[]; documents: string[] } {
  const places = givenReasons(data)
    .filter(isReason)
    .flatMap(reason => reason.at ?? []);
  const { documents } = procedure.definition;
  return { places, documents: places.filter(place => Object.hasOwn(documents, nameOf(place))) };
}

const givenReasons = (data: unknown): readonly unknown[] => {
  const reasons = isRecord(data) ? data.reasons : undefined;
  return Array.isArray(reasons) ? reasons : [];
};

const isReason = (value: unknown): value is Reason =>
  isRecord(value) &&
  typeof value.reason === 'string' &&
  [value.at, value.note].every(part => part === undefined || typeof part === 'string');

const missingReason = ({ title, name, reasons }: EventRule): Issue => ({
  code: 'missing-reason',
  pointer: '/reasons',
  message: text(
    `"${title ?? name}" phải nêu ít nhất một lý do trong danh mục: ${reasons.join(', ')}.`,
    `"${name}" must give at least one reason of these: ${reasons.join(', ')}.`,
  ),
});

const unknownReason = (rule: EventRule, pointer: string): Issue => ({
  code: 'unknown-reason',
  pointer,
  message: text(
    `Lý do không thuộc danh mục của "${rule.title ?? rule.name}"; được dùng: ${rule.reasons.join(', ') || 'không có'}.`,
    `The reason is none of those "${rule.name}" may give: ${rule.reasons.join(', ') || 'none'}.`,
  ),
});

const unknownPlace = (pointer: string): Issue => ({
  code: 'unknown-place',
  pointer,
  message: text(
    'Lý do phải chỉ vào một trường, một nhóm trường hoặc một giấy tờ của tờ khai.',
    'A reason must point to a field, a group of fields or a document of the form.',
  ),
});
