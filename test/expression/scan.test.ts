import { describe, expect, test } from 'vitest';
import { closingEnds, scan } from '../../src/expression/scan.js';

/** Each token as `kind text`. */
const told = (source: string): readonly string[] =>
  scan(source).map(({ kind, at, end }) => `${kind} ${source.slice(at, end)}`);

const words = (...all: readonly string[]): readonly string[] =>
  all.map(
    each => `${each.startsWith('$') ? 'variable' : /^[\p{L}\d]/u.test(each) ? 'word' : 'sign'} ${each}`,
  );

describe('tokens', () => {
  test.each<[string, string, readonly string[]]>([
    ['nothing', '', []],
    ['white space of each kind', ' \t\n\r\v', []],
    [
      'a path',
      '$form.mother.personId',
      ['variable $form', 'sign .', 'word mother', 'sign .', 'word personId'],
    ],
    ['the context and the root', '$ = $$', words('$', '=', '$$')],
    ['a string in either quote', `"a'b" & 'c"d'`, [`string "a'b"`, 'sign &', `string 'c"d'`]],
    ['a quote behind a backslash', '"a\\"b"&1', ['string "a\\"b"', 'sign &', 'word 1']],
    ['a backslash behind a backslash', '"a\\\\"&1', ['string "a\\\\"', 'sign &', 'word 1']],
    ['a string that is open', '"ab', ['string "ab']],
    ['a string that ends in a backslash', '"ab\\', ['string "ab\\']],
    ['a quoted name', '`a b`.c', ['quoted `a b`', 'sign .', 'word c']],
    ['a quoted name that is open', '`a b', ['quoted `a b']],
    ['a comment', '1/* 2 */+3', ['word 1', 'comment /* 2 */', 'sign +', 'word 3']],
    ['a comment that is open', '/*/', ['comment /*/']],
    [
      'signs of two characters',
      'a..b:=c!=d>=e<=f**g~>h?:i??j',
      words(...'a .. b := c != d >= e <= f ** g ~> h ?: i ?? j'.split(' ')),
    ],
    ['signs of one', '[{(#@a,b;c:d?e)}]', words(...'[ { ( # @ a , b ; c : d ? e ) } ]'.split(' '))],
    ['a quote inside a word', "it's", ["word it's"]],
    ['a word of other letters', 'ngày-sinh', words('ngày', '-', 'sinh')],
  ])('%s', (_, source, expected) => expect(told(source)).toEqual(expected));

  test.each([
    ['0', ['0']],
    ['12.50', ['12.50']],
    ['12.a', ['12', '.', 'a']],
    ['1e3', ['1e3']],
    ['1E+3', ['1E+3']],
    ['1e-3+2', ['1e-3', '+', '2']],
    ['1.5e', ['1.5', 'e']],
    ['9a', ['9', 'a']],
    ['1..3', ['1', '..', '3']],
    ['-7', ['-', '7']],
  ])('the number in %s', (source, expected) => expect(told(source)).toEqual(words(...expected)));
});

describe('where a value is awaited a slash begins a regular expression', () => {
  test.each([
    ['/a/', ['regex /a/']],
    ['/a/im', ['regex /a/im']],
    ['/a/gi', ['regex /a/', 'word gi']],
    ['/a\\/b/ & 1', ['regex /a\\/b/', 'sign &', 'word 1']],
    ['/[/]/.a', ['regex /[/]/', 'sign .', 'word a']],
    ['/(a/)/', ['regex /(a/)/']],
    ['/a{1/}/', ['regex /a{1/}/']],
    ['/\\)/ & 1', ['regex /\\)/', 'sign &', 'word 1']],
    ['/\\\\(/ & 1', ['regex /\\\\(/', 'sign &', 'word 1']],
    ['/ab', ['regex /ab']],
    ['$f(/"/, "x")', ['variable $f', 'sign (', 'regex /"/', 'sign ,', 'string "x"', 'sign )']],
    ['[/a/]', ['sign [', 'regex /a/', 'sign ]']],
    ['a ~> /b/', ['word a', 'sign ~>', 'regex /b/']],
    ['a and /b/', ['word a', 'word and', 'regex /b/']],
    ['/* x *// b/', ['comment /* x */', 'regex / b/']],
  ])('%s', (source, expected) => expect(told(source)).toEqual(expected));

  test.each([
    ['a / b / c', ['a', '/', 'b', '/', 'c']],
    ['$a / 2 / 3', ['$a', '/', '2', '/', '3']],
    ['(1) / 2 / 3', ['(', '1', ')', '/', '2', '/', '3']],
    ['[1] / 2 / 3', ['[', '1', ']', '/', '2', '/', '3']],
    ['{} / 2 / 3', ['{', '}', '/', '2', '/', '3']],
    ['* / 2 / 3', ['*', '/', '2', '/', '3']],
    ['** / 2 / 3', ['**', '/', '2', '/', '3']],
    ['% / 2 / 3', ['%', '/', '2', '/', '3']],
    ['and / 2 / 3', ['and', '/', '2', '/', '3']],
    ['a and and / 2 / 3', ['a', 'and', 'and', '/', '2', '/', '3']],
  ])('elsewhere it divides: %s', (source, expected) => expect(told(source)).toEqual(words(...expected)));

  test('between values a sign of values awaits one', () => {
    expect(told('a * /b/')).toEqual(['word a', 'sign *', 'regex /b/']);
    expect(told('a % /b/')).toEqual(['word a', 'sign %', 'regex /b/']);
    expect(told('a or /b/')).toEqual(['word a', 'word or', 'regex /b/']);
    expect(told('a in /b/')).toEqual(['word a', 'word in', 'regex /b/']);
    expect(told('a android / b / c')).toEqual(words('a', 'android', '/', 'b', '/', 'c'));
  });

  test('a comment changes nothing of what is awaited', () => {
    expect(told('a /* x */ / b / c').filter(each => !each.startsWith('comment'))).toEqual(
      words('a', '/', 'b', '/', 'c'),
    );
  });
});

describe('the bracket that closes another', () => {
  test.each<[string, Readonly<Record<number, number>>]>([
    ['(a)', { 1: 3 }],
    ['([{}])', { 1: 6, 2: 5, 3: 4 }],
    ['(a)(b)', { 1: 3, 4: 6 }],
    ['"(" & (a)', { 7: 9 }],
    ['(a', {}],
    ['a)', {}],
    [')(a)', { 2: 4 }],
  ])('%s', (source, expected) => {
    expect(Object.fromEntries(closingEnds(source, scan(source)))).toEqual(expected);
  });
});
