import type { Locator, Page } from 'playwright-core';
import type { Draft, Filled } from '../../src/node.js';
import { bundled } from './bundle.js';
import { startChromium } from './chromium.js';
import type { Library } from './library.js';
import { openSite } from './site.js';
import type { World } from './worlds.js';

/** What a page says of itself (page.jsx). */
export interface Told {
  /** What the browser refused under the page's CSP. */
  readonly refused: readonly string[];
  readonly draft: Draft;
  readonly filled: Filled;
  /** What a blank form said last, and what was sent. */
  readonly changed?: unknown;
  readonly sent?: unknown;
}

/** Something drawn at a pointer; `writes` when it takes input, `open` when a person may give it. */
export interface Mark {
  readonly pointer: string;
  readonly writes: boolean;
  readonly open: boolean;
}

/** A page of one library, in Chromium. */
export interface FormPage {
  /** Draws a world; without a draft the blank form. */
  open(world: Pick<World, 'procedure'> & Partial<World>): Promise<void>;
  told(): Promise<Told>;
  submit(): Promise<void>;
  input(pointer: string): Locator;
  /** Types into a text input while the registries answer. */
  typeWhileAnswered(pointer: string, value: string, lookups: Draft['lookups']): Promise<void>;
  marks(): Promise<readonly Mark[]>;
  /** Headings and labels in reading order, without the sign of what is required. */
  titles(): Promise<readonly string[]>;
  /** What is read in the list of issues, and in all the rest. */
  texts(): Promise<{ readonly list: string; readonly fields: string }>;
  readonly keyboard: Page['keyboard'];
  /** Errors thrown or logged since it was opened. */
  readonly failures: readonly string[];
  close(): Promise<void>;
}

export async function formPage(library: Library): Promise<FormPage> {
  const site = await openSite(await bundled(`import './${library.page}';`));
  const browser = await startChromium();
  const page = await browser.newPage();
  // A machine that does much else types slowly.
  page.setDefaultTimeout(120_000);
  const failures: string[] = [];
  page.on('pageerror', ({ message }) => failures.push(message));
  page.on('console', message => message.type() === 'error' && failures.push(message.text()));
  return {
    failures,
    keyboard: page.keyboard,
    async open({ procedure, draft, context }) {
      failures.length = 0;
      site.setWorld({ artefact: procedure.artefact, draft, context });
      await page.goto(site.origin);
      await page.waitForSelector('button[type=submit]');
    },
    told: () => page.evaluate(() => (globalThis as unknown as { told: Told }).told),
    submit: () => page.click('button[type=submit]'),
    input: pointer => page.locator(library.inputAt(pointer)),
    typeWhileAnswered: (pointer, value, lookups) =>
      page.evaluate(
        ([selector, value, lookups]) =>
          (globalThis as unknown as InPage).typeWhileAnswered(selector, value, lookups),
        [library.inputAt(pointer), value, lookups] as const,
      ),
    async marks() {
      const marks = await page.$$eval(library.marked, marksOf);
      return marks.map(({ mark, ...rest }) => ({ pointer: library.pointerOf(mark), ...rest }));
    },
    titles: () =>
      page.$$eval('legend, label', elements =>
        elements.map(({ textContent }) => (textContent ?? '').replace(/\*$/, '').trim()),
      ),
    async texts() {
      const list = page.locator(library.list);
      const text = (await list.count()) > 0 ? ((await list.textContent()) ?? '') : '';
      const body = (await page.textContent('body')) ?? '';
      return { list: text, fields: text === '' ? body : body.replace(text, () => '') };
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

/** Functions of page.jsx. */
interface InPage {
  typeWhileAnswered(selector: string, value: string, lookups: Draft['lookups']): void;
}

/** The part of a DOM element that is looked at. */
interface Drawn {
  readonly id: string;
  readonly classList: Iterable<string>;
  readonly readOnly?: boolean;
  readonly disabled?: boolean;
  matches(selector: string): boolean;
  querySelector(selector: string): Drawn | null;
}

/** Runs in the page. A list is written into by what adds to it. */
function marksOf(elements: readonly Drawn[]): readonly (Omit<Mark, 'pointer'> & { readonly mark: string })[] {
  return elements.map(element => {
    const mark = [...element.classList].find(name => name.startsWith('root_')) ?? element.id;
    const inputs = 'input, select, textarea, button';
    const inside = mark === element.id ? 'header button' : `:scope > :is(${inputs}), header button`;
    const input = element.matches(inputs) ? element : element.querySelector(inside);
    return { mark, writes: input !== null, open: input !== null && !input.readOnly && !input.disabled };
  });
}
