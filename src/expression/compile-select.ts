import type { Code } from './code.js';
import type { Run } from './run.js';
import { isTuples, keepList, newSequence, newTuples, oneOf } from './sequence.js';
import type { Select, Tree } from './tree.js';
import { onTuple, type Tuple } from './tuple.js';
import { isNumber, listOf, truth } from './value.js';

type Raw = (tree: Tree, compile: (tree: Tree) => Code) => Code;

/** `of[filter]…`: inside a path each filter sees one step's settled values, elsewhere the unsettled ones. */
export function compileSelect(tree: Select, compile: (tree: Tree) => Code, compileRaw: Raw): Code {
  const of = tree.staged ? compile(tree.of) : compileRaw(tree.of, compile);
  const filters = tree.by.map(by => compileFilter(by, compile));
  const { keep } = tree;
  return (input, run) => {
    let value = of(input, run);
    for (let i = 0; i < filters.length; i++) value = (filters[i] as Code)(value, run);
    return keep ? keepList(value) : value;
  };
}

/** `[by]` over a value: a position, or a test of each element. */
export function compileFilter(by: Tree, compile: (tree: Tree) => Code): Code {
  const { at } = by;
  if (by.kind === 'literal' && typeof by.value === 'number') {
    const index = Math.floor(by.value);
    return value => pick(value, index);
  }
  const test = compile(by);
  return (value, run) => {
    const list = listOf(value);
    const tuples = isTuples(value);
    const kept = tuples ? newTuples() : newSequence();
    for (let i = 0; i < list.length; i++) {
      run.spend(1);
      const answer = tuples ? onTuple(test, list[i] as Tuple, run) : test(list[i], run);
      if (answer === true) kept.push(list[i]);
      else if (answer !== false && answer !== undefined) {
        run.at = at;
        keepIf(answer, i, list, kept, run);
      }
    }
    return run.limited(kept);
  };
}

/** One element by position, from the end when negative. An array there is the answer itself. */
function pick(value: unknown, index: number): unknown {
  const list = listOf(value);
  const item = list[index < 0 ? list.length + index : index];
  if (isTuples(value)) return tuplesOf(item);
  return Array.isArray(item) ? item : item === undefined ? newSequence() : oneOf(item);
}

function tuplesOf(item: unknown): unknown {
  const one = newTuples();
  if (item !== undefined) one.push(item);
  return one;
}

function keepIf(answer: unknown, i: number, list: readonly unknown[], kept: unknown[], run: Run): void {
  const positions = isNumber(answer, run) ? [answer] : answer;
  if (Array.isArray(positions)) run.spend(positions.length);
  if (Array.isArray(positions) && positions.every(each => isNumber(each, run))) {
    for (const each of positions as readonly number[]) {
      const at = Math.floor(each);
      if ((at < 0 ? list.length + at : at) === i) kept.push(list[i]);
    }
  } else if (truth(answer, run)) kept.push(list[i]);
}
