import { parseExpression } from './parse.js';
import { scan, type Token } from './scan.js';
import type { Tree } from './tree.js';

/**
 * Rewrites each variable `$name` that `by` holds (keys without `$`) to its replacement, outside strings, comments
 * and calls; everything else stays as written. A replacement goes in parentheses unless it is a variable, or a plain
 * path where a filter or a step before it cannot change its meaning.
 */
export function substituteNames(source: string, by: Readonly<Record<string, string>>): string {
  const tokens = scan(source).filter(token => token.kind !== 'comment');
  let written = '';
  let from = 0;
  for (const [i, token] of tokens.entries()) {
    const name = source.slice(token.at + 1, token.end);
    if (
      token.kind !== 'variable' ||
      name === '' ||
      name === '$' ||
      !Object.hasOwn(by, name) ||
      textOf(source, tokens[i + 1]) === '('
    )
      continue;
    const before = textOf(source, tokens[i - 1]);
    const after = textOf(source, tokens[i + 1]);
    written +=
      source.slice(from, token.at) + replacement(by[name] as string, before === '.' || after === '[');
    from = token.end;
  }
  return written + source.slice(from);
}

const textOf = (source: string, token: Token | undefined): string =>
  token ? source.slice(token.at, token.end) : '';

/** A line of a comment cannot swallow what follows: JSONata has only closed comments. */
function replacement(source: string, tight: boolean): string {
  const trimmed = source.trim();
  const parsed = parseExpression(trimmed);
  const tree = parsed.ok ? parsed.tree : undefined;
  const plain = tree !== undefined && (tree.kind === 'name' || (!tight && isPlainPath(tree)));
  return plain && /^\$[^\s/]*$/.test(trimmed) ? trimmed : `(${trimmed})`;
}

const isPlainPath = (tree: Tree): boolean =>
  tree.kind === 'path' &&
  tree.steps[0]?.kind === 'name' &&
  tree.steps.slice(1).every(step => step.kind === 'field');
