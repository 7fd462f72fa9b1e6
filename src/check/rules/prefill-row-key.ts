import type { Field } from '../../definition/model.js';
import { below } from '../../definition/path.js';
import { isRaw } from '../../definition/raw.js';
import type { Reading } from '../../definition/read.js';
import { type Text, text } from '../../source/text.js';
import { didYouMean } from '../did-you-mean.js';
import { listedOrOne } from '../listed.js';
import { type RowsAt, rowLists } from '../rows.js';
import type { Rule } from '../rule.js';
import { soundSite } from '../typed-sites.js';

/**
 * What fills a list of rows is `{ rows, key }`, and the key must tell rows apart for good: a text or number that each
 * row asks for and each record has. Without one a row's answers could come to stand beside somebody else's record.
 */
export const rowKey: Rule = {
  code: 'row-key',
  severity: 'error',
  check(reading, report) {
    for (const each of rowLists(reading)) {
      const { rows, list, pointer } = each;
      const prefill = below(pointer, 'prefill');
      if (list.schema.prefill === undefined) continue;
      if (!isRaw(list.schema.prefill) || list.schema.prefill.rows === undefined)
        report({ pointer: prefill, part: 'key' }, notRows);
      else if (rows.key !== undefined) {
        const field = rows.fields.find(({ path }) => path.length === 1 && path[0] === rows.key);
        const names = rows.fields.flatMap(({ path }) => (path.length === 1 ? path : []));
        const at = { pointer: below(prefill, 'key') };
        if (!field) report(at, noField(rows.key), didYouMean(rows.key, names));
        else if (!isKey(field)) report(at, noKey(field));
        else if (!recordsHave(reading, each, rows.key)) report(at, noMember(rows.key));
      }
    }
  },
};

const isKey = ({ schema, computed, visible }: Field): boolean =>
  ['string', 'integer', 'number'].includes(String(schema.type)) && !computed && visible.length === 0;

function recordsHave(reading: Reading, { rows }: RowsAt, key: string): boolean {
  const site = rows.from && soundSite(reading, rows.from.from.pointer);
  const { any, object } = site ? listedOrOne(site.type) : { any: true, object: undefined };
  return any === true || !object || object.open || Object.hasOwn(object.fields, key);
}

const notRows = text(
  'Danh sách có dòng chỉ điền được bằng { "rows", "key" }.',
  'A list of rows is filled by { "rows", "key" } alone.',
);

const noField = (key: string): Text =>
  text(`Dòng không có ô "${key}" để làm khóa.`, `A row has no field "${key}" to be its key.`);

const noKey = ({ title }: Field): Text =>
  text(
    `"${title}" không làm khóa được: khóa phải là chữ hoặc số, luôn hiện và không tự tính.`,
    `"${title}" cannot be a key: a key is a text or a number, always shown and not computed.`,
  );

const noMember = (key: string): Text =>
  text(
    `Bản ghi mà "rows" đưa ra không có "${key}", nên không dòng nào có khóa.`,
    `The records "rows" gives have no "${key}", so no row would have a key.`,
  );
