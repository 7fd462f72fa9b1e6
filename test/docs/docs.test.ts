import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, normalize, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FencedBlock, fencedBlocks, isSketch } from './fenced-block.js';
import { proofs } from './proofs.js';
import { installation } from './workbench.js';

/** Blocks no test can run, in all pages together. */
const MOST_SKETCHES = 4;

const root = resolve(import.meta.dirname, '../..');
const pages = ['README.md', ...markdownIn('docs')];
/** The pages of the rules have a proof of their own, test/check/pages.test.ts. */
const proved = pages.filter(page => !page.startsWith('docs/rules/'));
const blocks = proved.flatMap(page => fencedBlocks(page, textOf(page)));
const install = installation();

describe.each(proved.filter(page => blocks.some(block => block.page === page)))('%s', page => {
  const bench = install(page);
  const own = blocks.filter(block => block.page === page && !isSketch(block));
  test.each(own.map(block => [block.line, block.language, block] as const))(
    'line %i: %s',
    async (...[, , block]) => {
      const prove = proofs[block.language];
      expect(prove, `no proof for blocks in "${block.language}"`).toBeDefined();
      await prove?.(block, bench, definitionOf('docs/getting-started.md'));
    },
  );
});

test('few blocks are sketches nobody runs', () => {
  const sketches = blocks.filter(isSketch).map(({ page, line }) => `${page}:${line}`);
  expect(sketches.length, sketches.join(', ')).toBeLessThanOrEqual(MOST_SKETCHES);
});

test('links between pages lead to a page and a heading', () => {
  const broken = pages.flatMap(page => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
    return links.flatMap(([, to, heading]) => {
      const target = to ? normalize(join(page, '..', to)) : page;
      const found = existsSync(join(root, target)) && (!heading || headingsOf(target).includes(heading));
      return found ? [] : [`${page} → ${to}${heading ? `#${heading}` : ''}`];
    });
  });
  expect(broken).toEqual([]);
});

/** Anchors of a page's headings, as GitHub makes them. */
const headingsOf = (page: string): readonly string[] =>
  [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** The whole definition a page begins with; samples of other pages are added to it. */
function definitionOf(page: string): string {
  const block = blocks.find(each => each.page === page && isDefinition(each));
  if (!block) throw new Error(`${page} holds no whole definition`);
  return block.text;
}

const isDefinition = ({ language, text }: FencedBlock): boolean =>
  language === 'json' && text.includes('"workflow"') && text.includes('"code"');

function textOf(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

function markdownIn(folder: string): readonly string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names.filter(name => name.endsWith('.md')).map(name => join(folder, name));
}
