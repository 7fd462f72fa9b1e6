import { escapeSegment } from '../source/pointer.js';
import { referenced, subschemas } from './dialect.js';

type SchemaObject = Readonly<Record<string, unknown>>;

/** How large a schema may be when every `$ref` stands for what it leads to: a few lines can double many times. */
const most = Object.freeze({ branches: 1000, schemas: 20_000, depth: 64 });

const branching: ReadonlySet<string> = new Set([
  'anyOf',
  'oneOf',
  'allOf',
  'not',
  'if',
  'then',
  'else',
  '$ref',
]);

/** A keyword of the schema, and the schema it leads to. What a `$ref` leads to counts at the `$ref`. */
interface Step {
  readonly keyword: string;
  /** RFC 6901 pointer of the keyword. */
  readonly pointer: string;
  /** Where the schema stands; none behind a `$ref`. */
  readonly at: string | undefined;
  readonly schema: SchemaObject;
  /** Whether it is one of several, looked at beside what is there already. */
  readonly branch: boolean;
}

/** The keyword at which a schema grows too large to be looked at; undefined for one of a sound size. */
export function outgrown(root: SchemaObject): Pick<Step, 'keyword' | 'pointer'> | undefined {
  let branches = 0;
  let schemas = 0;
  const open = new Set<SchemaObject>();
  const visit = (from: Step, depth: number): Step | undefined => {
    for (const step of steps(from, root)) {
      if (step.branch) branches += 1;
      schemas += 1;
      if (branches > most.branches || schemas > most.schemas || depth > most.depth) return step;
      // A schema that contains itself is told elsewhere, by its name.
      if (open.has(step.schema)) continue;
      open.add(step.schema);
      const found = visit(step, depth + 1);
      open.delete(step.schema);
      if (found) return found;
    }
    return undefined;
  };
  return visit({ keyword: '', pointer: '', at: '', schema: root, branch: false }, 1);
}

function steps({ keyword, pointer, at, schema }: Step, root: SchemaObject): readonly Step[] {
  const stepTo = (path: readonly string[], inner: SchemaObject): Step => {
    const [name = ''] = path;
    const rest = { schema: inner, branch: branching.has(name) };
    if (at === undefined) return { keyword, pointer, at, ...rest };
    const where = name === '$ref' ? undefined : [at, ...path.map(escapeSegment)].join('/');
    return { keyword: name, pointer: `${at}/${name}`, at: where, ...rest };
  };
  const inner = subschemas(schema).map(({ path, schema }) => stepTo(path, schema));
  const target = typeof schema.$ref === 'string' ? referenced(schema.$ref, root) : undefined;
  return target ? [...inner, stepTo(['$ref'], target)] : inner;
}
