import { describe, expect, test } from 'vitest';
import { fencedBlocks, programName, wordOf } from './fenced-block.js';
import { isLikePrinted } from './like-printed.js';

describe('what a page shows is like what was printed', () => {
  test.each<[string, string, string]>([
    ['the same', 'a\nb', 'a\nb\n'],
    ['blanks at the ends', 'a', '\na  \n\n'],
    ['a part left out', 'took … ms', 'took 12 ms'],
    ['lines left out', 'a\n…\nd', 'a\nb\nc\nd'],
    ['no lines left out', 'a\n…\nb', 'a\nb'],
    ['signs of patterns', '(1 + 2) [x]? $', '(1 + 2) [x]? $'],
  ])('%s', (_, shown, printed) => expect(isLikePrinted(shown, printed)).toBe(true));

  test.each<[string, string, string]>([
    ['another word', 'a', 'b'],
    ['more lines', 'a', 'a\nb'],
    ['fewer lines', 'a\nb', 'a'],
    ['a part over two lines', 'a … c', 'a b\nc'],
    ['a dot is a dot', '3.1', '341'],
    ['nothing at all', 'a', ''],
  ])('not: %s', (_, shown, printed) => expect(isLikePrinted(shown, printed)).toBe(false));
});

test('blocks carry their place, their words and what they print', () => {
  const page = [
    '# a',
    '',
    '```sh exit=1',
    'thutuc',
    '```',
    '',
    '```text',
    'no',
    '```',
    'then',
    '```text',
    'x',
    '```',
  ];
  expect(fencedBlocks('a.md', page.join('\n'))).toEqual([
    { page: 'a.md', line: 3, language: 'sh', words: ['exit=1'], text: 'thutuc', output: 'no' },
    { page: 'a.md', line: 11, language: 'text', words: [], text: 'x' },
  ]);
});

test('names stand in the words or in the first line', () => {
  const [json, js] = fencedBlocks('a.md', '```json file=a.json\n{}\n```\n```js\n// b.mjs\nx\n```');
  expect([wordOf(json!, 'file'), programName(js!)]).toEqual(['a.json', 'b.mjs']);
});

test('a block that is never closed is a mistake', () => {
  expect(() => fencedBlocks('a.md', '```sh\nthutuc')).toThrow('a.md:1');
});
