/** Where Slack would read markup that is not ours: a bold heading or label, dates and mentions of Slack's own making. Empty when user text is only text. */
export function markupIn(shown: unknown): string[] {
  const found: string[] = [];
  walk(shown, (holder) => {
    if (holder.type === "mrkdwn") {
      if (holder.verbatim !== true) found.push(`not verbatim: ${holder.text}`);
      found.push(...active(String(holder.text).replace(/^\*([^*\n]+)\*$/, "$1")));
    }
    if (holder.type === "plain_text" && holder.emoji !== false) found.push(`emoji: ${holder.text}`);
    if (holder.type === "text" && "style" in holder) found.push(`style: ${holder.text}`);
    if (["link", "emoji", "broadcast", "usergroup", "channel", "user"].includes(String(holder.type)))
      found.push(String(holder.type));
  });
  return found;
}

/** Signs that mrkdwn would act on. */
export function active(mrkdwn: string): string[] {
  const ours = mrkdwn.replace(/<mailto:[\w%.!~*'()-]*\?subject=[\w%.!~*'()-]*&amp;body=[\w%.!~*'()-]*\|[^<>|]*>/g, "");
  const text = ours.replace(/<!date\^\d+\^[{}\w, ]+\|[\d:\- ]+ UTC>/g, "").replace(/<@[UW]\w+>/g, "");
  const signs = [
    /[<>]/, // links, mentions, broadcasts
    /&(?!(amp|lt|gt);)/,
    /[*~`]/,
    /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u,
    /:[\p{L}\p{N}_+'-]+:/u,
    /^\s*&gt;/m, // a quotation
    /(?<![\p{L}\p{N}.+-])@(here|channel|everyone)/iu,
    /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u,
    /[\0\r\u2028\u2029]/,
  ];
  return signs.filter((sign) => sign.test(text)).map((sign) => `${sign} in ${JSON.stringify(text)}`);
}

function walk(value: unknown, see: (holder: Record<string, unknown>) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) see(value as Record<string, unknown>);
  for (const part of Object.values(value)) walk(part, see);
}
