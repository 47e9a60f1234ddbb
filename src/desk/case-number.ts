const letters = "BCDFGHJKLMNPQRSTVWXZ23456789";
const shortest = 4;
const longest = 12;

/** How many numbers of one length are tried. If all of them are taken, the next ones have one letter more. */
const drawnOfALength = 8;

/** Numbers such as `R-7K2P` to choose from: no vowels and none of 0, O, 1, I, so they can be read out over the phone. */
export function* drawNumbers(draw: (below: number) => number, more: number): Generator<string> {
  const letter = () => letters[draw(letters.length)];
  for (let drawn = 0; drawn < drawnOfALength; drawn += 1)
    yield `R-${Array.from({ length: shortest + more }, letter).join("")}`;
}

const [inWord, dash] = ["0-9A-Za-z０-９Ａ-Ｚａ-ｚ", "[-‐‑‒–—−－]"];
/**
 * A case number as people type it, in small or full-width letters. What looks like one inside an e-mail address does
 * not count.
 */
const written = new RegExp(
  `(?<![${inWord}_@.+-])[RＲrｒ]${dash}[${inWord}]{${shortest},${longest}}(?![${inWord}_]|[^\\s<>,;:|@]{0,64}@)`,
);

/** The case number in what somebody wrote, and the text without it. */
export function caseNumberIn(text: string): { id: string; rest: string } | undefined {
  const found = written.exec(text);
  if (!found) return undefined;
  const [as] = found;
  const id = `R-${as.slice(2).normalize("NFKC").toUpperCase()}`;
  return { id, rest: text.slice(0, found.index) + text.slice(found.index + as.length) };
}
