import type { FileKind } from '../value/file-kind.js';
import type { FormulaAt } from './formulas.js';
import type { Document, Fee, Formula, Reuse, Waiver } from './model.js';
import { below } from './path.js';
import { listOf, type Raw, rawEntries, rawIn, textIn, textsOf } from './raw.js';
import { listOfEach } from './rows.js';
import type { Sources } from './sources.js';

/** Makes a formula of a text the language itself writes. */
type Written = (text: string, pointer: string) => Formula | undefined;

export function documentsOf(
  raw: Raw,
  formulaAt: FormulaAt,
  { registries }: Sources,
  written: Written,
): Readonly<Record<string, Document>> {
  const documents = rawEntries(raw.documents).map(([name, document]): [string, Document] => {
    const pointer = below('/documents', name);
    const needed = formulaAt(below(pointer, 'needed'));
    const each = listOfEach(document.each);
    const waiversIn = (key: string): readonly Waiver[] =>
      listOf(document[key]).map((waiver, i) => waiverOf(waiver, formulaAt(below(pointer, key, i, 'when'))));
    const valid = ({ by }: Waiver, i: number): Pick<Reuse, 'valid'> => {
      const registry = textIn(rawIn(raw.lookups, by), 'registry') ?? '';
      const text = Object.hasOwn(registries, registry) && validText(by, registries[registry]!.paper);
      const formula = text ? written(text, below(pointer, 'reuse', i)) : undefined;
      return formula ? { valid: formula } : {};
    };
    const value: Document = {
      name,
      title: textIn(document, 'title') ?? name,
      hand: document.hand === 'show' ? 'show' : 'file',
      ...(each === undefined ? {} : { each }),
      ...(needed ? { needed } : {}),
      or: textsOf(document.or),
      ...(Array.isArray(document.accepts)
        ? { accepts: textsOf(document.accepts) as readonly FileKind[] }
        : {}),
      ...(typeof document.maxBytes === 'number' ? { maxBytes: document.maxBytes } : {}),
      waived: waiversIn('waived'),
      ...(document.reuse === undefined
        ? {}
        : { reuse: waiversIn('reuse').map((each, i) => ({ ...each, ...valid(each, i) })) }),
      pointer,
    };
    return [name, value];
  });
  return Object.fromEntries(documents);
}

const waiverOf = (waiver: unknown, when: Waiver['when']): Waiver => ({
  by: textIn(waiver, 'by') ?? '',
  signed: (waiver as Raw | null)?.signed === true,
  ...(when ? { when } : {}),
  basis: textIn(waiver, 'basis') ?? '',
});

/** That today is one of the days a stored paper is valid. A day its record does not name bounds nothing. */
function validText(lookup: string, paper: { readonly from?: string; readonly to?: string } = {}): string {
  const bound = (field: string, sign: string): string =>
    `($not($exists($${lookup}.${field})) or $${lookup}.${field} ${sign} $today)`;
  return [
    ...(paper.from === undefined ? [] : [bound(paper.from, '<=')]),
    ...(paper.to === undefined ? [] : [bound(paper.to, '>=')]),
  ].join(' and ');
}

/** The fees; `numeral` gives the formula of an amount written as a plain number. */
export function feesOf(
  raw: Raw,
  formulaAt: FormulaAt,
  numeral: (value: number, pointer: string) => Fee['amount'] | undefined,
): Readonly<Record<string, Fee>> {
  const fees = rawEntries(raw.fees).flatMap(([name, fee]): [string, Fee][] => {
    const pointer = below('/fees', name);
    const at = below(pointer, 'amount');
    const amount = typeof fee.amount === 'number' ? numeral(fee.amount, at) : formulaAt(at);
    if (!amount) return [];
    const title = textIn(fee, 'title');
    const due = textIn(fee, 'due');
    const basis = textIn(fee, 'basis') ?? '';
    return [[name, { name, ...(title ? { title } : {}), amount, ...(due ? { due } : {}), basis, pointer }]];
  });
  return Object.fromEntries(fees);
}
