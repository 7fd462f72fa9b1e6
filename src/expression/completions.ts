import type { Text } from '../source/text.js';
import { describeType } from './describe-type.js';
import { helpOf } from './function-help.js';
import { FUNCTION_NAMES } from './function-names.js';
import { parseExpression } from './parse.js';
import { scan, type Token } from './scan.js';
import type { Tree } from './tree.js';
import { type Bindings, fieldOf, type Type, union } from './type.js';
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

/** What stands at the cursor while the expression is typed with something there. */
const MARK = 'cursorHere';

interface Found {
  readonly fields: Map<string, Type>;
  readonly names: Map<string, Type>;
  readonly values: Set<string>;
}

/** What may be written at an offset (UTF-16 units) of an expression that need not be finished. */
export function completions(source: string, offset: number, surroundings: Surroundings = {}): Completions {
  const cursor = cursorAt(source, offset);
  const found: Found = { fields: new Map(), names: new Map(), values: new Set() };
  const parsed = parseExpression(cursor.patched);
  const scope = scopeOf(surroundings);
  if (parsed.ok)
    typeOf(parsed.tree, scope, (tree, type, here, bindings) => look(tree, type, here, bindings, found));
  const outer = cursor.kind === 'name' ? Object.entries(scope.names) : [];
  const items = [
    ...[...found.fields].map(([name, type]) => item(quoted(name), 'field', describeType(type))),
    ...[...outer, ...found.names].map(([name, type]) => item(`$${name}`, 'name', describeType(type))),
    ...(cursor.kind === 'name' ? [...FUNCTION_NAMES].map(functionItem) : []),
    ...[...found.values].map(value => item(JSON.stringify(value), 'value', { vi: value, en: value })),
  ];
  return {
    from: cursor.from,
    to: offset,
    items: sorted(items.filter(({ label }) => fits(label, cursor.typed))),
  };
}

const item = (label: string, kind: Completion['kind'], detail: Text): Completion => ({ label, kind, detail });

const functionItem = (name: string): Completion =>
  item(`$${name}`, 'function', helpOf(name) ?? { vi: 'hàm', en: 'function' });

const fits = (label: string, typed: string): boolean => label.toLowerCase().includes(typed.toLowerCase());

/** Each label once, the innermost meaning of a name first. */
function sorted(items: readonly Completion[]): readonly Completion[] {
  const once = new Map(items.map(each => [each.label, each]));
  return [...once.values()].sort((a, b) => (a.label < b.label ? -1 : 1));
}

const quoted = (name: string): string => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `\`${name}\``);

interface Cursor {
  readonly kind: 'name' | 'field' | 'value';
  readonly from: number;
  /** What of the word at the cursor is written already. */
  readonly typed: string;
  readonly patched: string;
}

/** The text up to the cursor, with a mark there and every open bracket closed. */
function cursorAt(source: string, offset: number): Cursor {
  const before = source.slice(0, offset);
  const tokens = scan(before);
  const last = tokens.at(-1);
  const word =
    last && last.end === offset && ['word', 'variable', 'quoted', 'string'].includes(last.kind)
      ? last
      : undefined;
  const from = word?.at ?? offset;
  const typed = before.slice(from);
  const kind = typed.startsWith('$') ? 'name' : word?.kind === 'string' ? 'value' : 'field';
  const mark = kind === 'name' ? `$${MARK}` : kind === 'value' ? `"${MARK}"` : MARK;
  const head = source.slice(0, from);
  return { kind, from, typed: typed.replace(/^["'`]/, ''), patched: head + mark + closers(head, scan(head)) };
}

const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** A key of an object still wants its value. */
function closers(source: string, tokens: readonly Token[]): string {
  const open: string[] = [];
  for (const { kind, at } of tokens) {
    const char = source.charAt(at);
    if (kind !== 'sign') continue;
    if (char in CLOSES) open.push(char);
    else if (')]}'.includes(char)) open.pop();
    else if (char === ':' && open.at(-1) === '{') open.push(':');
    else if (char === ',' && open.at(-1) === ':') open.pop();
  }
  return open
    .reverse()
    .map((char, i) => (char === ':' ? '' : char === '{' && open[i - 1] !== ':' ? ': 1}' : CLOSES[char]))
    .join('');
}

function look(tree: Tree, _type: Type, here: Type, bindings: Bindings | undefined, found: Found): void {
  if (tree.kind === 'field' && tree.name === MARK) addFields(here, found.fields);
  if (tree.kind === 'name' && tree.name === MARK) addNames(bindings, found.names);
}

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
