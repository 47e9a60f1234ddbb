const levels: Record<number, string> = { 20: "DEBUG", 30: "INFO ", 40: "WARN ", 50: "ERROR", 60: "FATAL" };

/** Signs that a terminal would obey instead of showing. */
const obeyed = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A line of the log for people: when, how grave, what, and then the rest as name=value. Each value stays on the line, and a
 * value that could be misread stands in quotes.
 */
export function asText(line: string): string {
  const { level, time, msg, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const told = Object.entries(rest).map(([name, value]) => ` ${name}=${shown(value)}`);
  return `${time} ${levels[Number(level)] ?? level} ${plain(String(msg ?? ""))}${told.join("")}\n`;
}

function shown(value: unknown): string {
  if (typeof value === "string" && /^[^\s"'=\\]+$/.test(value) && plain(value) === value) return value;
  return plain(JSON.stringify(value));
}

/** Signs that nobody sees as their numbers. */
function plain(words: string): string {
  return words.replace(obeyed, (sign) => `\\u${sign.codePointAt(0)!.toString(16).padStart(4, "0")}`);
}
