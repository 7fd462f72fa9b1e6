import type { Given } from './blocks.js';
import type { Scope } from './model.js';
import { below } from './path.js';
import { isRaw, listOf, type Raw, rawEntries, rawIn, rawOf } from './raw.js';
import { rowOf } from './rows.js';
import type { Slot, Slotted } from './site.js';

/** Every expression of a resolved definition, in the order of the file's parts. */
export function slotsOf(raw: Raw, given: readonly Given[]): readonly Slotted[] {
  return [
    ...given.flatMap(({ value, pointer }) => chain('with', value, pointer)),
    ...formSlots(rawOf(raw.form), '/form'),
    ...lookupSlots(raw),
    ...guardSlots(raw),
    ...documentSlots(raw),
    ...members(raw, 'fees', 'amount', 'amount', 'form'),
    ...members(raw, 'agencies', 'unit', 'unit', 'filed'),
    ...members(raw, 'roles', 'person', 'person', 'filed'),
    ...deadlineSlots(raw),
    ...members(raw, 'effects', 'send', 'send', 'filed'),
    ...members(raw, 'effects', 'form', 'send', 'filed'),
    ...members(raw, 'effects', 'onBehalfOf', 'person', 'filed'),
    ...members(raw, 'results', 'from', 'from', 'filed'),
    ...migrationSlots(raw),
  ];
}

const one = (slot: Slot, value: unknown, pointer: string, scope: Scope = 'form'): readonly Slotted[] =>
  typeof value === 'string' ? [{ slot, pointer, text: value, scope }] : [];

/** A link, or a list of links; each an expression or `{ from, lock }`. */
function chain(slot: Slot, value: unknown, pointer: string): readonly Slotted[] {
  if (Array.isArray(value)) return value.flatMap((link, i) => chain(slot, link, below(pointer, i)));
  return isRaw(value) ? one(slot, value.from, below(pointer, 'from')) : one(slot, value, pointer);
}

function formSlots(node: Raw, pointer: string): readonly Slotted[] {
  const asserts = Array.isArray(node.assert)
    ? node.assert.flatMap((each, i) => one('assert', rawOf(each).that, below(pointer, 'assert', i, 'that')))
    : one('assert', rawOf(node.assert).that, below(pointer, 'assert', 'that'));
  const inner = rawEntries(node.properties).flatMap(([name, schema]) =>
    formSlots(schema, below(pointer, 'properties', name)),
  );
  const row = rowOf(node);
  const members = Object.keys(rawOf(row?.properties));
  const rows = one('rows', rawOf(node.prefill).rows, below(pointer, 'prefill', 'rows'));
  return [
    ...one('visible', node.visible, below(pointer, 'visible')),
    ...chain('prefill', node.prefill, below(pointer, 'prefill')),
    ...one('offer', rawOf(node.prefill).offer, below(pointer, 'prefill', 'offer')),
    ...rows.map(each => ({ ...each, members })),
    ...one('computed', node.computed, below(pointer, 'computed')),
    ...asserts,
    ...inner,
    ...(row ? formSlots(row, below(pointer, 'items')) : []),
  ];
}

const members = (raw: Raw, part: string, key: string, slot: Slot, scope: Scope): readonly Slotted[] =>
  rawEntries(raw[part]).flatMap(([name, member]) =>
    one(slot, member[key], below('', part, name, key), scope),
  );

const lookupSlots = (raw: Raw): readonly Slotted[] =>
  rawEntries(raw.lookups).flatMap(([name, lookup]) => [
    ...one('each', lookup.each, below('/lookups', name, 'each')),
    ...Object.entries(rawIn(lookup, 'by')).flatMap(([part, value]) =>
      one('by', value, below('/lookups', name, 'by', part)),
    ),
  ]);

const guardSlots = (raw: Raw): readonly Slotted[] =>
  Object.entries(rawOf(raw.guards)).flatMap(([name, guard]) =>
    isRaw(guard)
      ? one('guard', guard.when, below('/guards', name, 'when'), 'filed')
      : one('guard', guard, below('/guards', name), 'filed'),
  );

const documentSlots = (raw: Raw): readonly Slotted[] =>
  rawEntries(raw.documents).flatMap(([name, document]) => [
    ...one('needed', document.needed, below('/documents', name, 'needed')),
    ...one('each', document.each, below('/documents', name, 'each')),
    ...['waived', 'reuse'].flatMap(key =>
      listOf(document[key]).flatMap((waiver, i) =>
        one('when', rawOf(waiver).when, below('/documents', name, key, i, 'when')),
      ),
    ),
  ]);

const migrationSlots = (raw: Raw): readonly Slotted[] =>
  rawEntries(raw.migrations).flatMap(([version, migration]) =>
    Object.entries(rawIn(migration, 'fields')).flatMap(([to, mapping]) => {
      const at = below('/migrations', version, 'fields', to);
      return [
        ...one('migration', mapping, at, 'migration'),
        ...one('migration', rawOf(mapping).from, below(at, 'from'), 'migration'),
      ];
    }),
  );

export const deadlineUnits = ['workingDays', 'days', 'workingHours', 'months'] as const;

const deadlineSlots = (raw: Raw): readonly Slotted[] =>
  rawEntries(raw.deadlines).flatMap(([name, deadline]) =>
    deadlineUnits.flatMap(unit => one('amount', deadline[unit], below('/deadlines', name, unit), 'filed')),
  );
