import type { FormulaAt } from './formulas.js';
import type { Effect, JsonSchema, Result } from './model.js';
import { below } from './path.js';
import { isRaw, type Raw, rawEntries, textIn } from './raw.js';

export function effectsOf(raw: Raw, formulaAt: FormulaAt): Readonly<Record<string, Effect>> {
  const effects = rawEntries(raw.effects).flatMap(([name, effect]): [string, Effect][] => {
    const value = effectOf(name, effect, below('/effects', name), formulaAt);
    return value ? [[name, value]] : [];
  });
  return Object.fromEntries(effects);
}

function effectOf(name: string, effect: Raw, pointer: string, formulaAt: FormulaAt): Effect | undefined {
  const [notice, call, result] = ['notice', 'call', 'issue'].map(key => textIn(effect, key));
  if (notice !== undefined) return { kind: 'notice', name, notice, to: textIn(effect, 'to') ?? '', pointer };
  if (result !== undefined) return { kind: 'issue', name, result, pointer };
  if (call === undefined) return undefined;
  const send = formulaAt(below(pointer, 'send'));
  const answer = textIn(effect, 'answer');
  const failed = textIn(effect, 'failed');
  return {
    kind: 'call',
    name,
    call,
    ...(send ? { send } : {}),
    ...(answer ? { answer } : {}),
    ...(failed ? { failed } : {}),
    pointer,
  };
}

export function resultsOf(
  raw: Raw,
  formulaAt: FormulaAt,
  expand: (schema: JsonSchema) => JsonSchema,
): Readonly<Record<string, Result>> {
  const results = rawEntries(raw.results).map(([name, result]): [string, Result] => {
    const pointer = below('/results', name);
    const from = formulaAt(below(pointer, 'from'));
    const into = textIn(result, 'into');
    const value: Result = {
      name,
      code: textIn(result, 'code') ?? '',
      title: textIn(result, 'title') ?? name,
      ...(isRaw(result.schema) ? { schema: expand(result.schema) } : {}),
      ...(from ? { from } : {}),
      ...(into ? { into } : {}),
      pointer,
    };
    return [name, value];
  });
  return Object.fromEntries(results);
}
