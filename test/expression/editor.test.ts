import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Completion, completions } from '../../src/expression/completions.js';
import { FUNCTION_NAMES } from '../../src/expression/function-names.js';
import { typeAt } from '../../src/expression/type-at.js';
import type { Surroundings } from '../../src/expression/type-scope.js';

const member = {
  type: 'object',
  required: ['fullName'],
  properties: {
    fullName: { type: 'string' },
    relation: { type: 'string', enum: ['wife', 'husband', 'child'] },
    birthDate: { type: 'string', format: 'date' },
    'số thẻ': { type: 'string' },
    true: { type: 'boolean' },
    home: { type: 'object', properties: { province: { type: 'string', enum: ['01', '79'] } } },
  },
};

const surroundings: Surroundings = {
  names: {
    form: {
      type: 'object',
      required: ['members', 'kinds'],
      properties: {
        members: { type: 'array', items: member },
        head: member,
        fee: { type: 'integer' },
        kinds: { type: 'array', items: { enum: ['new', 'copy'] } },
      },
    },
    channel: { enum: ['online', 'desk', 'post'] },
    today: { type: 'string', format: 'date' },
  },
};

/** What is offered at `▮`, and what the text becomes when the only one left is chosen. */
function offered(marked: string): { readonly items: readonly Completion[]; chosen(label: string): string } {
  const offset = marked.indexOf('▮');
  const source = marked.replace('▮', '');
  const { from, to, items } = completions(source, offset, surroundings);
  return { items, chosen: label => source.slice(0, from) + label + source.slice(to) };
}
const labels = (marked: string, kind?: Completion['kind']): readonly string[] =>
  offered(marked).items.flatMap(item => (kind === undefined || item.kind === kind ? item.label : []));

const MEMBER = ['`số thẻ`', '`true`', 'birthDate', 'fullName', 'home', 'relation'];
const FORM = ['fee', 'head', 'kinds', 'members'];

describe('fields are offered', () => {
  test.each<[string, readonly string[]]>([
    ['$form.▮', FORM],
    ['$form.h▮', ['head']],
    ['$form.HE▮', ['head']],
    ['$form.head.▮', MEMBER],
    ['$form.members.▮', MEMBER],
    ['$form.members.home.▮', ['province']],
    ['$form.members[▮', MEMBER],
    ['$form.members[rel▮', ['relation']],
    ["$form.members[relation = 'wife'].▮", MEMBER],
    ["$form.members[relation = 'wife' and ▮", MEMBER],
    ["$form.members[relation = 'wife'][0].home.▮", ['province']],
    ['$form.members[▮].fullName', MEMBER],
    ['$form.members.home[▮', ['province']],
    ['$form.members^(▮', MEMBER],
    ['$form.members^(>birthDate, ▮', MEMBER],
    ['$form.members{ ▮', MEMBER],
    ['$form.members{ relation: ▮', MEMBER],
    ['$form.members.{ "name": ▮', MEMBER],
    ['$form.members.{ "name": fullName, "born": b▮', ['birthDate']],
    ['$form.members.{ "a": { "b": fullName }, "c": ▮', MEMBER],
    ['{ "a": $form.▮', FORM],
    ['{ "a": $form.fee ? 1 : $form.▮', FORM],
    ['[$form.fee, $form.▮', FORM],
    ['$count($form.▮', FORM],
    ['$form.fee > 0 ? $form.▮', FORM],
    ['$form.fee > 0 ? $form.fee : $form.▮', FORM],
    ['$form.head.`số▮', ['`số thẻ`']],
    ['$form.head.`▮`', MEMBER],
    ['($x := $form.head; $x.▮', MEMBER],
    ['($x := $form.head.▮', MEMBER],
    ['$form.members@$m.▮', FORM],
    ['$form.members@$m[$m.▮', MEMBER],
    ['$map($form.members, function($m){ $m.▮', MEMBER],
    ['$map($form.members, function($m){ $m.▮ })', MEMBER],
    ['$map($form.members, function($m, $i){ { "no": $i, "at": $m.home.▮', ['province']],
    ['$filter($form.members, λ($m){ $m.rel▮', ['relation']],
    ['($f := function($m){ $m.▮ }; $f($form.head))', MEMBER],
    ['$reduce($form.members, function($a, $b){ $b.▮', MEMBER],
    ['$sort($form.members, function($l, $r){ $l.birthDate > $r.▮', MEMBER],
    ['$form.head ~> function($h){ $h.▮', MEMBER],
    ['$form.channel.▮', []],
    ['$form.fee.▮', []],
    ['$form.nowhere.▮', []],
  ])('%s', (marked, expected) => expect(labels(marked, 'field')).toEqual(expected));

  test('each with its type', () => {
    expect(offered('$form.members.bir▮').items).toEqual([
      {
        label: 'birthDate',
        kind: 'field',
        detail: {
          vi: 'ngày (YYYY-MM-DD) hoặc không có giá trị',
          en: 'date (YYYY-MM-DD) or nothing',
        },
      },
    ]);
  });

  test('of the input where an expression has one', () => {
    const input = { type: 'object', properties: { name: { type: 'string' }, age: { type: 'integer' } } };
    const { items } = completions('n', 1, { input });
    expect(items.map(({ label }) => label)).toEqual(['name']);
  });
});

describe('names and functions are offered', () => {
  const NAMES = ['$channel', '$form', '$today'];
  test.each<[string, readonly string[]]>([
    ['▮', NAMES],
    ['$▮', NAMES],
    ['$fo▮', ['$form']],
    ['$form.fee + ▮', NAMES],
    ['$form.members[birthDate > $t▮', ['$today']],
    ['$form.members[▮', NAMES],
    ['($x := ▮', NAMES],
    ['($x := $form.head; $▮', ['$channel', '$form', '$today', '$x']],
    ['($x := 1; ($y := 2; $▮', ['$channel', '$form', '$today', '$x', '$y']],
    ['($x := 1; $▮; $x)', ['$channel', '$form', '$today', '$x']],
    ['$map($form.members, function($m, $i){ $▮', ['$channel', '$form', '$i', '$m', '$today']],
    ['$map($form.members, function($m)<o:(sn)>{ $▮', ['$channel', '$form', '$m', '$today']],
    ['$map($form.members, function($m){ ($n := $m.home; $▮', ['$channel', '$form', '$m', '$n', '$today']],
    ['($f := function($a){ function($b){ $▮', ['$a', '$b', '$channel', '$form', '$today']],
    ['$form.members@$m#$i[$▮', ['$channel', '$form', '$i', '$m', '$today']],
    ['$map($form.members, function($m){ $m }) & $▮', NAMES],
    ['$form.▮', []],
    ['"a ▮"', []],
    ['/* ▮ */ 1', []],
    ['/* ▮', []],
    ['$form.fee ▮', []],
  ])('%s', (marked, expected) => expect(labels(marked, 'name')).toEqual(expected));

  test('every function once a `$` is there, with what it takes and does', () => {
    expect(labels('$▮', 'function')).toEqual([...FUNCTION_NAMES].map(name => `$${name}`).sort());
    expect(labels('$form.head.fullName.$upp▮')).toEqual(['$uppercase']);
    expect(offered('$form.members ~> $cou▮').items).toEqual([
      {
        label: '$count',
        kind: 'function',
        detail: {
          vi: '$count(list): Số phần tử của danh sách.',
          en: '$count(list): How many elements a list has.',
        },
      },
    ]);
    expect(labels('▮', 'function')).toEqual([]);
  });
});

describe('inside a string the codes are offered of what it is compared with', () => {
  const RELATIONS = ["'child'", "'husband'", "'wife'"];
  test.each<[string, readonly string[]]>([
    ["$form.members[relation = '▮", RELATIONS],
    ["$form.members[relation = '▮'", RELATIONS],
    ["$form.members[relation = '▮']", RELATIONS],
    ["$form.members[relation = '▮'].fullName", RELATIONS],
    ["$form.members[relation != '▮", RELATIONS],
    ["$form.members['▮' = relation", RELATIONS],
    ["$form.members[relation in ['▮", RELATIONS],
    ["$form.members[relation in ['wife', '▮", RELATIONS],
    ["$form.members[relation in ['▮', 'wife']]", RELATIONS],
    ['$form.members[relation = "wi▮', ['"wife"']],
    ["$form.members[relation = 'wi▮fe']", ["'wife'"]],
    ["$form.head.relation = '▮", RELATIONS],
    ["$form.members.relation = '▮", RELATIONS],
    ["$channel = '▮", ["'desk'", "'online'", "'post'"]],
    ["$channel = '▮ and $form.fee > 0", ["'desk'", "'online'", "'post'"]],
    ["$channel = 'desk' or $channel = 'o▮", ["'online'", "'post'"]],
    ["'▮' in $form.kinds", ["'copy'", "'new'"]],
    ["$filter($form.members, function($m){ $m.relation = '▮", RELATIONS],
    ["$form.members{ relation = '▮", RELATIONS],
    ["$form.head.home.province = '▮", ["'01'", "'79'"]],
    ["$form.head.fullName = '▮", []],
    ["$form.head.relation & '▮", []],
    ["'▮", []],
    ["$channel = 'desk'▮", []],
  ])('%s', (marked, expected) => expect(labels(marked)).toEqual(expected));

  test('a value with a quote in it is written so that it stays one', () => {
    const names = { people: { enum: ["H'Mông", 'Ê "Đê"'] } };
    expect(completions("$people = '", 11, { names }).items.map(({ label }) => label)).toEqual([
      '"H\'Mông"',
      '\'Ê "Đê"\'',
    ]);
  });
});

describe('what is chosen takes the place of the word at the cursor', () => {
  test.each<[string, string, string]>([
    ['$form.mem▮', 'members', '$form.members'],
    ['$form.mem▮bers.fullName', 'members', '$form.members.fullName'],
    ['$form.▮', 'head', '$form.head'],
    ['$fo▮.head', '$form', '$form.head'],
    ["$form.members[relation = '▮", "'wife'", "$form.members[relation = 'wife'"],
    ["$form.members[relation = '▮']", "'wife'", "$form.members[relation = 'wife']"],
    ["$form.members[relation = 'hus▮band'].x", "'wife'", "$form.members[relation = 'wife'].x"],
    ["$channel = '▮and $x = 'a'", "'desk'", "$channel = 'desk'and $x = 'a'"],
    ["$channel in ['▮, 'desk']", "'post'", "$channel in ['post', 'desk']"],
    ['$form.head.`số▮ thẻ`', '`số thẻ`', '$form.head.`số thẻ`'],
  ])('%s', (marked, label, expected) => expect(offered(marked).chosen(label)).toBe(expected));
});

describe('the type at a place', () => {
  const at = (marked: string): string | undefined => {
    const source = marked.replace('▮', '');
    const found = typeAt(source, marked.indexOf('▮'), surroundings);
    return found && `${source.slice(found.offset, found.offset + found.length)}: ${found.description.en}`;
  };
  test.each<[string, string | undefined]>([
    ['$fo▮rm.head.fullName', '$form: object'],
    ['$form.he▮ad.fullName', 'head: object or nothing'],
    ['$form.head.fullName▮', 'fullName: string or nothing'],
    ['$form.members.full▮Name', 'fullName: string, list (string) or nothing'],
    ["$form.members[rela▮tion = 'wife'].fullName", 'relation: one of "wife", "husband", "child" or nothing'],
    ["$form.members[relation = 'wi▮fe'].fullName", '\'wife\': one of "wife"'],
    ["$form.members[relation =▮ 'wife'].fullName", "relation = 'wife': true or false"],
    ['$form.fee▮  + 1', 'fee: integer or nothing'],
    ['$form.fee ▮+ 1', '$form.fee + 1: integer or nothing'],
    ['$su▮m([1, 2])', '$sum([1, 2]): number'],
    ['$map($form.members, function($m){ $▮m.fullName })', '$m: object'],
    ['$map($form.members, function($m){ $m.full▮Name })', 'fullName: string'],
    ['$map($form.members, $uppe▮rcase)', '$uppercase: function'],
    ['($x := $form.head; $▮x)', '$x: object or nothing'],
    ['($▮x := $form.head; $x)', '$x := $form.head: object or nothing'],
    ['{ "a": $form.f▮ee }', 'fee: integer or nothing'],
    ['$form.members^(birth▮Date)', 'birthDate: date (YYYY-MM-DD) or nothing'],
    ['$form.members@$m.$▮m.fullName', '$m: object'],
    ['$form.members{ rela▮tion: fullName }', 'relation: one of "wife", "husband", "child" or nothing'],
    ['$form.members.fullName[]▮', undefined],
    ['   ▮   1', undefined],
    ['$form.▮.', undefined],
  ])('%s', (marked, expected) => expect(at(marked)).toBe(expected));

  test('of a function also what it does', () => {
    for (const [source, offset] of [
      ['$sum([1])', 2],
      ['$form.members ~> $sum', 19],
      ['$round(?, 2)', 2],
    ] as const)
      expect(typeAt(source, offset)?.help?.en, source).toMatch(/^\$(sum|round)\(.+\): /);
    expect(typeAt('1 + 2', 1)?.help).toBeUndefined();
  });
});

test('at any place of any text something is answered, and never outside it', () => {
  const parts = [
    '$form',
    '.',
    'members',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    ':',
    ',',
    "'",
    '"',
    '`',
    '=',
    'in',
    ' ',
    'function',
    '$x',
    ':=',
    ';',
    '?',
    '/',
    '@',
    '#',
    '%',
    '^',
    '1',
  ];
  const texts = fc.array(fc.constantFrom(...parts), { maxLength: 14 }).map(each => each.join(''));
  fc.assert(
    fc.property(texts, fc.nat(60), (source, offset) => {
      const { from, to } = completions(source, offset, surroundings);
      expect(0 <= from && from <= to && to <= source.length).toBe(true);
      typeAt(source, offset, surroundings);
    }),
    { numRuns: 3000 },
  );
});
