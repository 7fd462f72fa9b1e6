/** What hangs a backtracking engine: nested, overlapping and adjacent repetitions, and shapes found in the field. */
const nested = ['a', '\\w', '.', '[a-z]', '(?:a|b)', '(?:a|a)', '(?:a|ab)', '(?:a?b?)'].flatMap(body =>
  ['(?:X+)+', '(?:X*)*', '(?:X+)*', '(?:X*)+', '(?:X{1,9})+', '(?:(?:X+)+)+', '(?:X|X+)*'].map(
    shape => `^${shape.replaceAll('X', body)}!$`,
  ),
);
const adjacent = ['a', '\\w', '.', '[^!]'].flatMap(body =>
  ['X*X*X*X*X*!$', 'X+X+X+b?!', '^(X*){12}!', 'X{0,30}X{0,30}!$', '^X*?X*?X+?!$'].map(shape =>
    shape.replaceAll('X', body),
  ),
);
const found = [
  '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '^([a-zA-Z0-9_.\\-])+@(([a-zA-Z0-9\\-])+\\.)+([a-zA-Z0-9]{2,4})+$',
  '^(\\w+\\s?)*$!',
  '^(?:\\w+\\.)*\\w+@!$',
  '(?:\\s*,\\s*)*!',
  '^\\s+|\\s+$!',
  '(?:a|b)*a(?:a|b){12}!',
  '(?:a|b)*a(?:a|b){200}!',
  '^(?:.*a.{0,90}b)!$',
  '(?:\\ba\\B|\\Ba\\b|a)*!',
  '(?:(?:^a|a)*$)*!',
  '(?:\\p{L}+\\s*)+!',
  '^(?:(?:a{0,20}){0,20}){0,5}!$',
  '(?:.*){9}!',
  '(x+x+)+y!',
  '^(?:(?:\\d{1,3}[,.]?)+)+!$',
  '(?:<[^>]*>?)*!',
];
export const hostile = [...nested, ...adjacent, ...found];
