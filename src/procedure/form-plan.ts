import type { Definition, Field, JsonSchema, NodeId, Rows } from '../definition/model.js';
import type { RegistryFile } from '../definition/sources.js';
import type { Schema } from '../value/dialect.js';
import { type Assemble, assembler } from './assembler.js';
import { documentSteps } from './document-step.js';
import { type FieldShape, fieldShape } from './field-shape.js';
import { type Condition, fieldStep } from './field-step.js';
import type { FeeState } from './filled.js';
import { codeOf } from './formula-code.js';
import { interpreter } from './interpret.js';
import { lookupStep } from './lookup-step.js';
import { evaluate, holds, type Step } from './pass.js';
import { valueAt } from './path.js';
import { type RowPlan, rowsStep } from './rows-step.js';
import type { SchemaValidator } from './validate.js';
import type { ValueShape } from './value-shape.js';

export type NodeKind = 'field' | 'lookup' | 'guard' | 'document' | 'fee';

export interface PlanNode {
  readonly kind: NodeKind;
  readonly name: string;
  /** It belongs to a filed dossier: a guard that reads what exists only then, a lookup for officials. */
  readonly filed: boolean;
  readonly step: Step;
}

/** A definition's order, compiled: every expression is now a closure. */
export interface FormPlan {
  readonly nodes: readonly PlanNode[];
  /** By index of the field. */
  readonly shapes: readonly ValueShape[];
  /** By index of the field, where it is a list of rows. */
  readonly lists: readonly (RowPlan | undefined)[];
  /** Makes the form's data from the values of its fields. */
  readonly assemble: Assemble;
  /** How many different `visible` conditions there are. */
  readonly conditions: number;
}

/** What a form is compiled from: its definition, and the registries it asks. */
export interface FormSource {
  readonly definition: Definition;
  readonly registries: Readonly<Record<string, RegistryFile>>;
}

/** Compiles the dependency order of a definition once. `schema` is the form as it leaves for validators. */
export function formPlan(source: FormSource, schema: JsonSchema): FormPlan {
  const { definition } = source;
  const judge = judgeOf(schema);
  const shapes = definition.fields.map(field => fieldShape(field, judge));
  const lists = definition.fields.map(field => field.rows && rowPlan(field, field.rows, source, judge));
  const { of: steps, conditions } = fieldSteps(definition.fields, shapes, lists, definition);
  const documents = documentSteps(definition, lists);
  const stepOf: Readonly<Record<NodeKind, (name: string) => Step | undefined>> = {
    field: name => steps.get(name),
    lookup: name => lookupOf(source, name, undefined),
    guard: name => guardStep(definition, name),
    document: name => documents[name],
    fee: name => feeStep(definition, name),
  };
  const nodes = definition.order.flatMap((id): readonly PlanNode[] => {
    const [kind, name] = partsOf(id);
    const step = stepOf[kind](name);
    const filed =
      kind === 'guard'
        ? definition.guards[name]?.scope === 'filed'
        : kind === 'lookup' && definition.lookups[name]?.use === 'office';
    // What belongs to a row is a step of its list.
    return step ? [{ kind, name, filed, step }] : [];
  });
  return { nodes, shapes, lists, conditions, assemble: assemblerOf(definition.fields) };
}

const assemblerOf = (fields: readonly Field[]): Assemble => assembler(fields.map(({ path }) => path));

/** Compiles what is in each row of a list, in the order of the definition. */
function rowPlan(field: Field, rows: Rows, source: FormSource, judge: Judge): RowPlan {
  const { definition } = source;
  const within = [...schemaPath(field.path), 'items'];
  const shapes = rows.fields.map(each => fieldShape(each, path => judge(path, within)));
  const { of: steps, conditions } = fieldSteps(rows.fields, shapes, [], definition);
  const inOrder = definition.order.flatMap(id => {
    const [kind, name] = partsOf(id);
    const step =
      kind === 'field' ? steps.get(name) : kind === 'lookup' && lookupOf(source, name, field.pointer);
    return step ? [{ kind, name, step }] : [];
  });
  const asked = inOrder.filter(({ kind }) => kind === 'lookup');
  const { maxItems } = field.schema;
  return {
    field,
    rows,
    steps: inOrder.map(({ step }) => step),
    shapes,
    assemble: assemblerOf(rows.fields),
    conditions,
    lookups: asked.map(({ name }) => name),
    most: typeof maxItems === 'number' ? maxItems : 0,
  };
}

/** The step of a lookup that is asked for the rows of a list, or, without one, for the form. */
function lookupOf(
  { definition, registries }: FormSource,
  name: string,
  list: string | undefined,
): Step | undefined {
  const lookup = definition.lookups[name];
  if (!lookup || lookup.each !== list) return undefined;
  return lookupStep(lookup, registries[lookup.registry]?.keys ?? {});
}

/** Makes the validator of the field at a path, which begins in the form or `within` a schema of it. */
type Judge = (path: readonly string[], within?: readonly string[]) => SchemaValidator;

/** The form is read when the first validator is asked for. */
function judgeOf(form: JsonSchema): Judge {
  let partOf: ReturnType<typeof interpreter> | undefined;
  return (path, within = []) => {
    partOf ??= interpreter(form);
    return partOf((valueAt(form, [...within, ...schemaPath(path)]) ?? true) as Schema);
  };
}

const schemaPath = (path: readonly string[]): readonly string[] => path.flatMap(name => ['properties', name]);

/** `field:/mother/fullName` → its kind and its name. */
function partsOf(id: NodeId): readonly [NodeKind, string] {
  const colon = id.indexOf(':');
  return [id.slice(0, colon) as NodeKind, id.slice(colon + 1)];
}

/** The steps of fields by pointer, with the number of different conditions they stand under. */
function fieldSteps(
  fields: readonly Field[],
  shapes: readonly FieldShape[],
  lists: readonly (RowPlan | undefined)[],
  { lookups }: Definition,
): { readonly of: ReadonlyMap<string, Step>; readonly conditions: number } {
  const conditions = new Map<string, Condition>();
  const steps = fields.map((field, index) => {
    const visible = field.visible.map(formula => {
      const known = conditions.get(formula.text);
      const condition = known ?? { slot: conditions.size, code: codeOf(formula) };
      conditions.set(formula.text, condition);
      return condition;
    });
    const list = lists[index];
    const step = list
      ? rowsStep(list, index, lookups, visible)
      : fieldStep(field, index, shapes[index]!, lookups, visible);
    return [field.pointer, step] as const;
  });
  return { of: new Map(steps), conditions: conditions.size };
}

function guardStep(definition: Definition, name: string): Step {
  const code = codeOf(definition.guards[name]!.when);
  return pass => {
    pass.guards[name] = holds(pass, code);
    pass.names[name] = pass.guards[name];
  };
}

const feeOf = (amount: unknown): FeeState => {
  if (typeof amount !== 'number') return {};
  return Number.isSafeInteger(amount) && amount >= 0 ? { amount } : { unfit: true };
};

function feeStep(definition: Definition, name: string): Step {
  const code = codeOf(definition.fees[name]!.amount);
  return pass => {
    const amount = evaluate(pass, code);
    const paid = pass.paid.includes(name);
    pass.fees[name] = feeOf(amount);
    (pass.names.fees as Record<string, unknown>)[name] = { ...pass.fees[name], paid };
  };
}
