import { codeListOf } from '../definition/codes.js';
import type { JsonSchema } from '../definition/model.js';
import { memberOf } from '../definition/raw.js';
import type { CodeList, CodeValue } from '../definition/sources.js';
import type { Procedure } from '../procedure/procedure.js';
import { translated } from '../procedure/titles.js';
import type { Lang } from '../source/text.js';

/** The title of a value of a code list, or the value itself where the list does not know it. */
export type TitleOf = (value: unknown) => string;

/** Titles of the codes a schema is bound to; none where it is bound to no list. */
export function codeTitles(
  { artefact, definition }: Procedure,
  schema: JsonSchema,
  lang: Lang,
): TitleOf | undefined {
  const values = valuesOf(artefact.codes ?? {}, schema);
  if (!values) return undefined;
  const titles = new Map(
    values.map(({ code, title, en }) => {
      const words = translated(definition, title)[lang];
      return [code, lang === 'en' && en !== undefined ? en : words] as const;
    }),
  );
  return value => titles.get(value as string) ?? String(value);
}

function valuesOf(
  lists: Readonly<Record<string, CodeList>>,
  schema: JsonSchema,
): readonly CodeValue[] | undefined {
  if (Array.isArray(schema.codes)) return schema.codes as readonly CodeValue[];
  const name = codeListOf(schema);
  const list = name === undefined ? undefined : (memberOf(lists, name) as CodeList | undefined);
  return list?.values;
}
