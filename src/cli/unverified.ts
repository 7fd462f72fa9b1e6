import { registryField } from '../definition/registry-field.js';
import type { Procedure } from '../node.js';
import type { FieldState } from '../procedure/filled.js';
import { questionAt } from '../procedure/row-places.js';

/**
 * Whether a value comes from a registry's field that no public text was found for: the registry's file says so in the
 * `source` of the field, or of what stands around it. A field whose expression reads several counts when one is such.
 */
export function isUnverified(
  procedure: Procedure,
  state: Pick<FieldState, 'pointer' | 'lookup' | 'registry'>,
): boolean {
  const { lookup } = state;
  const registry = state.registry === undefined ? undefined : procedure.artefact.registries[state.registry];
  if (lookup === undefined || !registry) return false;
  return pathsOf(procedure, state.pointer, lookup)
    .map(path => registryField(registry, path).findLast(({ source }) => source !== undefined))
    .some(schema => String(schema?.source).includes('unverified'));
}

/** Paths into the record of a lookup that fill the field, are offered for it, or make the row it stands in. */
function pathsOf(procedure: Procedure, pointer: string, lookup: string): readonly (readonly string[])[] {
  const { prefill = [], offer } = questionAt(procedure, pointer) ?? {};
  const list = procedure.definition.fields.find(each => each.rows && pointer.startsWith(`${each.pointer}/`));
  const links = list?.rows?.from ? [...prefill, list.rows.from] : prefill;
  const formulas = [...links.map(({ from }) => from), ...(offer ? [offer] : [])];
  const reads = formulas.flatMap(({ reads }) => reads);
  return reads.filter(([head]) => head === `$${lookup}`).map(([, ...path]) => path);
}
