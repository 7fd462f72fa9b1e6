import { describeType, type Type } from '../../expression/types.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';
import { typedSites } from '../typed-sites.js';

/** The amount of a fee or a deadline must be able to be a number, that of a fee a whole one from 0. */
export const amountType: Rule = {
  code: 'amount-type',
  severity: 'error',
  check(reading, report) {
    for (const { site, type, problems } of typedSites(reading)) {
      if (site.slot !== 'amount' || problems.length > 0) continue;
      if (isNumeric(type)) {
        if (site.pointer.startsWith('/fees/') && isNoFee(type)) report({ pointer: site.pointer }, noFee);
        continue;
      }
      const gives = describeType(type);
      const message = text(
        `Số lượng phải là một số, biểu thức này cho ${gives.vi}.`,
        `An amount must be a number, this expression gives ${gives.en}.`,
      );
      report({ pointer: site.pointer }, message);
    }
  },
};

/** Whatever it gives is less than nothing, or one number that is a part of a đồng. */
const isNoFee = ({ any, number }: Type): boolean => {
  if (any || number === undefined) return false;
  const { min = -Infinity, max = Infinity } = number;
  return max < 0 || (min === max && !Number.isInteger(min));
};

const noFee = text(
  'Lệ phí phải là số đồng nguyên, từ 0 trở lên; biểu thức này không bao giờ cho số như vậy.',
  'A fee is a whole number of đồng from 0; this expression never gives one.',
);

const isNumeric = ({ any, number, array }: Type): boolean =>
  any === true || (number !== undefined && array === undefined);
