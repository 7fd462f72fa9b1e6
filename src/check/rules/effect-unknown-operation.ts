import { text } from '../../source/text.js';
import { didYouMean } from '../did-you-mean.js';
import { membersOf } from '../members.js';
import type { Rule } from '../rule.js';

/** A call may only name an operation its registry declares. */
export const unknownOperation: Rule = {
  code: 'unknown-operation',
  severity: 'error',
  check(reading, report) {
    const { registries } = reading.sources;
    for (const { raw, pointer } of membersOf(reading, 'effects')) {
      const [registry = '', operation = ''] = typeof raw.call === 'string' ? raw.call.split('.') : [];
      if (!Object.hasOwn(registries, registry)) continue;
      const known = Object.keys(registries[registry]?.operations ?? {});
      if (known.includes(operation)) continue;
      const message = text(
        `Cơ sở dữ liệu "${registry}" không có thao tác "${operation}".`,
        `The registry "${registry}" has no operation "${operation}".`,
      );
      report({ pointer: `${pointer}/call` }, message, didYouMean(operation, known));
    }
  },
};
