/**
 * The parts of a pasted text, which may be a whole mail. `body` is what its writer says, `headers` are its From, To and
 * Cc lines. Quoted replies are in none.
 */
export interface Letter {
  body: string;
  signature: string;
  headers: string;
}

const header =
  /^(?:from|to|cc|bcc|reply-to|sender|sent|date|subject|von|an|de|para|发件人|收件人|抄送|主题|日期|发送时间|寄件者|收件者|主旨) ?: ?/i;
const forwarded = /^(?:begin )?forwarded message|^转发(?:的)?邮件|^轉寄郵件/i;
const earlier = /^original message|^原始邮件|^邮件原件|^原邮件/i;
const introduces = /^(?:on .{1,200} wrote:|.{0,200}写道:|.{0,200}寫道:)$/i;
const quoted = /^>/;
const signs =
  /^(?:--|(?:(?:best|kind|warm|many) )?(?:regards|wishes|thanks)|sincerely|yours sincerely|yours truly|cheers|thank you|thanks and regards|br|谢谢|多谢|此致|敬礼|祝好|顺祝商祺|謝謝|此致敬礼)[,.!。]?$/i;
const machine =
  /^(?:sent from my .{1,40}|sent via .{1,40}|get outlook for .{1,40}|发自我的.{0,40}|從我的.{0,40}|来自我的.{0,40}|傳自我的.{0,40})$/i;

/** A line such as "---- Forwarded message ----" from its first word on. Empty for any line without a rule or a colon. */
function ruled(line: string): string {
  return /^--|:$/.test(line) ? line.replace(/^[-_ ]+/, "") : "";
}

/** Splits a text that `plain` has folded into its parts. Of a forwarded mail the parts are read as well. */
export function readLetter(said: string): Letter {
  const lines = said.split("\n").map((line) => line.trim());
  const at = lines.findIndex((line) => forwarded.test(ruled(line)));
  if (at < 0) return partsOf(lines);
  const [above, below] = [partsOf(lines.slice(0, at)), partsOf(lines.slice(at + 1))];
  return { body: `${above.body}\n${below.body}`.trim(), signature: below.signature, headers: below.headers };
}

function partsOf(all: string[]): Letter {
  const lines = withoutQuoted(all).filter((line) => !machine.test(line));
  const headers = lines.filter((line) => header.test(line));
  const spoken = lines.filter((line) => !header.test(line));
  const end = spoken.findIndex((line) => signs.test(line));
  return {
    body: (end < 0 ? spoken : spoken.slice(0, end)).join("\n"),
    signature:
      end < 0
        ? ""
        : spoken
            .slice(end + 1)
            .filter((line) => !signs.test(line))
            .join("\n"),
    headers: headers.join("\n"),
  };
}

/** Everything behind an earlier mail is quoted, and so is what stands behind `>`. */
function withoutQuoted(lines: string[]): string[] {
  const end = lines.findIndex(
    (line, at) => earlier.test(ruled(line)) || (introduces.test(line) && !quoted.test(lines[at + 1] ?? ">")),
  );
  return (end < 0 ? lines : lines.slice(0, end)).filter((line) => !quoted.test(line) && !introduces.test(line));
}
