import { describeType, type Type } from '../../expression/types.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';
import { typedSites } from '../typed-sites.js';

/** The amount of a fee or a deadline must be able to be a number. */
export const amountType: Rule = {
  code: 'amount-type',
  severity: 'error',
  check(reading, report) {
    for (const { site, type, problems } of typedSites(reading)) {
      if (site.slot !== 'amount' || problems.length > 0 || isNumeric(type)) continue;
      const gives = describeType(type);
      const message = text(
        `Số lượng phải là một số, biểu thức này cho ${gives.vi}.`,
        `An amount must be a number, this expression gives ${gives.en}.`,
      );
      report({ pointer: site.pointer }, message);
    }
  },
};

const isNumeric = ({ any, number, array }: Type): boolean =>
  any === true || (number !== undefined && array === undefined);
