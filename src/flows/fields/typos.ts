/**
 * The edit distance of two words: letters missing, added, wrong, or two swapped. `most + 1` stands for any distance
 * over `most`.
 */
export function typos(a: string, b: string, most = 2): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const wrong = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        at(above, j) + 1,
        at(row, j - 1) + 1,
        at(above, j - 1) + wrong,
        swapped ? at(before, j - 2) + 1 : Infinity,
      );
    }
    if (Math.min(...row) > most) return most + 1;
    before = above;
    above = row;
  }
  return Math.min(at(above, b.length), most + 1);
}

function at(row: number[], index: number): number {
  return row[index] ?? Infinity;
}

/** The known word with the least edit distance, at most `most`. The first of several. */
export function nearest(word: string, known: readonly string[], most: number): string | undefined {
  const ranked = known.map((each) => ({ each, slips: typos(word, each, most) })).sort((a, b) => a.slips - b.slips);
  return ranked[0] && ranked[0].slips <= most ? ranked[0].each : undefined;
}
