/** Where a sentence ends and the next begins. */
const sentenceEnd = /(?<=[^.\s][.!?]\)?) (?=[A-Z“"]|(?:np[mx]|node|frontdesk) )/;
const clauseEnd = /; (?!(?:it|they|the|there|nobody|its|all) (?:is|are|was|lies)\b)/;

/**
 * What a message for operators tells, and what to do about it. The first sentence tells, and the others say what to do.
 * A message of one sentence does both, parted by a semicolon or by what it has in brackets at its end.
 */
export function whatAndRemedy(message: string): { what: string; remedy?: string } {
  const [what = message, ...rest] = message.split(sentenceEnd);
  if (rest.length > 0) return { what, remedy: rest.join(" ") };
  const [first = message, ...clauses] = message.split(clauseEnd);
  if (clauses.length > 0) return { what: first, remedy: sentence(clauses.join("; ")) };
  const [, before, within] = /^(.+?) \(([^()]{12,})\)\.?$/s.exec(message) ?? [];
  return before === undefined ? { what: message } : { what: before, remedy: sentence(within!) };
}

/** A sentence of its own. An address, a file or a command at its beginning stays as it is written. */
function sentence(words: string): string {
  const begun = /^(\S+[./]\S|npm )/.test(words) ? words : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
