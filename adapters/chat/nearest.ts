/** The word that was probably meant: the only one it begins, else one at most two slips away. */
export function nearest(said: string, known: readonly string[]): string | undefined {
  const begun = said.length > 2 ? known.filter((word) => word.startsWith(said)) : [];
  if (begun.length === 1) return begun[0];
  const slips = said.length > 3 ? 2 : 1;
  const ranked = known.map((word) => ({ word, away: away(said, word) })).sort((a, b) => a.away - b.away);
  return ranked[0] && ranked[0].away <= slips ? ranked[0].word : undefined;
}

/** Letters to change, add, drop or swap with their neighbour. */
function away(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Number.POSITIVE_INFINITY;
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? rows[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY;
      row[j] = Math.min(change, swap, rows[i - 1]![j]! + 1, row[j - 1]! + 1);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
