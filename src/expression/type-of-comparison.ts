import { nearest } from '../source/nearest.js';
import { text } from '../source/text.js';
import type { Problem } from './problem.js';
import type { Binary, Tree } from './tree.js';
import { elementOf, hasValue, type NumberType, type Type } from './type.js';

interface Reporter {
  report(problem: Problem): void;
}

/** Whether the two sides of `=`, `!=` or `in` can ever be equal; a fault when they cannot. */
export function equalityFits(tree: Binary, left: Type, right: Type, reporter: Reporter): boolean {
  if (tree.op !== 'in') return sideFits(tree, left, right, reporter);
  if (tree.right.kind === 'array' && tree.right.items.every(({ kind }) => kind === 'literal')) {
    const wrong = tree.right.items.filter(item => literalMisses(item, left));
    for (const item of wrong) reporter.report(neverEqual(item, left, item));
    return wrong.length < tree.right.items.length || wrong.length === 0;
  }
  return sideFits(tree, left, elementOf(right), reporter);
}

/** `!=` of what is never equal holds whenever both are there: a fault as well, but not false. */
function sideFits(tree: Binary, left: Type, right: Type, reporter: Reporter): boolean {
  if (mayEqual(left, right)) return true;
  const literal = [tree.right, tree.left].find(({ kind }) => kind === 'literal');
  const other = literal === tree.left ? right : left;
  reporter.report(neverEqual(literal ?? tree.right, literal ? other : left, literal));
  return tree.op === '!=';
}

const literalMisses = (item: Tree, type: Type): boolean =>
  item.kind === 'literal' &&
  typeof item.value === 'string' &&
  !mayEqual(type, { string: { enum: [item.value] } });

/** Whether values of two types can be equal; where not everything is known, they can. A list equals no single value. */
function mayEqual(left: Type, right: Type): boolean {
  if (left.any || right.any || !hasValue(left) || !hasValue(right)) return true;
  return (left.array !== undefined && right.array !== undefined) || scalarsMeet(left, right);
}

function scalarsMeet(left: Type, right: Type): boolean {
  if (left.object && right.object) return true;
  if (left.null && right.null) return true;
  if (left.boolean?.some(each => right.boolean?.includes(each))) return true;
  if (left.number && right.number && rangesMeet(left.number, right.number)) return true;
  if (!left.string || !right.string) return false;
  const { enum: one } = left.string;
  const { enum: other } = right.string;
  return !one || !other || one.some(each => other.includes(each));
}

const rangesMeet = (one: NumberType, other: NumberType): boolean => !below(one, other) && !below(other, one);

const below = ({ max }: NumberType, { min }: NumberType): boolean =>
  max !== undefined && min !== undefined && max < min;

function neverEqual(place: Tree, other: Type, literal: Tree | undefined): Problem {
  const values = other.string?.enum ?? elementOf(other).string?.enum ?? [];
  const written =
    literal?.kind === 'literal' && typeof literal.value === 'string' ? literal.value : undefined;
  const near = written === undefined ? undefined : nearest(written, values);
  const listed = values
    .slice(0, 12)
    .map(each => `"${each}"`)
    .join(', ');
  const mend =
    literal?.kind === 'literal' && literal.value === null
      ? text('Hỏi có giá trị hay không bằng `$exists(…)`.', 'Ask whether there is a value with `$exists(…)`.')
      : near !== undefined
        ? text(`Có phải ý bạn là "${near}"?`, `Did you mean "${near}"?`)
        : values.length > 0
          ? text(`Các giá trị có thể: ${listed}.`, `The values are: ${listed}.`)
          : undefined;
  return {
    code: 'never-equal',
    offset: place.at,
    length: place.length,
    message: text('Hai vế này không bao giờ bằng nhau.', 'The two sides are never equal.'),
    ...(mend && { mend }),
  };
}

/** Two sides of `<` and its like: both numbers or both strings, and neither way decided beforehand. */
export function orderFits(tree: Binary, left: Type, right: Type, reporter: Reporter): void {
  if (left.any || right.any || left.array || right.array) return;
  const both = (left.number && right.number) || (left.string && right.string);
  if (!both) {
    reporter.report({
      code: 'operand',
      offset: tree.sign,
      length: tree.op.length,
      message: text(
        `Phép \`${tree.op}\` so hai số hoặc hai chuỗi, ở đây thì không bao giờ.`,
        `\`${tree.op}\` compares two numbers or two strings, and here it never can.`,
      ),
    });
    return;
  }
  if (!left.number || !right.number || left.string || right.string) return;
  const decided = decidedOrder(tree.op, left.number, right.number);
  if (decided === undefined) return;
  reporter.report(decided ? alwaysTrue(tree) : neverTrue(tree));
}

const atSign = ({ op, sign }: Binary) => ({ offset: sign, length: op.length });

const alwaysTrue = (tree: Binary): Problem => ({
  code: 'always-true',
  ...atSign(tree),
  message: text(
    'So sánh này luôn đúng khi có đủ hai vế.',
    'This comparison always holds when both sides are there.',
  ),
});

const neverTrue = (tree: Binary): Problem => ({
  code: 'never-true',
  ...atSign(tree),
  message: text('So sánh này không bao giờ đúng.', 'This comparison never holds.'),
});

/** What `<` and its like come to for all numbers of two ranges, when it is the same for all. */
function decidedOrder(op: string, left: NumberType, right: NumberType): boolean | undefined {
  const [low, high] = op.startsWith('<') ? [left, right] : [right, left];
  const strict = op.length === 1;
  if (low.max !== undefined && high.min !== undefined && (strict ? low.max < high.min : low.max <= high.min))
    return true;
  if (low.min !== undefined && high.max !== undefined && (strict ? low.min >= high.max : low.min > high.max))
    return false;
  return undefined;
}
