import { text } from '../source/text.js';
import type { Problem } from './problem.js';
import { childrenOf, type Tree } from './tree.js';

/**
 * What an expression may use: `binding` the whole subset, `guard` what can be reasoned about when a workflow is
 * examined: comparisons, boolean logic, arithmetic, conditions and simple functions of what a path leads to.
 */
export type Preset = 'binding' | 'guard';

/** Every node a guard may have. */
const GUARD_NODES = new Set<Tree['kind']>([
  'literal',
  'name',
  'context',
  'root',
  'field',
  'path',
  'select',
  'array',
  'negate',
  'binary',
  'condition',
  'fallback',
  'block',
  'call',
]);

/** Every function a guard may call. */
const GUARD_FUNCTIONS = new Set(
  (
    'not exists boolean count sum max min average number string abs floor ceil round length uppercase lowercase trim ' +
    'substring substringBefore substringAfter contains lookup days years addDays addMonths now fold'
  ).split(' '),
);

/** What in a tree its preset does not allow, the outermost of what is inside one another. */
export function presetProblems(tree: Tree, preset: Preset): readonly Problem[] {
  if (preset === 'binding') return [];
  const allowed = GUARD_NODES.has(tree.kind) && (tree.kind !== 'call' || GUARD_FUNCTIONS.has(tree.name));
  return allowed ? childrenOf(tree).flatMap(child => presetProblems(child, preset)) : [refused(tree)];
}

const refused = (tree: Tree): Problem => ({
  code: 'guard',
  offset: tree.at,
  length: tree.length,
  message: text(
    'Điều kiện (guard) không dùng được phần này: chỉ so sánh, `and`, `or`, phép tính và các hàm đơn giản.',
    'A guard cannot use this: only comparisons, `and`, `or`, arithmetic and simple functions.',
  ),
  mend: text(
    'Tính giá trị trong một trường `computed` rồi so sánh trường ấy.',
    'Compute the value in a `computed` field and compare that.',
  ),
});
