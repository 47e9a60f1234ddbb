/**
 * The parts of a pasted mail. `body` is what its writer says, and `headers` are its From, To and Cc lines. Quoted
 * replies and signatures are in neither.
 */
export interface Pasted {
  body: string;
  headers: string;
}

const header = /^(?:from|to|cc|bcc|reply-to|sender|sent|date|von|an|de|para|发件人|收件人|抄送) ?: ?/i;
const quoted = /^(?:>|On .{1,200} wrote:$|.{0,200}写道:$|-{2,} ?(?:Original Message|Forwarded message))/i;
const signature =
  /^(?:--|(?:(?:best|kind|warm|many) )?(?:regards|wishes|thanks)|sincerely|cheers|thank you|thanks and regards|谢谢|多谢|此致|敬礼|祝好|顺祝商祺)[,.!。]?$/i;

/** Splits a text, which may be a whole e-mail, into its parts. */
export function unpaste(said: string): Pasted {
  const lines = said.split("\n").map((line) => line.trim());
  const end = lines.findIndex((line) => signature.test(line));
  const spoken = (end < 0 ? lines : lines.slice(0, end)).filter((line) => !quoted.test(line));
  return {
    body: spoken.filter((line) => !header.test(line)).join("\n"),
    headers: spoken.filter((line) => header.test(line)).join("\n"),
  };
}
