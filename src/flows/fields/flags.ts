const letters = 0x1f1e6; // the sign for A; two of them make a flag
const chatCode =
  /:(?:flag[-_])?([a-z]{2}|england|scotland|wales):|:regional_indicator_([a-z]): ?:regional_indicator_([a-z]):/gi;
const parts: Record<string, string> = { eng: "England", sct: "Scotland", wls: "Wales" };

/** Flags, as signs and as the codes of chats (`:flag-hk:`, `:flag_hk:`, `:hk:`), spelt as the letters of their country. Comes before the invisible tags of England's flag are dropped. */
export function flagsSpelt(text: string): string {
  return text
    .replace(/\u{1f3f4}((?:[\u{e0061}-\u{e007a}]){5})\u{e007f}/gu, (flag, tags: string) => partOf(tags) ?? flag)
    .replace(/[\u{1f1e6}-\u{1f1ff}][ \u200b]?[\u{1f1e6}-\u{1f1ff}]/gu, (pair) =>
      spaced([...pair].map(letterOf).join("")),
    )
    .replace(chatCode, (_, code: string | undefined, first: string, second: string) => spaced(code ?? first + second));
}

function partOf(tags: string): string | undefined {
  const code = [...tags].map((tag) => String.fromCodePoint(tag.codePointAt(0)! - 0xe0000)).join("");
  const part = code.startsWith("gb") ? parts[code.slice(2)] : undefined;
  return part && ` ${part} `;
}

function letterOf(sign: string): string {
  const nth = sign.codePointAt(0)! - letters;
  return nth >= 0 ? String.fromCharCode(0x41 + nth) : "";
}

/** Capitals, so that it is read as a country's letters even where they are a word, as for Italy. */
function spaced(code: string): string {
  return ` ${code.toUpperCase()} `;
}
