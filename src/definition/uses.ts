import type { Definition, Field, Formula } from './model.js';

/** What an expression is for. */
export type Purpose =
  | 'prefill'
  | 'offer'
  | 'computed'
  | 'visible'
  | 'assert'
  | 'key'
  | 'guard'
  | 'document'
  | 'waiver'
  | 'reuse'
  | 'fee'
  | 'deadline'
  | 'effect'
  | 'result'
  | 'agency';

/** One place of a definition that uses something. */
export interface Use {
  readonly purpose: Purpose;
  /** The field's pointer in the form, or the name of the guard, document, lookup …. */
  readonly of: string;
  /** What people call it, when it has a title. */
  readonly title?: string;
  /** Pointer of the expression in the resolved definition. */
  readonly pointer: string;
}

export interface FormulaUse {
  readonly formula: Formula;
  readonly use: Use;
}

type Written = readonly [Purpose, Formula | number | undefined];

/** Every expression of a definition with what it is for, in the order of its parts. */
export function usesOf(definition: Definition): readonly FormulaUse[] {
  const { fields, lookups, guards, documents, fees, deadlines, effects, results, agencies } = definition;
  return [
    ...fields
      .flatMap(field => [field, ...(field.rows?.fields ?? [])])
      .flatMap(field => uses(field.pointer, field.title, formulasOf(field))),
    ...each(lookups, ({ by }) => Object.values(by).map(part => ['key', part])),
    ...each(guards, ({ when }) => [['guard', when]]),
    ...each(documents, ({ needed, waived, reuse = [] }) => [
      ['document', needed],
      ...waived.map(({ when }): Written => ['waiver', when]),
      ...reuse.flatMap(({ when, valid }): Written[] => [
        ['reuse', when],
        ['reuse', valid],
      ]),
    ]),
    ...each(fees, ({ amount }) => [['fee', amount]]),
    ...each(deadlines, ({ amount }) => [['deadline', amount]]),
    ...each(effects, effect => [['effect', effect.kind === 'call' ? effect.send : undefined]]),
    ...each(results, ({ from }) => [['result', from]]),
    ...each(agencies, ({ unit }) => [['agency', unit]]),
  ];
}

const formulasOf = ({ prefill, offer, computed, asserts, visible, rows }: Field): readonly Written[] => [
  ['prefill', rows?.from?.from],
  ...prefill.map(({ from }): Written => ['prefill', from]),
  ['offer', offer],
  ['computed', computed],
  ...visible.map((condition): Written => ['visible', condition]),
  ...asserts.map(({ that }): Written => ['assert', that]),
];

function each<Part extends object>(
  parts: Readonly<Record<string, Part>>,
  written: (part: Part) => readonly Written[],
): readonly FormulaUse[] {
  return Object.entries(parts).flatMap(([name, part]) => {
    const title = 'title' in part && typeof part.title === 'string' ? part.title : undefined;
    return uses(name, title, written(part));
  });
}

const uses = (of: string, title: string | undefined, written: readonly Written[]): readonly FormulaUse[] =>
  written.flatMap(([purpose, formula]) =>
    typeof formula === 'object'
      ? [{ formula, use: { purpose, of, ...(title !== undefined && { title }), pointer: formula.pointer } }]
      : [],
  );
