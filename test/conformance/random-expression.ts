import fc from 'fast-check';

const FIELDS = ['a', 'b', 'c'] as const;
const CALLS: readonly (readonly [name: string, least: number, most: number])[] = [
  ['sum', 1, 1], ['count', 1, 1], ['max', 1, 1], ['min', 1, 1], ['average', 1, 1], ['string', 0, 2], ['number', 0, 1],
  ['boolean', 0, 1], ['not', 0, 1], ['exists', 1, 1], ['length', 0, 1], ['uppercase', 0, 1], ['lowercase', 0, 1],
  ['trim', 0, 1], ['substring', 1, 3], ['substringBefore', 1, 2], ['substringAfter', 1, 2], ['contains', 1, 2],
  ['split', 1, 3], ['join', 1, 2], ['replace', 2, 4], ['append', 2, 2], ['reverse', 1, 1], ['distinct', 1, 1],
  ['keys', 0, 1], ['lookup', 1, 2], ['merge', 1, 1], ['spread', 0, 1], ['type', 1, 1], ['abs', 0, 1], ['floor', 0, 1],
  ['ceil', 0, 1], ['round', 1, 2], ['power', 1, 2], ['sqrt', 0, 1], ['zip', 1, 3],
  ['sort', 1, 1],
  ['pad', 1, 3], ['formatBase', 1, 2],
  ['encodeUrlComponent', 0, 1], ['decodeUrl', 0, 1],
]; // biome-ignore format: a table

const literal = fc.constantFrom(
  '1',
  '0',
  '-1',
  '2.5',
  '"a"',
  '""',
  '"3"',
  '"Order"',
  'true',
  'false',
  'null',
  '[]',
  '{}',
  'nothing',
);

/** Functions that call a function, with what may be handed to them. */
const HIGHER = ['map', 'filter', 'single', 'reduce', 'each', 'sift', 'sort'] as const;
const FUNCTIONS = [
  '$string',
  '$boolean',
  '$sum',
  '$append',
  '$uppercase',
  '$not',
  '/a/',
  '/(O)(r)?/i',
  '$x',
  '$f',
];

/** Small expressions of the subset over the fields a, b and c, the variable `$v` and names of their own. */
export const expressions: fc.Arbitrary<string> = fc.letrec<{
  any: string;
  head: string;
  step: string;
  call: string;
  path: string;
  lambda: string;
  stream: string;
  higher: string;
}>(tie => ({
  any: fc.oneof(
    { maxDepth: 5, depthSize: 'small', withCrossShrink: true },
    literal,
    tie('path'),
    tie('path'),
    tie('call'),
    tie('higher'),
    tie('stream'),
    fc.constantFrom('$x', '$y', '$f'),
    fc.tuple(tie('lambda'), tie('any'), tie('any')).map(([of, one, other]) => `${of}(${one}, ${other})`),
    fc.tuple(tie('any'), tie('any'), tie('any')).map(([x, f, then]) => `($x := ${x}; $f := ${f}; ${then})`),
    fc.tuple(tie('lambda'), tie('any')).map(([f, then]) => `($f := ${f}; ${then})`),
    fc.tuple(tie('any'), tie('any')).map(([left, right]) => `(${left} ~> ${right})`),
    fc.tuple(tie('any'), tie('lambda')).map(([left, right]) => `(${left} ~> ${right})`),
    fc.tuple(tie('any'), tie('call')).map(([left, right]) => `(${left} ~> ${right})`),
    fc.tuple(fc.constantFrom('$f', '$x'), tie('any')).map(([of, arg]) => `${of}(${arg})`),
    fc.tuple(tie('lambda'), tie('any'), tie('any')).map(([of, one, other]) => `(${of})(?, ${one})(${other})`),
    fc
      .tuple(
        tie('any'),
        fc.constantFrom(
          '+',
          '-',
          '*',
          '/',
          '%',
          '&',
          '=',
          '!=',
          '<',
          '<=',
          '>',
          '>=',
          ' and ',
          ' or ',
          ' in ',
        ),
        tie('any'),
      )
      .map(([left, op, right]) => `(${left})${op}(${right})`),
    fc
      .tuple(tie('any'), tie('any'), tie('any'))
      .map(([when, then, otherwise]) => `(${when} ? ${then} : ${otherwise})`),
    fc
      .tuple(tie('any'), fc.constantFrom('?:', '??'), tie('any'))
      .map(([left, op, right]) => `(${left} ${op} ${right})`),
    fc.array(tie('any'), { maxLength: 3 }).map(items => `[${items.join(', ')}]`),
    fc
      .tuple(fc.constantFrom('"k"', 'a', '"a"'), tie('any'), tie('any'))
      .map(([key, one, other]) => `{${key}: ${one}, "m": ${other}}`),
    fc.tuple(tie('any'), tie('any')).map(([from, to]) => `[${from}..${to}]`),
    fc.array(tie('any'), { maxLength: 2 }).map(items => `(${items.join('; ')})`),
    tie('any').map(of => `-(${of})`),
  ),
  call: fc
    .constantFrom(...CALLS)
    .chain(([name, least, most]) =>
      fc.array(tie('any'), { minLength: least, maxLength: most }).map(args => `$${name}(${args.join(', ')})`),
    ),
  lambda: fc
    .tuple(fc.constantFrom('', '$x', '$x, $y', '$y, $i, $x'), tie('any'))
    .map(([params, body]) => `function(${params}){ ${body} }`),
  higher: fc
    .tuple(
      fc.constantFrom(...HIGHER),
      tie('any'),
      fc.oneof(fc.constantFrom(...FUNCTIONS), tie('lambda'), tie('lambda')),
    )
    .map(([name, list, of]) => `$${name}(${list}, ${of})`),
  stream: fc
    .tuple(
      tie('head'),
      fc.array(
        fc.tuple(
          fc.oneof(fc.constantFrom(...FIELDS, '*', '$', '(a.b)', '%', '%', '%.a'), tie('step')),
          fc.constantFrom(
            '',
            '',
            '@$x',
            '#$y',
            '@$x#$i',
            '#$i[$i=1]',
            '[0]',
            '[%.a = b]',
            '[$x = a]',
            '^(a)',
            '^(>$)',
          ),
        ),
        { minLength: 1, maxLength: 3 },
      ),
      fc.constantFrom(
        '',
        '',
        '[]',
        '[0]',
        '{a: $x}',
        '{"k": $}',
        '{$string(a): $y, "m": %}',
        '.[$x, $y]',
        '.{"i": $i}',
      ),
    )
    .map(([head, steps, end]) => `${head}${steps.map(([step, mark]) => `.${step}${mark}`).join('')}${end}`),
  head: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.constantFrom(...FIELDS),
    fc.constantFrom('$', '$$', '$v', '*', '**', 'a', 'b'),
    tie('any').map(of => `(${of})`),
    tie('any').map(of => `[${of}]`),
    tie('call'),
  ),
  step: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.constantFrom(...FIELDS),
    fc.constantFrom('*', '**', '$', '`a`', '$v'),
    tie('any').map(of => `(${of})`),
    tie('any').map(of => `[${of}]`),
    tie('any').map(of => `{"k": ${of}}`),
    tie('call'),
  ),
  path: fc
    .tuple(
      tie('head'),
      fc.array(
        fc.tuple(
          tie('step'),
          fc.constantFrom('', '', '', '', '[]', '[0]', '[-1]', '[b]', '[$ = 1]', '^(a)', '^(>a, b)'),
        ),
        { maxLength: 3 },
      ),
      fc.constantFrom('', '', '', '[]', '[0]', '[-1]', '[1.5]', '[a=1]', '[[0,1]]', '^($)', '#$i[$i<1]'),
    )
    .map(
      ([head, steps, mark]) => `${head}${mark}${steps.map(([step, filter]) => `.${step}${filter}`).join('')}`,
    ),
})).any;

const scalar = fc.constantFrom<unknown>(null, true, false, 0, 1, 2, -1, 1.5, '', 'a', '3', 'Order');

/** Small documents over the fields a, b and c, rich in empty, nested and lone arrays. */
export const documents: fc.Arbitrary<unknown> = fc.letrec<{ any: unknown }>(tie => ({
  any: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.record({ a: tie('any'), b: tie('any'), c: tie('any') }, { requiredKeys: [] }),
    fc.record({ a: tie('any'), b: tie('any'), c: tie('any') }, { requiredKeys: [] }),
  ),
})).any;
