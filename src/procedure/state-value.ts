/**
 * Where a dossier stands in its workflow, as text: ids of the active leaves (`work.examination`), joined by `|`
 * where states run in parallel.
 */
export type State = string;

/** XState's own form of a state. */
export type StateValue = string | { readonly [name: string]: StateValue };

/** The text of a state value. */
export const stateText = (value: StateValue): State => leavesOf(value).join('|');

function leavesOf(value: StateValue): readonly string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value).flatMap(([name, inner]) => {
    const leaves = leavesOf(inner);
    return leaves.length === 0 ? [name] : leaves.map(leaf => `${name}.${leaf}`);
  });
}

/** The state value of a text. */
export function stateValue(state: State): StateValue {
  const leaves = state.split('|').map(leaf => leaf.split('.'));
  return nested(leaves);
}

function nested(leaves: readonly (readonly string[])[]): StateValue {
  const [only] = leaves;
  if (leaves.length === 1 && only?.length === 1) return only[0]!;
  const heads = [...new Set(leaves.map(leaf => leaf[0]!))];
  const inside = (head: string) =>
    leaves.filter(leaf => leaf[0] === head && leaf.length > 1).map(leaf => leaf.slice(1));
  return Object.fromEntries(heads.map(head => [head, inside(head).length === 0 ? {} : nested(inside(head))]));
}
