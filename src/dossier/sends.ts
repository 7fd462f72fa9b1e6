import type { FiledScope } from '../procedure/filed-scope.js';
import type { Procedure } from '../procedure/procedure.js';
import { buildResult } from '../procedure/result.js';
import { type Refusal, refuse } from './refusal.js';

/** What a step sends out: effects by name, each once, what each sends, and the results it issues. */
export interface Sends {
  readonly ok: true;
  readonly effects: readonly string[];
  readonly sends: Readonly<Record<string, unknown>>;
  readonly results: Readonly<Record<string, unknown>>;
}

/**
 * Builds what the effects of a step send. A result that does not fit its own schema refuses the step: a wrong
 * certificate must not leave the house.
 */
export function sendsOf(
  procedure: Procedure,
  scope: FiledScope,
  actions: readonly string[],
): Sends | Refusal {
  const effects = [...new Set(actions)];
  const sends: Record<string, unknown> = {};
  const results: Record<string, unknown> = {};
  for (const name of effects) {
    const effect = procedure.definition.effects[name];
    if (effect?.kind === 'call' && effect.send) sends[name] = scope.evaluate(effect.send) ?? null;
    if (effect?.kind !== 'issue') continue;
    const { title, payload = null, issues } = buildResult(procedure, effect.result, scope);
    if (issues.length > 0) return refuse('invalid', ...unfinished(title), issues);
    results[effect.result] = payload;
  }
  return { ok: true, effects, sends, results };
}

const unfinished = (title: string) =>
  [
    `Chưa lập được kết quả "${title}": dữ liệu còn thiếu hoặc sai.`,
    `The result "${title}" cannot be made yet: its data are missing or wrong.`,
  ] as const;
