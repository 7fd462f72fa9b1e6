import { expect, test } from 'vitest';
import { check } from '../../src/check/check.js';
import { textsIn } from '../../src/check/texts.js';
import { definition, type Edit, set, sources, textAfter, told } from './world.js';

/** A whole English table of the world, block texts included, then an edit of it. */
function translated(edit: Edit, from = sources) {
  const text = textAfter(raw => {
    const block = { form: { b: sources.blocks.person } };
    const words = [...textsIn(definition()), ...textsIn(block)]
      .filter(({ asked }) => asked)
      .map(each => each.words);
    set('translations', { en: Object.fromEntries(words.map(each => [each, `en: ${each}`])) })(raw);
    set('translations/en/Nhân thân', undefined)(raw);
    edit(raw);
  });
  return told(text, check(text, from));
}

test('a whole translation is sound', () => expect(translated(() => {})).toEqual([]));

test('no translation at all is sound', () => expect(told(textAfter())).toEqual([]));

test('a text without translation is named where it stands', () => {
  expect(translated(set('translations/en/Lý do', undefined))).toEqual(['missing-translation «"Lý do"»']);
});

test('a text of a block without translation is named at the block', () => {
  expect(translated(set('translations/en/Đã thành niên', undefined))).toEqual([
    'missing-translation «"blocks/person.json"»',
  ]);
});

test('a translation of nothing is named', () => {
  expect(translated(set('translations/en/Không có ở đâu cả', 'Nowhere'))).toEqual([
    'unused-translation «"Không có ở đâu cả"»',
  ]);
});

test('a text its block translates needs no other translation, and may be translated otherwise', () => {
  const adult = 'Đã thành niên';
  const block = {
    ...sources.blocks.person,
    translations: { en: { [adult]: 'Of age', 'Nhân thân': 'Person' } },
  };
  const brought = { ...sources, blocks: { person: block } };
  expect(translated(set(`translations/en/${adult}`, undefined), brought)).toEqual([]);
  expect(translated(() => {}, brought)).toEqual([]);
});

test('a code written in place may bring its English', () => {
  const codes = (...titles: readonly object[]) =>
    translated(
      set(
        'form/properties/kin/properties/sex/codes',
        titles.map((title, i) => ({ code: `${i}`, ...title })),
      ),
    );
  expect(codes({ title: 'Nhà riêng', en: 'Own house' })).toEqual(['prefill-type «"$kin.sex"»']);
  expect(codes({ title: 'Nhà riêng' })).toContain('missing-translation «"Nhà riêng"»');
});

test('a misspelt text is one finding, not two', () => {
  expect(
    translated(raw => {
      set('translations/en/Thủ tục mẫu', undefined)(raw);
      set('translations/en/Thủ tục mẩu', 'Sample')(raw);
    }),
  ).toEqual(['unused-translation «"Thủ tục mẩu"»']);
});
