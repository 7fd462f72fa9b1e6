/** What someone probably meant by an unknown name; undefined when nothing is near enough to say. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = folded(name);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length * 0.4)) + 1;
  for (const candidate of candidates) {
    const distance = candidate === name ? 0 : distanceOf(wanted, folded(candidate), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Lower case, without Vietnamese marks, so that `Họ-tên` is near `hoTen`. */
function folded(name: string): string {
  return name
    .slice(0, 80)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[-_\s]/g, '');
}

/** Damerau-Levenshtein distance (neighbours swapped count one), or `limit` when it is at least that. */
function distanceOf(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) >= limit) return limit;
    [before, above] = [above, row];
  }
  return above[b.length]!;
}
