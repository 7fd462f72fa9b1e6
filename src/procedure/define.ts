import type { FromSchema, JSONSchema } from 'json-schema-to-ts';
import type { Reasoned } from './reason.js';

/** A schema inside a definition written in TypeScript: JSON Schema with the keywords of the language. */
interface InlineSchema {
  readonly [keyword: string]: unknown;
}

/** What TypeScript must know of a definition to type what goes through it; `check` knows the rest. */
export interface InlineDefinition {
  readonly format: 1;
  readonly code: string;
  readonly version: string;
  readonly title: string;
  readonly form: InlineSchema;
  readonly events?: {
    readonly [event: string]: { readonly data?: InlineSchema; readonly [key: string]: unknown };
  };
  readonly results?: {
    readonly [result: string]: { readonly schema?: InlineSchema; readonly [key: string]: unknown };
  };
  readonly [section: string]: unknown;
}

/**
 * Keeps the exact type of a definition written in TypeScript, so that `FormOf`, `EventDataOf` and `ResultOf` know
 * its form, its events and its results. Blocks and code lists are known to the compiler only: for those, and for
 * vocabulary newer than draft-07, `thutuc types` writes the reference.
 */
export const defineProcedure = <const D extends InlineDefinition>(definition: D): D => definition;

/** The data of a filed form. What may be hidden is optional; nothing but the declared fields is there. */
export type FormOf<D extends InlineDefinition> = DataOf<D['form']>;

type Events<D extends InlineDefinition> = NonNullable<D['events']>;
type Results<D extends InlineDefinition> = NonNullable<D['results']>;

/** The data an event carries: what its schema says and the reasons it must give; `undefined` if it declares neither. */
export type EventDataOf<D extends InlineDefinition, E extends keyof Events<D>> = Events<D>[E] extends {
  readonly reasons: readonly [infer First extends string, ...infer Rest extends readonly string[]];
}
  ? Reasoned<First | Rest[number]> & (Events<D>[E] extends Carrying<infer S> ? DataOf<S> : unknown)
  : Events<D>[E] extends Carrying<infer S>
    ? DataOf<S>
    : undefined;

interface Carrying<S> {
  readonly data: S;
}

/** The payload of a result, `unknown` for one without a schema. */
export type ResultOf<D extends InlineDefinition, R extends keyof Results<D>> = Results<D>[R] extends {
  readonly schema: infer S;
}
  ? DataOf<S>
  : unknown;

type DataOf<S> = Plain<S> extends infer P extends JSONSchema ? FromSchema<P> : unknown;

/** The schema as it leaves the compiler: objects closed, what may be hidden not required. */
type Plain<S> = S extends { readonly properties: infer P }
  ? {
      readonly type: 'object';
      readonly properties: { readonly [K in keyof P]: Plain<P[K]> };
      readonly required: readonly AlwaysThere<S, P>[];
      readonly additionalProperties: false;
    }
  : S extends { readonly items: infer I }
    ? { readonly type: 'array'; readonly items: Plain<I> }
    : S;

/** Names an object requires whether or not anything is hidden. */
type AlwaysThere<S, P> = S extends { readonly required: readonly (infer N)[] }
  ? Exclude<Extract<N, keyof P & string>, Hidable<P>>
  : never;

type Hidable<P> = { [K in keyof P]: P[K] extends { readonly visible: unknown } ? K : never }[keyof P];
