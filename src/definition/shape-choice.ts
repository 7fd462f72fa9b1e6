import { nearest } from '../source/nearest.js';
import { isObject } from '../source/own.js';
import type { JsonSchema } from './model.js';
import type { Walk } from './shape-walk.js';
import { kindsFit, noneOf, together, wrongKind } from './shape-words.js';

/**
 * Judges a value by the one alternative of an `anyOf` it was meant as: first by its kind, then, among objects, by
 * the key only one of them requires.
 */
export function alternative(walk: Walk, value: unknown, anyOf: readonly JsonSchema[], pointer: string): void {
  const choices = anyOf.map(choice => walk.resolve(choice));
  const likely = choices.filter(choice => kindsFit(value, choice));
  const [only, other] = likely;
  if (!only) {
    const { message, mend } = wrongKind(walk, value, choices, pointer);
    walk.report('wrong-kind', pointer, 'value', message, mend);
  } else if (!other) {
    walk.fits(value, only, pointer);
  } else if (!likely.some(choice => walk.wouldFit(value, choice, pointer))) {
    const keyed = isObject(value);
    if (keyed) byKey(walk, value, likely, pointer);
    else walk.fits(value, only, pointer);
  }
}

function byKey(walk: Walk, value: object, choices: readonly JsonSchema[], pointer: string): void {
  const marks = choices.map(choice => markOf(choice, choices));
  const given = Object.keys(value);
  const [first, second] = given.filter(key => marks.includes(key));
  const mark = first ?? given.map(key => nearest(key, marks)).find(meant => meant !== undefined);
  const chosen = choices[marks.indexOf(mark ?? '')];
  if (first !== undefined && second !== undefined) together(walk, pointer, first, second);
  else if (chosen) walk.fits(value, chosen, pointer);
  else noneOf(walk, pointer, marks);
}

/** The key that tells a choice apart: required by it and by no other. */
function markOf(choice: JsonSchema, choices: readonly JsonSchema[]): string {
  const required = (schema: JsonSchema) =>
    Array.isArray(schema.required) ? (schema.required as string[]) : [];
  const mark = required(choice).find(
    key => !choices.some(other => other !== choice && required(other).includes(key)),
  );
  return mark ?? '';
}
