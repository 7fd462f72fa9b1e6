import type { Run } from './run.js';

/** Signs of one class: as many as there are but at least one, or exactly so many; then one of the tails. */
interface RunPiece {
  readonly kind: 'run';
  readonly takes: RegExp;
  readonly exactly: number | undefined;
  readonly tails: readonly string[];
}

/** What one part of a picture takes of a text, all of it in folded case: a run, this text, or words of a list. */
export type Piece =
  | RunPiece
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'words'; readonly list: readonly string[] };

/**
 * Cuts a text into what each piece takes, or gives undefined when it does not fit: what a regular expression of these
 * pieces, all of them greedy and regardless of case, would capture. First goes from the left through every place a
 * piece may end; then from the right, keeping those from which the end is reached; then picks. So nothing is tried
 * twice, and the work is at most pieces times text.
 */
export function cut(text: string, pieces: readonly Piece[], run: Run): readonly string[] | undefined {
  const folded = foldedCase(text);
  const begins: (readonly number[])[] = [[0]];
  for (const piece of pieces) begins.push(allEnds(piece, folded, begins.at(-1) as readonly number[], run));
  if (!begins.at(-1)?.includes(text.length)) return undefined;
  const alive: ReadonlySet<number>[] = [new Set([text.length])];
  for (let i = pieces.length - 1; i > 0; i--) {
    const piece = pieces[i] as Piece;
    const next = alive[0] as ReadonlySet<number>;
    const kept = begins[i]?.filter(at => endOf(piece, folded, at, next, run) !== undefined);
    alive.unshift(new Set(kept));
  }
  let at = 0;
  return pieces.map((piece, i) => {
    const end = endOf(piece, folded, at, alive[i] as ReadonlySet<number>, run);
    const taken = text.slice(at, end);
    at = end as number;
    return taken;
  });
}

/** Every place where a piece may end that begins at one of these, in order. */
function allEnds(piece: Piece, text: string, from: readonly number[], run: Run): readonly number[] {
  const ends = new Set<number>();
  let covered = -1;
  for (const at of from) {
    run.spend(1);
    // From inside a run already walked, or from the end of a word, no other end is reached.
    if (at < covered || (piece.kind === 'words' && ends.has(at))) continue;
    if (piece.kind === 'run' && piece.exactly === undefined) covered = runEnd(piece, text, at, run);
    for (const end of endsOf(piece, text, at, run)) ends.add(end);
  }
  return [...ends].sort((a, b) => a - b);
}

/** The first place, as a pattern would try them, where a piece that begins here may end. */
function endOf(
  piece: Piece,
  text: string,
  at: number,
  among: ReadonlySet<number>,
  run: Run,
): number | undefined {
  for (const end of endsOf(piece, text, at, run)) if (among.has(end)) return end;
  return undefined;
}

/** Where a piece that begins here may end, in the order in which a pattern would try. */
function* endsOf(piece: Piece, text: string, at: number, run: Run): Generator<number> {
  if (piece.kind === 'words') return yield* wordEnds(piece.list, text, at, run);
  if (piece.kind === 'text') {
    run.spendText(piece.text.length);
    if (text.startsWith(piece.text, at)) yield at + piece.text.length;
    return;
  }
  const least = at + (piece.exactly ?? 1);
  for (let end = runEnd(piece, text, at, run); end >= least; end--) {
    run.spend(1);
    for (const tail of piece.tails) if (text.startsWith(tail, end)) yield end + tail.length;
  }
}

function runEnd({ takes, exactly }: RunPiece, text: string, at: number, run: Run): number {
  const most = exactly === undefined ? text.length : Math.min(at + exactly, text.length);
  let end = at;
  while (end < most && takes.test(text[end] as string)) end++;
  run.spendText(end - at);
  return end;
}

/** Takes word after word, and gives up the last ones first. */
function* wordEnds(list: readonly string[], text: string, at: number, run: Run): Generator<number> {
  const seen = new Set<number>();
  const open = [{ at, word: 0 }];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const word = list[top.word++];
    if (word === undefined) {
      open.pop();
      if (top.at > at) yield top.at;
    } else if (text.startsWith(word, top.at) && !seen.has(top.at + word.length)) {
      run.spend(4);
      seen.add(top.at + word.length);
      open.push({ at: top.at + word.length, word: 0 });
    }
  }
}

/** Each sign as a pattern regardless of case compares it: one unit at a time, never from outside ASCII into it. */
export const foldedCase = (text: string): string =>
  text.replace(/./gs, unit => {
    const upper = unit.toUpperCase();
    return upper.length === 1 && (upper > '\x7f' || unit <= '\x7f') ? upper : unit;
  });
