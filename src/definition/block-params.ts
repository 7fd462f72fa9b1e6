import { nearest } from '../source/nearest.js';
import { text } from '../source/text.js';
import { resolvePrefill } from './block-links.js';
import { type BlockScope, inside, type Param } from './block-scope.js';
import type { Fault } from './fault.js';
import { RESERVED_NAMES } from './names.js';
import { Origins } from './origin.js';
import { type Raw, rawIn, textIn, textOf } from './raw.js';

/** The registry a lookup asks; undefined for an unknown lookup or registry, which others report. */
export type RegistryOf = (lookup: string) => string | undefined;

/**
 * What a user hands to a block, in the procedure's own names. A parameter nobody gives is a fault, as is one the
 * block does not have, and a subject whose lookup asks another registry.
 */
export function paramsOf(
  name: string,
  block: Raw,
  given: Raw,
  scope: BlockScope,
  registryOf: RegistryOf,
): { readonly params: Readonly<Record<string, Param>>; readonly faults: readonly Fault[] } {
  const declared = rawIn(block, 'params');
  const params: Record<string, Param> = {};
  const faults: Fault[] = [];
  for (const [param, value] of Object.entries(given)) {
    const at = inside(scope, ['with', param]);
    if (!Object.hasOwn(declared, param)) faults.push(unknownParam(name, param, Object.keys(declared), at));
    else if (typeof value === 'string' || Array.isArray(value)) {
      params[param] = { value: ownChain(value, at), at: at.at };
      faults.push(...wrongSubject(param, textIn(declared[param], 'registry'), value, registryOf, at));
    }
  }
  const misspelt = new Set(Object.keys(given).map(param => nearest(param, Object.keys(declared))));
  for (const param of Object.keys(declared)) {
    if (!Object.hasOwn(given, param) && !misspelt.has(param)) faults.push(missingParam(name, param, scope));
  }
  return { params, faults };
}

function ownChain(value: string | readonly unknown[], at: BlockScope): string | readonly unknown[] {
  const chain = resolvePrefill(value, at, new Origins());
  return typeof chain === 'string' || Array.isArray(chain) ? chain : [chain];
}

function wrongSubject(
  param: string,
  registry: string | undefined,
  value: unknown,
  registryOf: RegistryOf,
  { at }: BlockScope,
): readonly Fault[] {
  if (registry === undefined) return [];
  const alone = /^\s*\$(\w+)\s*$/.exec(textOf(value) ?? '')?.[1];
  const name = alone !== undefined && RESERVED_NAMES.has(alone) ? undefined : alone;
  const asked = name === undefined ? undefined : registryOf(name);
  if (asked === registry || (name !== undefined && asked === undefined)) return [];
  const message =
    name === undefined
      ? text(
          `Tham số "${param}" phải là tên của một lượt hỏi, ví dụ "$mother".`,
          `The parameter "${param}" must be the name of a lookup, such as "$mother".`,
        )
      : text(
          `Khối cần một lượt hỏi "${registry}", nhưng $${name} hỏi "${asked}".`,
          `The block needs a lookup of "${registry}", but $${name} asks "${asked}".`,
        );
  return [{ code: 'block-param', at, message }];
}

function unknownParam(block: string, param: string, known: readonly string[], { at }: BlockScope): Fault {
  const near = nearest(param, known);
  return {
    code: 'block-param',
    at,
    part: 'key',
    message: text(
      `Khối "${block}" không có tham số "${param}".`,
      `The block "${block}" has no parameter "${param}".`,
    ),
    mend: near
      ? text(`Có phải ý bạn là "${near}"?`, `Did you mean "${near}"?`)
      : text(`Các tham số: ${known.join(', ')}.`, `Its parameters: ${known.join(', ')}.`),
  };
}

const missingParam = (block: string, param: string, scope: BlockScope): Fault => ({
  code: 'block-param',
  at: inside(scope, ['$ref']).at,
  message: text(
    `Khối "${block}" thiếu tham số "${param}".`,
    `The block "${block}" is used without its parameter "${param}".`,
  ),
  mend: text(`Thêm "${param}" vào "with".`, `Add "${param}" to "with".`),
});
