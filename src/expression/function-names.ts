/** The functions of the subset, without their `$`. `library.ts` defines each; no `$name` may be one of these. */
export const FUNCTION_NAMES: ReadonlySet<string> = new Set(
  (
    'map filter single reduce each sift match sum count max min average string number boolean not exists length uppercase lowercase trim substring ' +
    'substringBefore substringAfter contains split join replace pad append reverse sort distinct keys lookup merge spread type ' +
    'abs floor ceil round power sqrt zip now millis formatBase encodeUrl encodeUrlComponent decodeUrl ' +
    'decodeUrlComponent formatNumber formatInteger parseInteger fromMillis toMillis days years addDays addMonths inWords fold'
  ).split(' '),
);
