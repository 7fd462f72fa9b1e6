import { text } from '../source/text.js';
import type { Problem } from './problem.js';
import type { Binary, Tree } from './tree.js';
import {
  arrayOf,
  BOOLEAN,
  hasValue,
  INTEGER,
  NOTHING,
  NUMBER,
  STRING,
  type Type,
  union,
  withNothing,
} from './type.js';
import { equalityFits, orderFits } from './type-of-comparison.js';

interface Reporter {
  report(problem: Problem): void;
}

const FALSE: Type = { boolean: [false] };

/** Whether no value of the type counts as true. */
export const neverTrue = (type: Type): boolean =>
  !type.any && !type.boolean?.includes(true) && !type.string && !type.number && !type.object && !type.array;

const onlyNothing = (type: Type): boolean => !type.any && !hasValue(type);

/** The type of a binary operator's value from those of its sides. */
export function binaryType(tree: Binary, left: Type, right: Type, reporter: Reporter): Type {
  const alone = onlyNothing(left) || onlyNothing(right);
  switch (tree.op) {
    case '&':
      return STRING;
    case '..':
      return union(NOTHING, INTEGER, arrayOf(INTEGER));
    case 'and':
      return neverTrue(left) || neverTrue(right) ? FALSE : BOOLEAN;
    case 'or':
      return neverTrue(left) && neverTrue(right) ? FALSE : BOOLEAN;
    case '=':
    case '!=':
    case 'in':
      return alone || !equalityFits(tree, left, right, reporter) ? FALSE : BOOLEAN;
    case '<':
    case '<=':
    case '>':
    case '>=':
      if (alone) return NOTHING;
      orderFits(tree, left, right, reporter);
      return mayMiss(left) || mayMiss(right) ? withNothing(BOOLEAN) : BOOLEAN;
    default:
      return arithmeticType(tree, left, right, reporter);
  }
}

const mayMiss = (type: Type): boolean => type.any === true || type.nothing === true;

function arithmeticType(tree: Binary, left: Type, right: Type, reporter: Reporter): Type {
  const sides = [
    numberType(left, tree.left, tree.op, reporter),
    numberType(right, tree.right, tree.op, reporter),
  ];
  const whole = tree.op !== '/' && tree.op !== '%' && sides.every(side => side.number?.integer);
  const type = whole ? INTEGER : NUMBER;
  return sides.some(mayMiss) ? withNothing(type) : type;
}

/** An operand as a number; one that can be no number is a fault. */
export function numberType(type: Type, tree: Tree, op: string, reporter: Reporter): Type {
  if (!type.any && hasValue(type) && !type.number) {
    reporter.report({
      code: 'operand',
      offset: tree.at,
      length: tree.length,
      message: text(
        `Phép \`${op}\` cần một số, ở đây không bao giờ là số.`,
        `\`${op}\` needs a number, and this is never one.`,
      ),
      mend: text(
        'Đổi chuỗi thành số bằng $number(…), nối chuỗi bằng `&`.',
        'Turn a string into a number with $number(…); join strings with `&`.',
      ),
    });
  }
  const whole = type.number?.integer ? INTEGER : NUMBER;
  return mayMiss(type) ? withNothing(whole) : whole;
}
