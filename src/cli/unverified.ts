import type { Field } from '../definition/model.js';
import { registryField } from '../definition/registry-field.js';
import type { Procedure } from '../node.js';
import type { FieldState } from '../procedure/filled.js';

/**
 * Whether a value comes from a registry's field that no public text was found for: the registry's file says so in the
 * `source` of the field, or of what stands around it. A field whose expression reads several counts when one is such.
 */
export function isUnverified({ definition, artefact }: Procedure, state: FieldState): boolean {
  const { lookup } = state;
  const registry = state.registry === undefined ? undefined : artefact.registries[state.registry];
  const field = definition.fields.find(({ pointer }) => pointer === state.pointer);
  if (lookup === undefined || !registry || !field) return false;
  return pathsOf(field, lookup)
    .map(path => registryField(registry, path).findLast(({ source }) => source !== undefined))
    .some(schema => String(schema?.source).includes('unverified'));
}

/** Paths into the record of a lookup that fill the field or are offered for it. */
function pathsOf({ prefill, offer }: Field, lookup: string): readonly (readonly string[])[] {
  const formulas = [...prefill.map(({ from }) => from), ...(offer ? [offer] : [])];
  const reads = formulas.flatMap(({ reads }) => reads);
  return reads.filter(([head]) => head === `$${lookup}`).map(([, ...path]) => path);
}
