import { RESERVED_EVENTS, RESERVED_NAMES } from '../../definition/names.js';
import { below } from '../../definition/path.js';
import { rawOf } from '../../definition/raw.js';
import { isFunctionName } from '../../expression/refused.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';

/**
 * A lookup or a guard may not take a name of the language or of a JSONata function; an event may not take a verb of
 * the runtime.
 */
export const reservedName: Rule = {
  code: 'reserved-name',
  severity: 'error',
  check({ raw, parts }, report) {
    for (const part of ['lookups', 'guards']) {
      for (const name of Object.keys(rawOf(raw[part]))) {
        const why = whyTaken(name);
        if (why) report({ pointer: below('', part, name), part: 'key' }, why, rename);
      }
    }
    for (const { name, pointer } of handledEvents(parts.graph.transitions)) {
      if (RESERVED_EVENTS.has(name)) report({ pointer, part: 'key' }, reservedEvent(name), rename);
    }
    for (const name of Object.keys(rawOf(raw.events))) {
      if (RESERVED_EVENTS.has(name))
        report({ pointer: below('/events', name), part: 'key' }, reservedEvent(name), rename);
    }
  },
};

const rename = text('Chọn một tên khác.', 'Choose another name.');

function whyTaken(name: string) {
  if (RESERVED_NAMES.has(name))
    return text(`$${name} là tên sẵn có của ngôn ngữ.`, `$${name} is a name of the language.`);
  if (!isFunctionName(name)) return undefined;
  return text(`$${name} là tên một hàm JSONata.`, `$${name} is a JSONata function.`);
}

const reservedEvent = (name: string) =>
  text(
    `"${name}" là việc của chính hệ thống (mở, lưu, nộp …), không dùng làm sự kiện của quy trình được.`,
    `"${name}" is a verb of the runtime (open, save, submit …) and cannot be a workflow event.`,
  );

const handledEvents = (transitions: readonly { kind: string; name: string; pointer: string }[]) =>
  transitions
    .filter(({ kind }) => kind === 'on')
    .map(({ name, pointer }) => ({
      name,
      pointer: pointer.slice(0, pointer.lastIndexOf(`/${name}`) + name.length + 1),
    }));
