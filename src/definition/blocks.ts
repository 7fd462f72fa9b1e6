import { nearest } from '../source/nearest.js';
import { text } from '../source/text.js';
import { groupOf, resolvePrefill } from './block-links.js';
import { paramsOf, type RegistryOf } from './block-params.js';
import { type BlockScope, inOwnNames, inside, within } from './block-scope.js';
import { type Brought, joinedTranslations } from './block-translations.js';
import type { Fault } from './fault.js';
import { type Origin, Origins } from './origin.js';
import { below } from './path.js';
import { isRaw, listOf, type Raw, rawIn, rawOf, textIn } from './raw.js';
import type { Sources } from './sources.js';

/** An expression a user hands to a block, as written in the procedure's file. */
export interface Given {
  readonly pointer: string;
  readonly value: string | readonly unknown[];
}

/** A definition without blocks, every expression in the procedure's own names. */
export interface Resolved {
  readonly value: Raw;
  readonly origins: Origins;
  readonly given: readonly Given[];
  readonly faults: readonly Fault[];
}

/**
 * Puts the content of each block where its `$ref` stands. Expressions are rewritten as text: `$this` becomes the
 * path of the instance (outside blocks: of the group; inside a row, from the row), a parameter what its user gave. Keywords beside a `$ref`
 * win over the block's, but a block is extended and never cut: `properties` beside it add to the block's, and
 * what either requires is required. A block's translations join the procedure's where it has a table for the
 * language; the procedure's own win, then those of the block met first.
 */
export function resolveBlocks(value: unknown, sources: Sources): Resolved {
  const raw = rawOf(value);
  const resolver = new BlockResolver(rawIn(raw, 'lookups'), sources);
  if (!isRaw(raw.form)) return resolver.resolved(raw);
  const root: BlockScope = {
    pointer: '/form',
    at: { file: '/form' },
    path: [],
    params: {},
    trail: [],
    report: fault => resolver.faults.push(fault),
  };
  return resolver.resolved({ ...raw, form: resolver.schema(raw.form, root) });
}

class BlockResolver {
  readonly #registryOf: RegistryOf;
  readonly #blocks: Readonly<Record<string, Raw>>;
  readonly #origins = new Origins();
  readonly #given: Given[] = [];
  readonly #brought: Brought[] = [];
  readonly faults: Fault[] = [];

  constructor(lookups: Raw, sources: Sources) {
    this.#registryOf = lookup => {
      const registry = textIn(lookups[lookup], 'registry');
      return registry !== undefined && Object.hasOwn(sources.registries, registry) ? registry : undefined;
    };
    this.#blocks = sources.blocks;
  }

  resolved(raw: Raw): Resolved {
    const { translations } = raw;
    const value = isRaw(translations)
      ? { ...raw, translations: joinedTranslations(translations, this.#brought, this.#origins) }
      : raw;
    return { value, origins: this.#origins, given: this.#given, faults: this.faults };
  }

  schema(node: Raw, scope: BlockScope): Raw {
    const ref = textIn(node, '$ref');
    if (ref === undefined || ref.startsWith('#')) return this.#members(node, scope);
    const { $ref: _ref, with: given, ...beside } = node;
    const own = this.#members(beside, scope);
    const block = this.#block(ref, scope);
    return block ? this.#instance(block, rawOf(given), own, scope) : own;
  }

  #block(ref: string, scope: BlockScope): { name: string; content: Raw } | undefined {
    const at = within(scope.at, '$ref');
    const name = /^blocks\/([^/]+)\.json$/.exec(ref)?.[1];
    const content = name !== undefined && Object.hasOwn(this.#blocks, name) ? this.#blocks[name] : undefined;
    if (name === undefined) this.faults.push(foreignReference(ref, at));
    else if (scope.trail.includes(name)) this.faults.push(ring([...scope.trail, name], at));
    else if (!content) this.faults.push(unknownBlock(name, Object.keys(this.#blocks), at));
    else return { name, content };
    return undefined;
  }

  #instance(block: { name: string; content: Raw }, given: Raw, own: Raw, scope: BlockScope): Raw {
    const { params, faults } = paramsOf(block.name, block.content, given, scope, this.#registryOf);
    this.faults.push(...faults);
    if (!scope.at.block)
      for (const { value, at } of Object.values(params)) this.#given.push({ pointer: at.file, value });
    const { params: _params, translations, $schema: _schema, $comment: _comment, ...content } = block.content;
    const file = scope.at.block ? scope.at.file : below(scope.at.file, '$ref');
    const at: Origin = { file, block: { name: block.name, pointer: '' } };
    this.#brought.push({ translations, at });
    const inner: BlockScope = {
      ...scope,
      at,
      instance: scope.path,
      params,
      trail: [...scope.trail, block.name],
    };
    for (const key of Object.keys(content)) this.#origins.mark(below(scope.pointer, key), within(at, key));
    const base = this.#members(content, inner);
    return this.#extended(base, own, scope);
  }

  /** The block's keywords under those beside its `$ref`; properties and required names of both. */
  #extended(base: Raw, own: Raw, scope: BlockScope): Raw {
    const mark = (at: readonly (string | number)[], written = at): void =>
      this.#origins.mark(below(scope.pointer, ...at), within(scope.at, ...written));
    const added: Record<string, unknown> = {};
    for (const key of Object.keys(own)) {
      if (key === 'properties' && isRaw(own.properties)) {
        added.properties = { ...rawIn(base, 'properties'), ...own.properties };
        for (const name of Object.keys(own.properties)) mark([key, name]);
      } else if (key === 'required' && Array.isArray(own.required)) {
        const required = [...listOf(base.required)];
        for (const [i, name] of own.required.entries())
          if (!required.includes(name)) mark([key, required.push(name) - 1], [key, i]);
        added.required = required;
      } else mark([key]);
    }
    return { ...base, ...own, ...added };
  }

  #members(node: Raw, scope: BlockScope): Raw {
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, this.#member(key, value, node, scope)]),
    );
  }

  #member(key: string, value: unknown, node: Raw, scope: BlockScope): unknown {
    const at = inside(scope, [key]);
    if (key === 'properties' && isRaw(value)) return this.#properties(value, scope);
    if (key === 'items' && isRaw(value)) return this.schema(value, { ...at, row: scope.path.length });
    if (key === 'prefill') return resolvePrefill(value, at, this.#origins);
    if ((key === 'computed' || key === 'visible') && typeof value === 'string')
      return inOwnNames(value, at, groupOf(at));
    if (key === 'assert') {
      const self = Object.hasOwn(node, 'properties') ? scope.path : groupOf(scope);
      return Array.isArray(value)
        ? value.map(each => assertion(each, scope, self))
        : assertion(value, scope, self);
    }
    return value;
  }

  #properties(properties: Raw, scope: BlockScope): Raw {
    const entries = Object.entries(properties).map(([name, schema]) => {
      const at = inside(scope, ['properties', name], name);
      return [name, isRaw(schema) ? this.schema(schema, at) : schema] as const;
    });
    return Object.fromEntries(entries);
  }
}

/** An assertion about an object speaks of the object itself, one about a leaf of the group around it. */
function assertion(value: unknown, scope: BlockScope, self: readonly string[]): unknown {
  const that = textIn(value, 'that');
  if (that === undefined) return value;
  return { ...rawOf(value), that: inOwnNames(that, scope, self) };
}

const unknownBlock = (name: string, known: readonly string[], at: Origin): Fault => {
  const near = nearest(name, known);
  return {
    code: 'unknown-block',
    at,
    message: text(`Không có khối "${name}".`, `There is no block "${name}".`),
    mend: near
      ? text(`Có phải ý bạn là "blocks/${near}.json"?`, `Did you mean "blocks/${near}.json"?`)
      : text(`Các khối dùng được: ${known.join(', ')}.`, `The blocks are: ${known.join(', ')}.`),
  };
};

const ring = (trail: readonly string[], at: Origin): Fault => ({
  code: 'block-ring',
  at,
  message: text(
    `Khối dùng lại chính nó: ${trail.join(' → ')}.`,
    `A block uses itself: ${trail.join(' → ')}.`,
  ),
});

const foreignReference = (ref: string, at: Origin): Fault => ({
  code: 'unsupported',
  at,
  message: text(`Chưa dùng được "$ref" tới "${ref}".`, `A "$ref" to "${ref}" is not supported yet.`),
  mend: text(
    'Trỏ tới một khối, ví dụ "blocks/person.json".',
    'Refer to a block, such as "blocks/person.json".',
  ),
});
