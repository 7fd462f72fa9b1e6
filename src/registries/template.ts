import { isWellFormed } from '../source/sound-value.js';
import { unknownName } from './misconfigured.js';

/** Longer than any key or list of fields. */
const LONGEST = 4000;

/** What is put into the stand-ins of a template, by their names. Without a value it is not there. */
export type StandIns = Readonly<Record<string, unknown>>;

/** Stand-ins besides the parts of the key: the words of the question. */
export const questionWords = ['$fields', '$basis', '$procedure', '$dossier'] as const;

const standIn = /\{(\$?[A-Za-z]\w*)\}/g;
const alone = /^\{(\$?[A-Za-z]\w*)\}$/;

/** Names of the stand-ins in a text. */
export const standInsOf = (text: string): readonly string[] =>
  [...text.matchAll(standIn)].map(([, name]) => name!);

/** Every stand-in of a template of JSON. */
export function standInsIn(template: unknown): readonly string[] {
  if (typeof template === 'string') return standInsOf(template);
  return typeof template === 'object' && template !== null ? Object.values(template).flatMap(standInsIn) : [];
}

/** @throws ConfigurationError when a stand-in is no part of the key and no word of the question */
export function requireStandIns(option: string, names: readonly string[], parts: readonly string[]): void {
  const known = [...parts, ...questionWords];
  for (const name of names) if (!known.includes(name)) throw unknownName(option, name, known);
}

/** The text with its stand-ins put in; undefined when one of them has no value, or one that no text should hold. */
export function filledText(
  text: string,
  values: StandIns,
  encoded: (value: string) => string = value => value,
): string | undefined {
  let whole = true;
  const filled = text.replace(standIn, (_, name: string) => {
    const value = sayable(values[name]);
    if (value === undefined) whole = false;
    return value === undefined ? '' : encoded(value);
  });
  return whole ? filled : undefined;
}

/**
 * JSON with its stand-ins put in. A text that is nothing but a stand-in becomes the value itself; a member or element
 * whose stand-in has no value is left out.
 */
export function filledJson(template: unknown, values: StandIns): unknown {
  if (typeof template === 'string') {
    const [, name] = alone.exec(template) ?? [];
    return name === undefined ? filledText(template, values) : itself(values[name]);
  }
  if (Array.isArray(template))
    return template.map(each => filledJson(each, values)).filter(each => each !== undefined);
  if (typeof template !== 'object' || template === null) return template;
  const members = Object.entries(template).map(([name, each]) => [name, filledJson(each, values)] as const);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

const itself = (value: unknown): unknown => (sayable(value) === undefined ? undefined : value);

/** Text as it may stand in an address or a body: a list is its elements with commas. */
function sayable(value: unknown): string | undefined {
  const said = Array.isArray(value) ? value.join(',') : value;
  if (typeof said !== 'string' && typeof said !== 'number' && typeof said !== 'boolean') return undefined;
  const text = String(said);
  return text !== '' && text.length <= LONGEST && isWellFormed(text) ? text : undefined;
}
