import type { Definition, JsonSchema } from '../definition/model.js';
import { pathOf } from '../source/pointer.js';
import { type Text, text } from '../source/text.js';
import { isRecord, valueAt } from './path.js';

type Translations = Pick<Definition, 'translations'>;

/** Words of the definition with their English translation, or as they are where there is none. */
export function translated({ translations }: Translations, words: string): Text {
  const english = translations.en ?? {};
  return text(words, Object.hasOwn(english, words) ? english[words]! : words);
}

/** Gives the title of the property at a pointer of the data a schema describes, if it has one. */
export function titlesIn(
  definition: Translations,
  schema: JsonSchema,
): (pointer: string) => Text | undefined {
  return pointer => {
    let node: unknown = schema;
    for (const name of pathOf(pointer)) {
      node = valueAt(node, ['properties', name]) ?? valueAt(node, ['items']);
    }
    return isRecord(node) && typeof node.title === 'string' ? translated(definition, node.title) : undefined;
  };
}
