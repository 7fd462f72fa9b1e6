import type { FileKind } from '../value/file-kind.js';
import type { FormulaAt } from './formulas.js';
import type { Document, Fee, Waiver } from './model.js';
import { below } from './path.js';
import { listOf, type Raw, rawEntries, textIn, textsOf } from './raw.js';

export function documentsOf(raw: Raw, formulaAt: FormulaAt): Readonly<Record<string, Document>> {
  const documents = rawEntries(raw.documents).map(([name, document]): [string, Document] => {
    const pointer = below('/documents', name);
    const needed = formulaAt(below(pointer, 'needed'));
    const value: Document = {
      name,
      title: textIn(document, 'title') ?? name,
      hand: document.hand === 'show' ? 'show' : 'file',
      ...(needed ? { needed } : {}),
      or: textsOf(document.or),
      ...(Array.isArray(document.accepts)
        ? { accepts: textsOf(document.accepts) as readonly FileKind[] }
        : {}),
      ...(typeof document.maxBytes === 'number' ? { maxBytes: document.maxBytes } : {}),
      waived: listOf(document.waived).map((waiver, i) =>
        waiverOf(waiver, formulaAt(below(pointer, 'waived', i, 'when'))),
      ),
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
