import type { Link } from '../../definition/model.js';
import type { Reading } from '../../definition/read.js';
import { isVerified } from '../../definition/registry-field.js';
import { readsOf } from '../../expression/reads.js';
import { ownIn } from '../../source/own.js';
import { text } from '../../source/text.js';
import { questionsOf } from '../rows.js';
import type { Rule } from '../rule.js';
import { soundSite } from '../typed-sites.js';
import { valuesOf } from '../values-of.js';

/**
 * Only a value from a field its registry vouches for may be locked; what is known of who is logged in may be too. An
 * expression with a fault inside is not judged: a field no registry has is one mistake.
 */
export const lockUnverified: Rule = {
  code: 'lock-unverified',
  severity: 'error',
  check(reading, report) {
    for (const { prefill, title } of questionsOf(reading)) {
      for (const { from, lock, lookups } of prefill) {
        if (!lock || !isKnown(from, reading) || vouched({ from, lookups }, reading)) continue;
        if (!soundSite(reading, from.pointer)) continue;
        const message = text(
          `"${title}" bị khóa nhưng giá trị không đến từ trường nào mà cơ sở dữ liệu xác nhận ("verified").`,
          `"${title}" is locked, but its value comes from no field the registry vouches for ("verified").`,
        );
        report(
          { pointer: from.pointer },
          message,
          text(
            'Bỏ "lock", hoặc lấy từ một trường được xác nhận.',
            'Drop "lock", or take it from a verified field.',
          ),
        );
      }
    }
  },
};

/** Whether every name and registry it reads is known; what is not is another finding. */
const isKnown = ({ reads }: Link['from'], reading: Reading): boolean =>
  reads.every(([head = '']) => {
    const name = head.slice(1);
    const isLookup = Object.hasOwn(reading.parts.lookups, name);
    return isLookup
      ? registryOf(reading, name) !== undefined
      : name === 'this' || reading.names.filed.has(name);
  });

const sessions: readonly string[] = ['$applicant', '$onBehalfOf'];

function vouched({ from, lookups }: Pick<Link, 'from' | 'lookups'>, reading: Reading): boolean {
  const reads = valuesOf(from.tree).flatMap(({ tree }) => readsOf(tree));
  if (lookups.length === 0) return reads.some(([head]) => head !== undefined && sessions.includes(head));
  return reads.some(([head = '', ...path]) => {
    const registry = lookups.includes(head.slice(1)) ? registryOf(reading, head.slice(1)) : undefined;
    return registry !== undefined && isVerified(registry, path);
  });
}

function registryOf({ parts, sources }: Reading, lookup: string) {
  const name = parts.lookups[lookup]?.registry ?? '';
  return ownIn(sources.registries, name);
}
