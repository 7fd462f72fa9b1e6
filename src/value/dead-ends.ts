/** States of a search known to lead nowhere: which instructions before which character of the text. */
export interface DeadEnds {
  has(at: number, place: number): boolean;
  add(at: number, place: number): void;
  /** Forgets those from a character up to another. */
  forget(from: number, to: number): void;
}

/** Words of 32 states, 2 MB: enough for 65,536 characters times 224 instructions. */
const MOST_WORDS = 500_000;

/** None when they would take too much room: then they have to be found again. */
export function deadEnds(characters: number, instructions: number): DeadEnds | undefined {
  const width = Math.ceil(instructions / 32);
  if (characters * width > MOST_WORDS) return undefined;
  const words = new Uint32Array(characters * width);
  const wordOf = (at: number, place: number): number => at * width + (place >> 5);
  return {
    has: (at, place) => ((words[wordOf(at, place)]! >> (place & 31)) & 1) === 1,
    add(at, place) {
      words[wordOf(at, place)]! |= 1 << (place & 31);
    },
    forget: (from, to) => void words.fill(0, from * width, to * width),
  };
}
