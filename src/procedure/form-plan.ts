import type { Definition, JsonSchema, NodeId } from '../definition/model.js';
import type { RegistryFile } from '../definition/sources.js';
import type { Schema } from '../value/dialect.js';
import { documentSteps } from './document-step.js';
import { type FieldShape, fieldShape } from './field-shape.js';
import { type Condition, fieldStep } from './field-step.js';
import type { FeeState } from './filled.js';
import { codeOf } from './formula-code.js';
import { interpreter } from './interpret.js';
import { lookupStep } from './lookup-step.js';
import { evaluate, holds, type Step } from './pass.js';
import { valueAt } from './path.js';
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
  /** How many different `visible` conditions there are. */
  readonly conditions: number;
}

/** What a form is compiled from: its definition, and the registries it asks. */
export interface FormSource {
  readonly definition: Definition;
  readonly registries: Readonly<Record<string, RegistryFile>>;
}

/** Compiles the dependency order of a definition once. `schema` is the form as it leaves for validators. */
export function formPlan({ definition, registries }: FormSource, schema: JsonSchema): FormPlan {
  const conditions = new Map<string, Condition>();
  const judge = judgeOf(schema);
  const shapes = definition.fields.map(field => fieldShape(field, judge));
  const fields = fieldSteps(definition, shapes, conditions);
  const documents = documentSteps(definition.documents, definition.lookups);
  const steps: Readonly<Record<NodeKind, (name: string) => Step | undefined>> = {
    field: name => fields.get(name),
    lookup: name => {
      const lookup = definition.lookups[name]!;
      return lookupStep(lookup, registries[lookup.registry]?.keys ?? {});
    },
    guard: name => guardStep(definition, name),
    document: name => documents[name],
    fee: name => feeStep(definition, name),
  };
  const nodes = definition.order.map(id => {
    const [kind, name] = partsOf(id);
    const step = steps[kind](name)!;
    const filed =
      kind === 'guard'
        ? definition.guards[name]?.scope === 'filed'
        : kind === 'lookup' && definition.lookups[name]?.use === 'office';
    return { kind, name, filed, step };
  });
  return { nodes, shapes, conditions: conditions.size };
}

/** Makes the validator of the field at a path. The form is read when the first one is asked for. */
function judgeOf(form: JsonSchema): (path: readonly string[]) => SchemaValidator {
  let partOf: ReturnType<typeof interpreter> | undefined;
  return path => {
    partOf ??= interpreter(form);
    const names = path.flatMap(name => ['properties', name]);
    return partOf((valueAt(form, names) ?? true) as Schema);
  };
}

/** `field:/mother/fullName` → its kind and its name. */
function partsOf(id: NodeId): readonly [NodeKind, string] {
  const colon = id.indexOf(':');
  return [id.slice(0, colon) as NodeKind, id.slice(colon + 1)];
}

function fieldSteps(
  definition: Definition,
  shapes: readonly FieldShape[],
  conditions: Map<string, Condition>,
): ReadonlyMap<string, Step> {
  return new Map(
    definition.fields.map((field, index) => {
      const visible = field.visible.map(formula => {
        const known = conditions.get(formula.text);
        const condition = known ?? { slot: conditions.size, code: codeOf(formula) };
        conditions.set(formula.text, condition);
        return condition;
      });
      return [field.pointer, fieldStep(field, index, shapes[index]!, definition.lookups, visible)];
    }),
  );
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
