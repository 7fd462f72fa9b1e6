import { LIBRARY } from './library.js';
import { childrenOf, type Path, type Tree } from './tree.js';

/**
 * One value an expression may read, whole: where it hangs (`$form`; `''` for the input) and the fields down to it.
 * Array positions are not written; `*` is any field; a last `**` says the expression itself walks everything below.
 */
export type Read = readonly string[];

/** A name in an expression and where it stands (UTF-16 units). */
export interface Mention {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
}

/** Functions whose result holds the very values of their arguments, so that steps after the call lead into them. */
const PASSING = new Set(['append', 'reverse', 'sort', 'distinct', 'zip']);
/** Functions that walk into every field of their argument. */
const WALKING = new Set(['keys', 'spread', 'merge', 'lookup']);

/** Follows values through a tree: `follow` says which places a node's value may be, and notes what it reads on the way. */
class Tracing {
  readonly reads = new Map<string, Read>();
  readonly heads = new Map<number, Mention>();

  note(places: readonly Read[], ...more: readonly string[]): void {
    for (const place of places) {
      const read = place.at(-1) === '**' ? place : [...place, ...more];
      this.reads.set(JSON.stringify(read), read);
    }
  }

  use(tree: Tree, here: readonly Read[]): void {
    this.note(this.follow(tree, here));
  }

  follow(tree: Tree, here: readonly Read[]): readonly Read[] {
    switch (tree.kind) {
      case 'name':
        return [[`$${tree.name}`]];
      case 'context':
        return here;
      case 'root':
        return [['']];
      case 'field':
        return this.#step(tree.name, tree, here);
      case 'wildcard':
        // Of a list `*` gives the elements, which lie where the list does.
        return [...here, ...this.#step('*', tree, here)];
      case 'descendants':
        return this.#step('**', tree, here);
      case 'path':
        return this.#path(tree, here);
      case 'select':
        return this.#select(this.follow(tree.of, here), tree.by);
      default:
        return this.#compound(tree, here);
    }
  }

  #step(name: string, { at, length }: Tree, here: readonly Read[]): readonly Read[] {
    if (here.some(place => place.length === 1 && place[0] === '')) {
      this.heads.set(at, { name, offset: at, length });
    }
    return here.map(place => under(place, name));
  }

  /** A step that leads on from none of its values, `rows.(1)`, still reads how many there are. */
  #path(tree: Path, here: readonly Read[]): readonly Read[] {
    let places = here;
    for (const step of tree.steps) {
      const next = this.follow(step, places);
      const read = [...this.reads.values(), ...next];
      if (places !== here) this.note(places.filter(place => !read.some(each => startsWith(each, place))));
      places = next;
    }
    return places;
  }

  #select(places: readonly Read[], by: readonly Tree[]): readonly Read[] {
    for (const test of by) if (test.kind !== 'literal') this.use(test, places);
    return places;
  }

  #compound(tree: Tree, here: readonly Read[]): readonly Read[] {
    if (tree.kind === 'condition') {
      this.use(tree.when, here);
      return [tree.then, tree.otherwise].flatMap(each => (each ? this.follow(each, here) : []));
    }
    if (tree.kind === 'fallback' && tree.op === '?:') this.use(tree.left, here);
    if (tree.kind === 'fallback') return [tree.left, tree.right].flatMap(each => this.follow(each, here));
    if (tree.kind === 'array') return tree.items.flatMap(each => this.follow(each, here));
    if (tree.kind === 'block') {
      for (const each of tree.items.slice(0, -1)) this.use(each, here);
      return tree.items.slice(-1).flatMap(each => this.follow(each, here));
    }
    if (tree.kind === 'call') return this.#call(tree.name, tree.args, here);
    for (const child of childrenOf(tree)) this.use(child, here);
    return [];
  }

  #call(name: string, args: readonly Tree[], here: readonly Read[]): readonly Read[] {
    // A function may take the value at hand for an argument left out.
    const places = args.map(arg => this.follow(arg, here));
    if (PASSING.has(name)) return places.flat();
    if (takesContext(name, args.length)) this.note(here);
    if (name === 'lookup' && args[1]?.kind === 'literal' && typeof args[1].value === 'string') {
      const key = args[1].value;
      return (places[0] ?? []).map(place => under(place, key));
    }
    if (!WALKING.has(name)) {
      this.note(places.flat());
      return [];
    }
    this.note(places.flat(), '**');
    return places.flat().map(place => under(place, '**'));
  }
}

const takesContext = (name: string, given: number): boolean => {
  const parameters = LIBRARY.get(name)?.signature.parameters ?? [];
  return parameters[0]?.context === true && given < parameters.length;
};

const startsWith = (read: Read, place: Read): boolean => place.every((part, i) => read[i] === part);

const under = (place: Read, name: string): Read => (place.at(-1) === '**' ? place : [...place, name]);

/** What an expression may read, at most: every value it can see lies at or below one of these. */
export function readsOf(tree: Tree): readonly Read[] {
  const tracing = new Tracing();
  tracing.use(tree, [['']]);
  return [...tracing.reads.values()];
}

/** Every `$name` an expression mentions, in the order written, each place of it. */
export function namesOf(tree: Tree): readonly Mention[] {
  const own = tree.kind === 'name' ? [{ name: tree.name, offset: tree.at, length: tree.length }] : [];
  return [...own, ...childrenOf(tree).flatMap(namesOf)];
}

/** Every field that is looked up in the input itself: an error where an expression has only names. */
export function bareHeadsOf(tree: Tree): readonly Mention[] {
  const tracing = new Tracing();
  tracing.use(tree, [['']]);
  return [...tracing.heads.values()];
}
