import type { Lookup } from '../../definition/model.js';
import { nameRead } from '../../definition/names.js';
import type { Parts } from '../../definition/parts.js';
import { below } from '../../definition/path.js';
import type { Reading } from '../../definition/read.js';
import type { Site, Slot } from '../../definition/site.js';
import { pathOf } from '../../source/pointer.js';
import { text } from '../../source/text.js';
import { writtenGrounds } from '../grounds.js';
import type { Report, Rule } from '../rule.js';

/**
 * A lookup is read only where its `use` lets it be (LANGUAGE §3): what is compared never becomes a value that is
 * shown or sent, and what is for officials is neither read by the form nor needed to file it.
 */
export const lookupUse: Rule = {
  code: 'lookup-use',
  severity: 'error',
  check(reading, report) {
    const uses = Object.values(reading.parts.lookups).filter(({ use }) => use !== 'fill');
    for (const lookup of uses) {
      groundsOn(reading, lookup, report);
      if (lookup.use === 'office' && lookup.unavailable === 'stop')
        report({ pointer: below(lookup.pointer, 'unavailable') }, ...early(lookup.name));
      for (const site of reading.sites.filter(({ formula }) => formula)) {
        if (lookup.use === 'confirm' && shows(site, lookup, reading.parts))
          report({ pointer: site.pointer }, ...shown(lookup.name));
        if (lookup.use === 'office' && site.scope === 'form' && readsIn(site, new Set([lookup.name])))
          report({ pointer: site.pointer }, ...early(lookup.name));
      }
    }
  },
};

/** Slots whose result is a value someone sees or gets, whatever it was made of. */
const values: readonly Slot[] = [
  'prefill',
  'offer',
  'rows',
  'computed',
  'amount',
  'send',
  'from',
  'unit',
  'person',
];
/** Of these, those that fill the form: not even the yes or no of a guard may come into a field. */
const filling: readonly Slot[] = ['prefill', 'offer', 'rows', 'computed'];

function shows(site: Site, { name }: Lookup, parts: Parts): boolean {
  const names = new Set([name]);
  if (site.slot === 'by') return readsIn(site, names) && usedBy(site, parts) === 'fill';
  if (!values.includes(site.slot)) return false;
  return readsIn(site, filling.includes(site.slot) ? withGuards(names, parts) : names);
}

/** The use of the lookup whose key an expression is part of. */
const usedBy = ({ pointer }: Site, { lookups }: Parts): string | undefined =>
  lookups[pathOf(pointer)[1] ?? '']?.use;

/** The names, and every guard that reads one of them, itself or through another guard. */
function withGuards(names: ReadonlySet<string>, { guards }: Parts): ReadonlySet<string> {
  const all = new Set(names);
  for (let before = 0; before !== all.size; ) {
    before = all.size;
    for (const { name, when } of Object.values(guards))
      if (when.reads.some(read => isOf(read, all))) all.add(name);
  }
  return all;
}

const readsIn = ({ formula }: Site, names: ReadonlySet<string>): boolean =>
  formula?.reads.some(read => isOf(read, names)) ?? false;

/** `$lookups` as a whole, or any member of it, takes every lookup along. */
const isOf = (read: readonly string[], names: ReadonlySet<string>): boolean => {
  const name = nameRead(read);
  return names.has(name) || (read[0] === '$lookups' && ['lookups', '*', '**'].includes(name));
};

/** A waiver waits for no filing, and a paper that is reused is shown: which record it is, and of when. */
function groundsOn(reading: Reading, { name, use }: Lookup, report: Report): void {
  for (const { key, raw, pointer } of writtenGrounds(reading)) {
    if (raw.by !== name) continue;
    if (use === 'office') report({ pointer: below(pointer, 'by') }, ...early(name));
    else if (key === 'reuse') report({ pointer: below(pointer, 'by') }, ...shown(name));
  }
}

const shown = (name: string) =>
  [
    text(
      `Lượt hỏi "${name}" chỉ để so khớp ("use": "confirm"), nên giá trị của nó không được điền, tính, tính tiền hay gửi đi.`,
      `The lookup "${name}" is only compared ("use": "confirm"), so nothing of it may be filled in, computed, charged or sent.`,
    ),
    text(
      'Chỉ đọc nó trong điều kiện: visible, assert, needed, when, guards.',
      'Read it in conditions alone: visible, assert, needed, when, guards.',
    ),
  ] as const;

const early = (name: string) =>
  [
    text(
      `Lượt hỏi "${name}" dành cho cán bộ ("use": "office") và chỉ được hỏi sau khi nộp, nên tờ khai không được dựa vào nó.`,
      `The lookup "${name}" is for officials ("use": "office") and asked only after filing, so the form may not rest on it.`,
    ),
    text(
      'Chỉ dùng nó trong quy trình: guard của workflow, thời hạn, effects, results.',
      'Use it only in the workflow: its guards, deadlines, effects, results.',
    ),
  ] as const;
