/**
 * The edit distance of two words: letters missing, added, wrong, or two swapped. `most + 1` stands for any distance
 * over `most`.
 */
export function typos(a: string, b: string, most = 2): number {
  if (Math.abs(a.length - b.length) > most || strangers(a, b) > most) return most + 1;
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

/** The letters of `a` that `b` lacks. Each of them is an edit, so that most words need no closer look. */
function strangers(a: string, b: string): number {
  let count = 0;
  for (const letter of a) if (!b.includes(letter)) count += 1;
  return count;
}

function at(row: number[], index: number): number {
  return row[index] ?? Infinity;
}

/** The known word with the least edit distance, at most `most`. The first of several. */
export function nearest(word: string, known: readonly string[], most: number): string | undefined {
  let [best, least]: [string | undefined, number] = [undefined, most];
  for (const each of known) {
    const slips = typos(word, each, least);
    if (slips > least || (slips === least && best !== undefined)) continue;
    [best, least] = [each, slips];
    if (least === 0) break;
  }
  return best;
}
