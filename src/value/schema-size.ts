import { escapeSegment } from '../source/pointer.js';
import type { Schema, SchemaObject } from './dialect.js';
import { isSchemaObject, subschemas } from './dialect.js';
import { inPlace } from './recursion.js';
import type { References } from './references.js';

/** How large a schema may be when every `$ref` stands for what it leads to: a few lines can double many times. */
const most = Object.freeze({ branches: 1000, schemas: 20_000, depth: 64 });

/** A keyword of the schema, and the schema it leads to. What a `$ref` leads to counts at the `$ref`. */
interface Step {
  readonly keyword: string;
  /** RFC 6901 pointer of the keyword. */
  readonly pointer: string;
  /** Where the schema stands; none behind a `$ref`. */
  readonly at: string | undefined;
  readonly schema: Schema;
  /** Whether it is one of several, looked at beside what is there already. */
  readonly branch: boolean;
}

/** The keyword at which a schema grows too large to be looked at; undefined for one of a sound size. */
export function outgrown(
  root: SchemaObject,
  references: References,
): Pick<Step, 'keyword' | 'pointer'> | undefined {
  let branches = 0;
  let schemas = 0;
  const open = new Set<Schema>();
  const visit = (from: Step, depth: number): Step | undefined => {
    for (const step of steps(from, references)) {
      if (step.branch) branches += 1;
      schemas += 1;
      if (branches > most.branches || schemas > most.schemas || depth > most.depth) return step;
      // A ring of references is gone through once: what it costs more is the depth of the data.
      if (typeof step.schema === 'boolean' || open.has(step.schema)) continue;
      open.add(step.schema);
      const found = visit(step, depth + 1);
      open.delete(step.schema);
      if (found) return found;
    }
    return undefined;
  };
  return visit({ keyword: '', pointer: '', at: '', schema: root, branch: false }, 1);
}

function steps({ keyword, pointer, at, schema }: Step, references: References): readonly Step[] {
  if (!isSchemaObject(schema)) return [];
  const stepTo = (path: readonly string[], inner: Schema): Step => {
    const [name = ''] = path;
    const rest = { schema: inner, branch: name === '$ref' || inPlace.has(name) };
    if (at === undefined) return { keyword, pointer, at, ...rest };
    const where = name === '$ref' ? undefined : [at, ...path.map(escapeSegment)].join('/');
    return { keyword: name, pointer: `${at}/${name}`, at: where, ...rest };
  };
  const inner = subschemas(schema).map(({ path, schema }) => stepTo(path, schema));
  const target = typeof schema.$ref === 'string' ? references.leadsTo(schema) : undefined;
  return target === undefined ? inner : [...inner, stepTo(['$ref'], target)];
}
