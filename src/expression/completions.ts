import type { Text } from '../source/text.js';
import { type Cursor, cursorAt, MARK } from './cursor.js';
import { describeType } from './describe-type.js';
import { helpOf } from './function-help.js';
import { FUNCTION_NAMES } from './function-names.js';
import { parseExpression } from './parse.js';
import { boundBy } from './reads.js';
import { type Binary, childrenOf, type Tree } from './tree.js';
import { ANY, type Bindings, elementOf, fieldOf, type Type, union } from './type.js';
import { typeOf } from './type-of.js';
import { type Surroundings, scopeOf } from './type-scope.js';

/** One thing that may be written; `detail` is its type or what it does. */
export interface Completion {
  readonly label: string;
  readonly kind: 'field' | 'name' | 'function' | 'value';
  readonly detail: Text;
}

/** What may stand in the place of the text from `from` to `to`, sorted by name. */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly items: readonly Completion[];
}

/** What is found where the mark stands. */
interface Found {
  reached: boolean;
  readonly types: Map<Tree, Type>;
  readonly fields: Map<string, Type>;
  readonly names: Map<string, Type>;
  readonly values: Set<string>;
}

/** What may be written at an offset (UTF-16 units) of an expression that need not be finished. */
export function completions(source: string, offset: number, surroundings: Surroundings = {}): Completions {
  const cursor = cursorAt(source, Math.max(0, Math.min(offset, source.length)));
  const scope = scopeOf(surroundings);
  const found: Found = {
    reached: false,
    types: new Map(),
    fields: new Map(),
    names: new Map(),
    values: new Set(),
  };
  const parsed = cursor.patched.map(text => parseExpression(text)).find(({ ok }) => ok);
  if (parsed?.ok)
    typeOf(parsed.tree, scope, (tree, type, here, bindings) => look(tree, type, here, bindings, found));
  const outer = cursor.kind === 'name' || found.reached ? Object.entries(scope.names) : [];
  const items = [
    ...(cursor.kind === 'name' ? [...FUNCTION_NAMES].map(functionItem) : []),
    ...[...found.fields].map(([name, type]) => item(quoted(name), 'field', describeType(type))),
    ...(cursor.kind === 'name' || cursor.fresh ? [...outer, ...found.names].map(nameItem) : []),
    ...[...found.values].map(value => item(literal(value, cursor), 'value', { vi: value, en: value })),
  ];
  return {
    from: cursor.from,
    to: cursor.to,
    items: sorted(items.filter(({ label }) => fits(label, cursor.typed))),
  };
}

const item = (label: string, kind: Completion['kind'], detail: Text): Completion => ({ label, kind, detail });

const nameItem = ([name, type]: readonly [string, Type]): Completion =>
  item(`$${name}`, 'name', describeType(type));

const functionItem = (name: string): Completion =>
  item(`$${name}`, 'function', helpOf(name) ?? { vi: 'hàm', en: 'function' });

const fits = (label: string, typed: string): boolean => label.toLowerCase().includes(typed.toLowerCase());

/** Each label once, the innermost meaning of a name first. */
function sorted(items: readonly Completion[]): readonly Completion[] {
  const once = new Map(items.map(each => [each.label, each]));
  return [...once.values()].sort((a, b) => (a.label < b.label ? -1 : 1));
}

/** Words that are values or operators where they stand bare. */
const WORDS = /^(and|or|in|true|false|null|function)$/;

const quoted = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !WORDS.test(name) ? name : `\`${name}\``;

/** A string as the author quotes it: inside a definition, which is JSON, by `'`. */
const literal = (value: string, { quote }: Cursor): string =>
  quote === "'" && !/['\\\p{Cc}]/u.test(value) ? `'${value}'` : JSON.stringify(value);

function look(tree: Tree, type: Type, here: Type, bindings: Bindings | undefined, found: Found): void {
  found.types.set(tree, union(found.types.get(tree) ?? {}, type));
  if (isMark(tree) && tree.kind !== 'literal') {
    found.reached = true;
    addNames(bindings, found.names);
    if (tree.kind === 'field') addFields(here, found.fields);
  }
  if (tree.kind === 'binary') addValues(tree, found);
  if (tree.kind === 'lambda' && !found.reached && holdsMark(tree)) {
    found.reached = true;
    addNames(bindings, found.names);
    addUntyped(tree, found.names);
  }
}

const isMark = (tree: Tree): boolean =>
  ((tree.kind === 'field' || tree.kind === 'name') && tree.name === MARK) ||
  (tree.kind === 'literal' && tree.value === MARK);

const holdsMark = (tree: Tree): boolean => isMark(tree) || childrenOf(tree).some(holdsMark);

/** The fields of the objects a value may be, lists opened. */
function addFields(type: Type, fields: Map<string, Type>): void {
  if (type.array) addFields(type.array, fields);
  for (const name of Object.keys(type.object?.fields ?? {})) {
    const known = fields.get(name);
    const here = type.object ? fieldOf(type.object, name) : {};
    fields.set(name, known ? union(known, here) : here);
  }
}

function addNames(bindings: Bindings | undefined, names: Map<string, Type>): void {
  if (!bindings) return;
  addNames(bindings.up, names);
  for (const [name, type] of bindings.names) if (!name.startsWith('!')) names.set(name, type);
}

/** Of a function that nothing calls yet the names are known, and no types. */
function addUntyped(tree: Tree, names: Map<string, Type>): void {
  if (!holdsMark(tree)) return;
  for (const name of boundBy(tree)) if (!name.startsWith('!')) names.set(name, ANY);
  for (const child of childrenOf(tree)) addUntyped(child, names);
}

/** The codes that what is compared with the string at the cursor may have. */
function addValues({ op, left, right }: Binary, { types, values }: Found): void {
  if (op !== '=' && op !== '!=' && op !== 'in') return;
  const other = written(left) ? right : written(right) ? left : undefined;
  const type = other && types.get(other);
  for (const value of (type && elementOf(type).string?.enum) ?? []) values.add(value);
}

/** Whether a side is the string at the cursor, or a list with it: `relation in ['wife', '…']`. */
const written = (side: Tree): boolean =>
  side.kind === 'array' ? side.items.some(isMark) : side.kind === 'literal' && isMark(side);
