/** The words, or as many as fit and an ellipsis. No character is cut in two, and nothing is a dash: no platform takes empty text. */
export function shorten(words: string, most: number): string {
  if (words.trim() === "") return "–";
  if (words.length <= most) return words;
  let kept = "";
  for (const character of words) {
    if (kept.length + character.length > most - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
