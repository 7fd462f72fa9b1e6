import { FILED_NAMES } from '../../definition/names.js';
import { memberOf, type Raw, rawIn } from '../../definition/raw.js';
import { namesOf } from '../../expression/reads.js';
import { pathOf } from '../../source/pointer.js';
import { text } from '../../source/text.js';
import { inSite, type Rule } from '../rule.js';

/** A name must exist where it is read: what filing brings cannot be read while the form is filled. */
export const nameOutOfScope: Rule = {
  code: 'name-out-of-scope',
  severity: 'error',
  check({ raw, sites, parts }, report) {
    const filedGuards = Object.values(parts.guards).flatMap(({ name, scope }) =>
      scope === 'filed' ? [name] : [],
    );
    const filed = new Set([...FILED_NAMES, ...filedGuards]);
    for (const site of sites) {
      if (!site.formula) continue;
      for (const { name, offset, length } of namesOf(site.formula.tree)) {
        const at = inSite(site, offset, length);
        if (name === 'this' && isPerRow(raw, site.pointer)) continue;
        if (name === 'this')
          report(
            at,
            noThis,
            text('Viết đường dẫn đầy đủ, bắt đầu bằng $form.', 'Write the whole path, from $form.'),
          );
        else if (site.scope === 'form' && filed.has(name))
          report(at, tooEarly(name, filedGuards.includes(name)), onlyFiled);
      }
    }
  },
};

/** A lookup for each row would have a row as its `$this`; that it is not supported is another finding. */
const isPerRow = (raw: Raw, pointer: string): boolean => {
  const [part, name = ''] = pathOf(pointer);
  return part === 'lookups' && memberOf(rawIn(raw, 'lookups')[name], 'each') !== undefined;
};

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
