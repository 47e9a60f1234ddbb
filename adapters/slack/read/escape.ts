/**
 * Turns Slack's form of a text back into what the person typed: links, mentions and entities are undone once, and curly
 * quotes made straight.
 */
export function typed(sent: string): string {
  const words = sent.replace(/<([^<>]*)>|&(amp|lt|gt);/g, (_, link: string | undefined, entity: string) =>
    link === undefined ? entities[entity]! : shownOf(link),
  );
  return words.replace(/[‘’‚‛]/g, "'").replace(/[“”„‟]/g, '"');
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">" };

/** The text of a link on the screen: its label if Slack sent one, else the address. */
function shownOf(link: string): string {
  const [, sign, target, label] = /^([@#!]?)([^|]*)\|?(.*)$/su.exec(link)!;
  const shown = plainEntities(label || target!.replace(/^(mailto|tel):/, ""));
  if (sign === "" || target!.startsWith("date^") || /^[@#]/.test(shown)) return shown;
  return `${sign === "#" ? "#" : "@"}${shown}`;
}

function plainEntities(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, entity: string) => entities[entity]!);
}

/**
 * Escapes a text so that mrkdwn shows it letter by letter. Slack has no escape for its format characters, so they
 * become similar characters. `plain_text` needs no escaping.
 */
export function literal(text: string, most = Number.POSITIVE_INFINITY): string {
  const inert = text
    .replace(/[*~`]/g, (sign) => lookAlikes[sign]!)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "＿")
    .replace(/:(?=[\p{L}\p{N}_+'-]+:)/gu, "꞉")
    .replace(/(?<![\p{L}\p{N}.+-])@(?=here|channel|everyone)/giu, "＠")
    .replace(/^([^\S\n\r\u2028\u2029]*)>/gmu, "$1›");
  let escaped = "";
  for (const character of inert) {
    const next = escapes[character] ?? character;
    if (escaped.length + next.length > most - 1) return `${escaped}…`;
    escaped += next;
  }
  return escaped;
}

const lookAlikes: Record<string, string> = { "*": "∗", "~": "∼", "`": "ˋ" };
const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
