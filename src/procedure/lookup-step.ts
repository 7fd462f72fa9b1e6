import type { Lookup } from '../definition/model.js';
import { jsonEqual } from '../value/json-equal.js';
import type { LookupAnswer } from './draft.js';
import { type Code, codeOf } from './formula-code.js';
import { evaluate, type Pass, type Step } from './pass.js';

/** What `$lookups.<name>` shows. */
const summary = (answer: LookupAnswer | undefined) =>
  answer === undefined
    ? { outcome: 'notAsked', signed: false, complete: false, asOf: undefined }
    : { outcome: answer.outcome, signed: answer.signed, complete: answer.complete, asOf: answer.asOf };

/** Finds the answer that belongs to the key as it stands, or asks for one. */
export function lookupStep(lookup: Lookup): Step {
  const { name, registry, basis, fields } = lookup;
  const parts = Object.entries(lookup.by).map(([part, formula]) => [part, codeOf(formula)] as const);
  return pass => {
    const by = keyOf(pass, parts);
    const answer = by && current(pass.draft.lookups, name, by);
    if (by && !answer) pass.asks.push({ lookup: name, registry, by, fields, basis });
    if (answer?.outcome === 'unavailable' && lookup.unavailable === 'stop') pass.stopped.push(name);
    pass.answers[name] = answer;
    pass.names[name] = answer?.outcome === 'found' ? answer.record : undefined;
    (pass.names.lookups as Record<string, unknown>)[name] = summary(answer);
  };
}

/** The whole key, or nothing while a part of it is not known. */
function keyOf(pass: Pass, parts: readonly (readonly [string, Code])[]): Record<string, unknown> | undefined {
  const key: Record<string, unknown> = {};
  for (const [part, code] of parts) {
    const value = evaluate(pass, code);
    if (value === undefined || value === null || value === '' || typeof value === 'object') return undefined;
    key[part] = value;
  }
  return key;
}

function current(answers: Readonly<Record<string, LookupAnswer>>, name: string, by: Record<string, unknown>) {
  const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
  return answer && jsonEqual(answer.key, by) ? answer : undefined;
}
