import { apply, isCallable } from './callable.js';
import { replaceText, splitText } from './functions-string.js';
import { type Match, matches } from './matcher.js';
import type { Run } from './run.js';
import { newSequence, settle } from './sequence.js';
import type { Definition } from './signature.js';

type Limit = number | undefined;

function match([text, of, limit]: readonly [string, unknown, Limit], run: Run): unknown {
  if (limit !== undefined && limit < 0) run.fail('D3040');
  const found = newSequence();
  if (limit !== undefined && limit <= 0) return found;
  for (const { match: each, start, groups } of matches(of, text, run)) {
    found.push({ match: each, index: start, groups });
    run.limited(found);
    if (limit !== undefined && found.length >= limit) break;
  }
  return found;
}

function contains([text, mark]: readonly [string, unknown], run: Run): boolean | undefined {
  if (mark === undefined) return undefined;
  if (typeof mark === 'string') return text.includes(mark);
  return !matches(mark, text, run).next().done;
}

function split([text, mark, limit]: readonly [string, unknown, Limit], run: Run): unknown {
  if (limit !== undefined && limit < 0) run.fail('D3020');
  if (mark === undefined) return undefined;
  if (typeof mark === 'string') return splitText(text, mark, limit, run);
  const parts: string[] = [];
  let from = 0;
  let any = false;
  for (const { start, end } of matches(mark, text, run)) {
    any = true;
    if (limit !== undefined && parts.length >= limit) return parts;
    parts.push(text.slice(from, start));
    from = end;
    run.limited(parts);
  }
  if (!any || limit === undefined || parts.length < limit) parts.push(text.slice(from));
  return parts;
}

function replace([text, mark, by, limit]: readonly [string, unknown, unknown, Limit], run: Run): unknown {
  if (mark === '') run.fail('D3010');
  if (limit !== undefined && limit < 0) run.fail('D3011');
  if (mark === undefined || by === undefined) return mark === undefined ? undefined : text;
  if (typeof mark === 'string')
    return typeof by === 'string' ? replaceText(text, mark, by, limit, run) : run.fail('D3012');
  let written = '';
  let from = 0;
  let count = 0;
  for (const found of matches(mark, text, run)) {
    if (limit !== undefined && count >= limit) break;
    written = run.bounded(written + text.slice(from, found.start) + replacementOf(by, found, run));
    from = found.start + String(found.match).length;
    count++;
  }
  return run.bounded(written + text.slice(from));
}

function replacementOf(by: unknown, found: Match, run: Run): string {
  if (typeof by === 'string') return withGroups(by, found, run);
  const value = isCallable(by) ? settle(apply(by, [found], null, run)) : undefined;
  return typeof value === 'string' ? value : run.fail('D3012');
}

/** `$0` is the match, `$1` … its groups, `$$` a dollar sign; any other `$` stands for itself. */
function withGroups(template: string, { match: whole, groups }: Match, run: Run): string {
  run.spendText(template.length);
  const digits = groups.length === 0 ? 1 : Math.floor(Math.log10(groups.length)) + 1;
  let written = '';
  for (let i = 0; i < template.length; i++) {
    const char = template.charAt(i);
    if (char !== '$') {
      written += char;
      continue;
    }
    const next = template.charAt(i + 1);
    if (next === '$' || next === '0') {
      written += next === '$' ? '$' : whole;
      i++;
      continue;
    }
    const number = groupNumber(template.slice(i + 1, i + 1 + digits), groups.length);
    if (number === undefined) written += '$';
    else {
      written += groups[number - 1] ?? '';
      i += String(number).length;
    }
  }
  return written;
}

/** The number that leads; of two digits too many for the groups there are, one fewer. */
function groupNumber(written: string, groups: number): number | undefined {
  const number = Number.parseInt(written, 10);
  if (Number.isNaN(number)) return undefined;
  if (written.length > 1 && number > groups) return Number.parseInt(written.slice(0, -1), 10);
  return number;
}

/** Strings searched by a string or by a pattern. */
export const MATCH_FUNCTIONS: Readonly<Record<string, Definition>> = {
  match: { takes: 's-fn?', gives: match },
  contains: { takes: 's-(sf)', gives: contains },
  split: { takes: 's-(sf)n?', gives: split },
  replace: { takes: 's-(sf)(sf)n?', gives: replace },
};
