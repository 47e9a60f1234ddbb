/** What is left of a link after mail programs and people have handled it. */
export type Found = { token: string } | { is: "none" | "cut" };

const length = 43;
const letters = /[A-Za-z0-9_-]/;

/**
 * Finds the token in a fragment or in whatever somebody pasted. Repaired are marks that were written as `%23` or
 * `%2523`, lines that were broken, and brackets or dots that were put around.
 */
export function findToken(text: string): Found {
  const plain = decoded(text)
    .replace(/=\r?\n/g, "")
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "");
  const behind = [...plain.matchAll(/#/g)].map(({ index }) => plain.slice(index + 1));
  const tries = behind.length > 0 ? behind.reverse() : [plain];
  let isCut = false;
  for (const each of tries) {
    const run = runOf(each);
    if (run.length >= length) return { token: run.slice(0, length) };
    isCut ||= run.length > 0 && behind.length > 0;
  }
  const alone = runOf(plain);
  if (behind.length === 0 && alone.length === length) return { token: alone };
  return { is: isCut || plain.trim() !== "" ? "cut" : "none" };
}

/** The letters of a token from the beginning on, over blanks and broken lines, until something else comes. */
function runOf(text: string): string {
  let run = "";
  for (const letter of text.replace(/^[\s<"'(]+/, "")) {
    if (letters.test(letter)) run += letter;
    else if (!/\s/.test(letter)) break;
    if (run.length === length) break;
  }
  return run;
}

function decoded(text: string): string {
  let plain = text;
  for (let times = 0; times < 3 && /%(23|25|0[aAdD]|20|3[cCeE])/.test(plain); times++)
    plain = plain.replace(/%(23|25|0[aAdD]|20|3[cCeE])/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return plain;
}
