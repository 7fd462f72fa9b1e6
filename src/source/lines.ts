import type { Place } from './diagnostic.js';

/** Where the lines of a text begin; LF, CR LF and CR end a line. */
export class Lines {
  private readonly starts: number[] = [0];
  private readonly ends: number[] = [];

  constructor(text: string) {
    for (const { index, 0: mark } of text.matchAll(/\r\n|\n|\r/g)) {
      this.ends.push(index);
      this.starts.push(index + mark.length);
    }
    this.ends.push(text.length);
  }

  get count(): number {
    return this.starts.length;
  }

  /** Line of an offset, from 1. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** Offset at which a line begins. */
  startOf(line: number): number {
    return this.starts[line - 1] ?? 0;
  }

  /** Offset at which a line ends, its line break left out. */
  endOf(line: number): number {
    return this.ends[line - 1] ?? 0;
  }

  place(file: string, offset: number, length: number): Place {
    const line = this.lineAt(offset);
    return Object.freeze({ file, line, column: offset - this.startOf(line) + 1, offset, length });
  }
}
