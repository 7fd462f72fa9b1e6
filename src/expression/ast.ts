/** The parts of jsonata's syntax tree that are read. Only `parse.ts` and `convert.ts` see it. */
export interface Ast {
  readonly type: string;
  readonly value?: unknown;
  readonly position?: number;
  readonly steps?: readonly Ast[];
  readonly stages?: readonly Ast[];
  readonly predicate?: readonly Ast[];
  readonly expr?: Ast;
  readonly expression?: Ast;
  readonly expressions?: readonly Ast[];
  readonly arguments?: readonly Ast[];
  readonly procedure?: Ast;
  readonly lhs?: unknown;
  readonly rhs?: Ast;
  readonly condition?: Ast;
  readonly then?: Ast;
  readonly else?: Ast;
  readonly keepArray?: boolean;
  readonly keepSingletonArray?: boolean;
  readonly consarray?: boolean;
  readonly group?: Ast;
  readonly focus?: string;
  readonly index?: string;
  readonly slot?: { readonly label: string };
  readonly ancestor?: { readonly label: string };
  readonly tuple?: boolean;
  readonly body?: Ast;
  readonly thunk?: boolean;
  readonly terms?: readonly { readonly descending: boolean; readonly expression: Ast }[];
  /** Of a lambda: an object with its text, or where the parser is built in, the text itself. */
  readonly signature?: string | { readonly definition: string };
}
