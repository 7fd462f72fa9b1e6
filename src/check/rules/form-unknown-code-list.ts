import { below } from '../../definition/path.js';
import { isRaw } from '../../definition/raw.js';
import { referenceRule } from '../reference-rule.js';
import { schemasOf } from '../schemas.js';

/** `codes` may only name a code list among the sources. */
export const unknownCodeList = referenceRule({
  code: 'unknown-code-list',
  what: { vi: 'danh mục mã', en: 'code list' },
  known: ({ sources }) => Object.keys(sources.codes),
  uses: reading =>
    schemasOf(reading).flatMap(({ schema, pointer }) => {
      const at = below(pointer, 'codes');
      if (typeof schema.codes === 'string') return [{ name: schema.codes, at: { pointer: at } }];
      const list = isRaw(schema.codes) ? schema.codes.list : undefined;
      return typeof list === 'string' ? [{ name: list, at: { pointer: below(at, 'list') } }] : [];
    }),
});
