/** A fenced block of a Markdown page. */
export interface FencedBlock {
  /** Path of the page, relative to the repository. */
  readonly page: string;
  /** Line of the opening fence, counted from 1. */
  readonly line: number;
  readonly language: string;
  /** What stands after the language: `sketch`, `add`, `exit=1`, `file=procedure.json`. */
  readonly words: readonly string[];
  readonly text: string;
  /** The `text` block right below it: what it prints. */
  readonly output?: string;
}

const FENCE = /^```(\S*)(?: +(.*))?$/;

/** Every fenced block of a page, in order; a `text` block under a block that runs is its output. */
export function fencedBlocks(page: string, markdown: string): readonly FencedBlock[] {
  const lines = markdown.split('\n');
  const blocks: FencedBlock[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, language, words] = FENCE.exec(lines[at]!) ?? [];
    if (language === undefined) continue;
    const end = lines.indexOf('```', at + 1);
    if (end < 0) throw new Error(`${page}:${at + 1}: the block is never closed`);
    const text = lines.slice(at + 1, end).join('\n');
    const block = { page, line: at + 1, language, words: words?.split(/\s+/) ?? [], text };
    const above = blocks.at(-1);
    if (language === 'text' && above && isOutput(lines, above, at))
      blocks.splice(-1, 1, { ...above, output: text });
    else blocks.push(block);
    at = end;
  }
  return blocks;
}

const runs: readonly string[] = ['sh', 'js', 'ts'];

/** Nothing but blank lines stands between what runs and what it prints. */
function isOutput(lines: readonly string[], above: FencedBlock, at: number): boolean {
  const end = above.line + above.text.split('\n').length + 1;
  return runs.includes(above.language) && lines.slice(end, at).every(line => line.trim() === '');
}

export const isSketch = ({ words }: FencedBlock): boolean => words.includes('sketch');

/** The value of an info word `name=value`. */
export const wordOf = ({ words }: FencedBlock, name: string): string | undefined =>
  words.find(word => word.startsWith(`${name}=`))?.slice(name.length + 1);

/** Name of a program, as its first comment line gives it: `// program.mjs`. */
export const programName = ({ text }: FencedBlock): string | undefined =>
  /^\/\/ (\S+\.(?:mjs|cjs|jsx|ts|mts))\n/.exec(text)?.[1];
