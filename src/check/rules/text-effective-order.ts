import { text } from '../../source/text.js';
import { formats } from '../../value/formats.js';
import type { Rule } from '../rule.js';

/** The days of effect must exist and must not run backwards. */
export const effectiveOrder: Rule = {
  code: 'effective-order',
  severity: 'error',
  check({ parts }, report) {
    const { from, to } = parts.effective;
    for (const [bound, date] of Object.entries({ from, to })) {
      if (!date || formats.date?.test(date) !== false || !/^\d{4}-\d\d-\d\d$/.test(date)) continue;
      report({ pointer: `/effective/${bound}` }, text(`Không có ngày ${date}.`, `There is no day ${date}.`));
    }
    if (to === undefined || from <= to) return;
    const message = text(
      `Ngày hết hiệu lực (${to}) trước ngày có hiệu lực (${from}).`,
      `It ends (${to}) before it takes effect (${from}).`,
    );
    report({ pointer: '/effective/to' }, message);
  },
};
