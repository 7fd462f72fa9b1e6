import type { Ring } from '../definition/order.js';
import { formPath } from '../definition/path.js';
import { pathOf } from '../source/pointer.js';

/** A field and the lookup it is a key of, and nothing else. */
export function isOwnKey({ nodes }: Ring): boolean {
  if (nodes.length !== 3) return false;
  const kinds = nodes.slice(0, 2).map(node => node.split(':')[0]);
  return kinds.includes('field') && kinds.includes('lookup');
}

/** A node as an author writes it: `$form.mother.personId`, `$late`, `documents.birthNotice`. */
export function titleOfNode(node: string): string {
  const name = node.slice(node.indexOf(':') + 1);
  if (node.startsWith('field:')) return formPath(pathOf(name).filter(each => each !== '*'));
  if (node.startsWith('document:')) return `documents.${name}`;
  return node.startsWith('fee:') ? `fees.${name}` : `$${name}`;
}
