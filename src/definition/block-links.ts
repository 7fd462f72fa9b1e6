import { type BlockScope, inOwnNames, paramAlone, within } from './block-scope.js';
import type { Origin, Origins } from './origin.js';
import { below } from './path.js';
import { isRaw, type Raw, textOf } from './raw.js';

interface WrittenLink {
  readonly link: unknown;
  readonly at: Origin;
}

/**
 * A prefill in the procedure's own names. A parameter written alone becomes the whole chain its user gave, each
 * link placed where that user wrote it.
 */
export function resolvePrefill(value: unknown, scope: BlockScope, origins: Origins): unknown {
  if (isRaw(value) && !Object.hasOwn(value, 'from')) return resolveMembers(value, scope);
  const written = Array.isArray(value)
    ? value.flatMap((link, i) => linksOf(link, within(scope.at, i), scope))
    : linksOf(value, scope.at, scope);
  const [only] = written;
  if (!Array.isArray(value) && written.length === 1 && only) {
    origins.mark(scope.pointer, only.at);
    return only.link;
  }
  for (const [i, { at }] of written.entries()) origins.mark(below(scope.pointer, i), at);
  return written.map(each => each.link);
}

/** `offer`, `rows`, `key`: each an expression. */
const resolveMembers = (value: Raw, scope: BlockScope): unknown =>
  Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      typeof member === 'string' ? inOwnNames(member, scope, groupOf(scope)) : member,
    ]),
  );

function linksOf(link: unknown, at: Origin, scope: BlockScope): readonly WrittenLink[] {
  const from = isRaw(link) ? textOf(link.from) : textOf(link);
  if (from === undefined) return [{ link, at }];
  const param = paramAlone(from, scope);
  if (!param) return [{ link: withFrom(link, inOwnNames(from, scope, groupOf(scope))), at }];
  if (typeof param.value === 'string')
    return [{ link: withFrom(link, param.value), at: placeOf(param.at, link, scope) }];
  return param.value.map((each, i) => ({ link: merged(link, each), at: within(param.at, i) }));
}

/** The user's own words, where they stand in the procedure's file and are the whole link. */
const placeOf = (param: Origin, link: unknown, scope: BlockScope): Origin =>
  typeof link === 'string' && !param.block ? param : scope.at;

const withFrom = (link: unknown, from: string): unknown => (isRaw(link) ? { ...link, from } : from);

/** A link of the user's chain under the keywords of the block's link. */
function merged(blockLink: unknown, link: unknown): unknown {
  if (!isRaw(blockLink)) return link;
  return { ...blockLink, ...(isRaw(link) ? link : { from: link }) };
}

/** The group around the field whose keyword this is. */
export const groupOf = (scope: BlockScope): readonly string[] => scope.path.slice(0, -1);
