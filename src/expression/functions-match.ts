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
  if (limit === 0) return found;
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
  if (limit === 0) return parts;
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
  if (limit === 0) return text;
  if (typeof mark === 'string') {
    if (typeof by === 'string') return replaceText(text, mark, by, limit, run);
    return text.includes(mark) ? run.fail('D3012') : text;
  }
  let written = '';
  let from = 0;
  let count = 0;
  for (const found of matches(mark, text, run)) {
    if (limit !== undefined && count >= limit) break;
    written = run.bounded(written + text.slice(from, found.start) + replacementOf(by, found, run));
    from = found.start + textIn(found.match, run).length;
    count++;
  }
  return run.bounded(written + text.slice(from));
}

function replacementOf(by: unknown, found: Match, run: Run): string {
  if (typeof by === 'string') return withGroups(by, found, run);
  const value = isCallable(by) ? settle(apply(by, [found], null, run)) : undefined;
  return typeof value === 'string' ? value : run.fail('D3012');
}

/** What is put into a text of a match: of one an author's own function gives, it may be anything. */
const textIn = (part: unknown, run: Run): string => (typeof part === 'string' ? part : run.fail('T1010'));

/** `$0` is the match, `$1` … its groups, `$$` a dollar sign; any other `$` stands for itself. */
function withGroups(template: string, { match: whole, groups }: Match, run: Run): string {
  run.spendText(template.length);
  if (!Array.isArray(groups)) run.fail('T1010');
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
      written = run.bounded(written + (next === '$' ? '$' : textIn(whole, run)));
      i++;
      continue;
    }
    const number = groupNumber(template.slice(i + 1, i + 1 + digits), groups.length);
    if (number === undefined) written += '$';
    else {
      written = run.bounded(written + textIn(groups[number - 1] ?? '', run));
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
