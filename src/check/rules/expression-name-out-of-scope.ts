import { FILED_NAMES } from '../../definition/names.js';
import { below } from '../../definition/path.js';
import { memberOf, type Raw, rawIn } from '../../definition/raw.js';
import type { Reading } from '../../definition/read.js';
import { namesOf } from '../../expression/reads.js';
import { pathOf } from '../../source/pointer.js';
import { type Text, text } from '../../source/text.js';
import { writtenGrounds } from '../grounds.js';
import { listAround, rowLists } from '../rows.js';
import { inSite, type Rule } from '../rule.js';

/** A name must exist where it is read: what filing brings cannot be read while the form is filled. */
export const nameOutOfScope: Rule = {
  code: 'name-out-of-scope',
  severity: 'error',
  check(reading, report) {
    const { raw, sites, parts } = reading;
    const filedGuards = Object.values(parts.guards).flatMap(({ name, scope }) =>
      scope === 'filed' ? [name] : [],
    );
    const filed = new Set([...FILED_NAMES, ...filedGuards]);
    for (const site of sites) {
      if (!site.formula) continue;
      for (const { name, offset, length } of namesOf(site.formula.tree)) {
        const at = inSite(site, offset, length);
        if (site.scope === 'migration') {
          const own = inRow(site.pointer) ? 'this' : 'old';
          if (name !== own && (name === 'old' || name === 'this' || reading.names.filed.has(name)))
            report(at, onlyOld(own), readOld(own));
          continue;
        }
        if (name === 'this' && (listAround(reading, site.pointer) || isPerRow(raw, site.pointer))) continue;
        if (name === 'this')
          report(
            at,
            noThis,
            text('Viết đường dẫn đầy đủ, bắt đầu bằng $form.', 'Write the whole path, from $form.'),
          );
        else if (isAway(reading, name, site.pointer)) report(at, onlyInRows(name), inItsRows);
        else if (site.scope === 'form' && filed.has(name))
          report(at, tooEarly(name, filedGuards.includes(name)), onlyFiled);
      }
    }
    for (const ground of writtenGrounds(reading)) {
      const by = String(ground.raw.by);
      const rows = Object.hasOwn(parts.lookups, by) ? parts.lookups[by]?.each : undefined;
      if (rows !== undefined && rows !== parts.documents[ground.document]?.each)
        report({ pointer: below(ground.pointer, 'by') }, onlyInRows(by), inItsRows);
    }
  },
};

/** What is asked for each row can be read inside these rows, where it is about one. */
function isAway(reading: Reading, name: string, pointer: string): boolean {
  const { lookups } = reading.parts;
  const each = Object.hasOwn(lookups, name) ? lookups[name]?.each : undefined;
  if (!rowLists(reading).some(({ list }) => list.pointer === each)) return false;
  return listAround(reading, pointer)?.list.pointer !== each;
}

const onlyInRows = (name: string): Text =>
  text(
    `$${name} được hỏi cho từng dòng, nên ngoài các dòng ấy không có nghĩa.`,
    `$${name} is asked for each row, so outside these rows it means nothing.`,
  );

const inItsRows = text(
  'Đọc nó trong các dòng, rồi đọc ô của dòng từ $form.',
  'Read it inside the rows, and the fields of the rows from $form.',
);

/** That `each` leads to no rows is another finding. */
const isPerRow = (raw: Raw, pointer: string): boolean => {
  const [part, name = ''] = pathOf(pointer);
  return (
    (part === 'lookups' || part === 'documents') && memberOf(rawIn(raw, part)[name], 'each') !== undefined
  );
};

/** A mapping to a field of rows has the row's place in its pointer. */
const inRow = (pointer: string): boolean => pathOf(pointer)[3]?.includes('/*/') === true;

const onlyOld = (own: string): Text => text(`Ở đây chỉ đọc được $${own}.`, `Only $${own} can be read here.`);

const readOld = (own: string): Text =>
  text(`Đọc từ $${own} những gì đã trả lời.`, `Read what was answered from $${own}.`);

const noThis = text('Ở đây không có $this.', 'There is no $this here.');

const tooEarly = (name: string, isGuard: boolean) =>
  isGuard
    ? text(
        `$${name} dựa vào những gì chỉ có sau khi nộp, nên không dùng được khi đang điền đơn.`,
        `$${name} rests on what exists only after filing, so it cannot be read while the form is filled.`,
      )
    : text(
        `$${name} chỉ có sau khi nộp hồ sơ, nên không dùng được khi đang điền đơn.`,
        `$${name} exists only after filing, so it cannot be read while the form is filled.`,
      );

const onlyFiled = text(
  'Chỉ dùng nó trong quy trình: guard của workflow, thời hạn, effects, results.',
  'Use it only in the workflow: its guards, deadlines, effects, results.',
);
