/** One way of doing a piece of work. */
export interface Side {
  readonly name: string;
  work(): unknown;
}

export interface Measured {
  readonly name: string;
  /** CPU time of one piece of work in microseconds: the median round. */
  readonly micros: number;
  /** CPU time of the first side over this one's, in each round. */
  readonly ratio: Spread;
}

export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export interface MeasureOptions {
  readonly rounds: number;
  /** CPU milliseconds one side runs in one round. */
  readonly slice: number;
}

/**
 * Measures sides against the first one, in rounds in which every side runs once, forwards and backwards in turn. What
 * counts is CPU time of the process, its garbage collector included, so that a busy machine disturbs little. Garbage
 * is left to fall where it falls: a full collection forced between slices throws away hidden classes, and with them
 * compiled code, which no server does between two requests.
 */
export async function measure(sides: readonly Side[], options: MeasureOptions): Promise<readonly Measured[]> {
  const times = new Map<Side, number[]>(sides.map(side => [side, []]));
  const counts = new Map<Side, number>();
  for (const side of sides) counts.set(side, await warmUp(side, options.slice));
  for (let round = 0; round < options.rounds; round += 1) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      times.get(side)!.push(await slice(side, counts.get(side)!));
    }
  }
  const base = times.get(sides[0]!)!;
  return sides.map(side => {
    const own = times.get(side)!;
    return {
      name: side.name,
      micros: spread(own).median,
      ratio: spread(own.map((time, i) => base[i]! / time)),
    };
  });
}

/** Runs until the compiler has seen enough; gives how often the work fits into a slice. */
async function warmUp(side: Side, millis: number): Promise<number> {
  let count = 1;
  let per = await slice(side, count);
  for (let spent = per; spent < millis * 3000; spent += per * count) {
    count = Math.max(1, Math.min(count * 2, Math.round((millis * 1000) / per)));
    per = await slice(side, count);
  }
  return Math.max(1, Math.round((millis * 1000) / per));
}

/** CPU microseconds of one piece of work, over `count` of them. */
async function slice({ work }: Side, count: number): Promise<number> {
  const before = process.cpuUsage();
  for (let i = 0; i < count; i += 1) {
    const result = work();
    if (result instanceof Promise) await result;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}

/** Median with the middle half of all rounds around it. */
function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!;
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}
