import { styleText } from 'node:util';
import { displayed } from '../source/display.js';

type Style = Parameters<typeof styleText>[0];

/** Colour only on a terminal, and never against NO_COLOR or TERM=dumb. */
export function hasColour(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
}

export type Paint = (style: Style, words: string) => string;

/** A painter for one stream: plain text when the stream shows no colour. */
export function painter(stream: NodeJS.WriteStream): Paint {
  const on = hasColour(stream);
  return (style, words) => (on ? styleText(style, words, { validateStream: false }) : words);
}

export function print(words: string): void {
  process.stdout.write(words.endsWith('\n') ? words : `${words}\n`);
}

/** One line that is rewritten in place on a terminal; silent elsewhere, so that logs stay clean. */
export function progress(stream: NodeJS.WriteStream = process.stderr): {
  say(words: string): void;
  done(): void;
} {
  const live = stream.isTTY === true;
  return {
    say: words => void (live && stream.write(`\r\u001b[2K${displayed(words)}`)),
    done: () => void (live && stream.write('\r\u001b[2K')),
  };
}
