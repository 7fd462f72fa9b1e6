import { compileExpression, type Expression } from '../../src/expression/compile.js';
import { readsOf } from '../../src/expression/reads.js';
import { type Type, typeOf } from '../../src/expression/types.js';
import { admits } from '../expression/admits.js';
import { commonDocuments, documentOver, seeded, share, wordsOf } from './jsonata-documents.js';
import { type SuiteCase, suite } from './jsonata-suite.js';
import { agree, intended, ours, reference, stopped, theirs } from './outcome.js';
import { covers, recorded } from './recorded.js';
import { typeOfValue } from './type-of-value.js';

/** What the tests over the official suite ask of one case of it: of all in one go, or group by group. */

const full = process.env.THUTUC_FULL === '1';
const crossed = full ? 60 : Math.ceil(13 * share);
const analysed = full ? 40 : Math.ceil(4 * share);

const accepted = ({ expression }: SuiteCase): Expression | undefined => {
  const compiled = compileExpression(expression);
  return compiled.ok ? compiled.expression : undefined;
};

const common = commonDocuments();

/** The first case of each expression that does not ask for the present. */
export const distinct: readonly SuiteCase[] = firstCases().filter(
  ({ expression }) => !/\$(now|millis)\(/.test(expression),
);

function firstCases(): readonly SuiteCase[] {
  const cases = new Map<string, SuiteCase>();
  for (const each of suite) if (!cases.has(each.expression)) cases.set(each.expression, each);
  return [...cases.values()];
}

export interface Crossed {
  readonly compared: number;
  readonly bounded: number;
  readonly different: readonly string[];
}

/** A case over other documents, here and in jsonata. */
export async function crossRun(each: SuiteCase, seed: number): Promise<Crossed> {
  const expression = accepted(each);
  if (!expression) return { compared: 0, bounded: 0, different: [] };
  const random = seeded(seed);
  const generated = Array.from({ length: crossed }, () => documentOver(wordsOf(each.expression), random));
  const shared = full ? common : common.filter(() => random() < 0.4 * share);
  const different: string[] = [];
  let compared = 0;
  let bounded = 0;
  for (const document of [...shared, ...generated]) {
    const mine = ours(expression, document, each.bindings);
    if (stopped(mine) || intended(each.expression, mine)) {
      bounded++;
      continue;
    }
    const other = await theirs(reference(each.expression), document, each.bindings);
    compared++;
    if (!agree(mine, other))
      different.push(
        `${each.expression} over ${JSON.stringify(document)?.slice(0, 300)}: ${JSON.stringify(mine)?.slice(0, 200)} not ${JSON.stringify(other)?.slice(0, 200)}`,
      );
  }
  return { compared, bounded, different };
}

function* evaluations(each: SuiteCase, seed: number) {
  const expression = accepted(each);
  if (!expression) return;
  const random = seeded(seed);
  const generated = Array.from({ length: analysed }, () => documentOver(wordsOf(each.expression), random));
  for (const document of [each.input, ...generated]) yield { expression, document };
}

/** A type says something when it refuses at least three of the six kinds of JSON. */
const refusesThree = (type: Type): boolean =>
  !type.any &&
  [type.null, type.boolean, type.string, type.number, type.object, type.array].filter(each => !each).length >=
    3;

/** Whether the type of a case's expression holds its values, and for how many it says something. */
export function typeRun(each: SuiteCase, seed: number) {
  const unsound: string[] = [];
  let checked = 0;
  let typed = 0;
  const names = Object.fromEntries(
    Object.entries(each.bindings).map(([name, value]) => [name, typeOfValue(value)]),
  );
  for (const { expression, document } of evaluations(each, seed)) {
    const { type } = typeOf(expression.tree, { input: typeOfValue(document), names });
    const outcome = ours(expression, document, each.bindings);
    if ('code' in outcome) continue;
    const value = 'value' in outcome ? outcome.value : undefined;
    checked++;
    if (refusesThree(type)) typed++;
    if (!admits(type, value))
      unsound.push(
        `${each.expression} over ${JSON.stringify(document)?.slice(0, 200)}: ${JSON.stringify(value)?.slice(0, 200)} not in ${JSON.stringify(type).slice(0, 400)}`,
      );
  }
  return { checked, typed, unsound };
}

/** What a case reads outside its read set. */
export function readRun(each: SuiteCase, seed: number) {
  const outside: string[] = [];
  let checked = 0;
  for (const { expression, document } of evaluations(each, seed)) {
    const paths = new Map<string, readonly string[]>();
    const names = Object.fromEntries(
      Object.entries(each.bindings).map(([name, value]) => [name, recorded(value, [`$${name}`], paths)]),
    );
    if (stopped(ours(expression, recorded(document, [''], paths), names))) continue;
    checked++;
    // That there is an input at all is not a read of it.
    const strays = [...paths.values()].filter(
      path => path.length + path[0]!.length > 1 && !readsOf(expression.tree).some(read => covers(read, path)),
    );
    if (strays.length > 0)
      outside.push(
        `${each.expression}: ${JSON.stringify(strays.slice(0, 3))} not in ${JSON.stringify(readsOf(expression.tree))}`,
      );
  }
  return { checked, outside };
}
