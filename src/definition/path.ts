import { pointerOf } from '../source/pointer.js';

/** A pointer one or more steps further down. */
export const below = (pointer: string, ...names: readonly (string | number)[]): string =>
  pointer + pointerOf(names);

/** The pointer one step up; the root stays the root. */
export const above = (pointer: string): string => pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));

/** `$form.mother.personId` for the names of a field; inside a row `$this.personId`. */
export const formPath = (path: readonly string[], head = '$form'): string =>
  [head, ...path.map(name => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : `\`${name}\``))].join('.');
