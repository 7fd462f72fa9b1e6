import { below } from '../../definition/path.js';
import { textIn } from '../../definition/raw.js';
import type { Reading } from '../../definition/read.js';
import { valueAt } from '../../source/pointer.js';
import { text } from '../../source/text.js';
import { didYouMean } from '../did-you-mean.js';
import { usesIn } from '../members.js';
import type { Report, Rule } from '../rule.js';

/** A target, an `initial` or a `pausedIn` may only name a state that exists where it is looked for. */
export const unknownState: Rule = {
  code: 'unknown-state',
  severity: 'error',
  check(reading, report) {
    for (const { target, pointer, states } of reading.flow.lost) {
      const near = target.startsWith('.') || target.startsWith('#') ? allStates(reading) : states;
      tell(report, target, pointer, near);
    }
    checkInitial(reading, '/workflow', '', report);
    for (const { id, pointer } of reading.flow.graph.states) checkInitial(reading, pointer, `${id}.`, report);
    const ids = new Set(allStates(reading));
    for (const { name, at } of usesIn(reading, 'deadlines', 'pausedIn'))
      if (!ids.has(name)) tell(report, name, at.pointer, ids);
  },
};

const allStates = ({ flow }: Reading): readonly string[] => flow.graph.states.map(({ id }) => id);

function checkInitial(reading: Reading, pointer: string, prefix: string, report: Report): void {
  const initial = textIn(valueAt(reading.raw, pointer), 'initial');
  const children = allStates(reading)
    .filter(id => id.startsWith(prefix) && !id.slice(prefix.length).includes('.'))
    .map(id => id.slice(prefix.length));
  if (initial !== undefined && !children.includes(initial))
    tell(report, initial, below(pointer, 'initial'), children);
}

const tell = (report: Report, name: string, pointer: string, known: Iterable<string>): void =>
  report(
    { pointer },
    text(`Không có trạng thái "${name}".`, `There is no state "${name}".`),
    didYouMean(name, known),
  );
