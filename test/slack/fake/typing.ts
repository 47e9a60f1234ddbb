import type { Channel, User, World } from "./world.ts";

export interface Keyboard {
  /** Phones and Macs curl quotation marks. */
  smartQuotes: boolean;
  /** A slash command writes names after ids, a message does not. */
  named: boolean;
}

/** What Slack makes of a line somebody typed: escaped, with addresses, numbers, links and names marked up. */
export function typed(world: World, text: string, { smartQuotes, named }: Keyboard): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const curled = smartQuotes ? curl(escaped) : escaped;
  const name = (id: string, label: string) => (named ? `${id}|${label}` : id);
  return curled.replace(marked(world), (found) => {
    if (found.startsWith("@")) return `<@${name(idOf(world, found), nameOf(world, found))}>`;
    if (found.startsWith("#")) return `<#${channelIdOf(world, found)}|${named ? found.slice(1) : ""}>`;
    if (/^https?:/.test(found)) return `<${found}>`;
    if (found.includes("@")) return `<mailto:${found}|${found}>`;
    if (found.startsWith("+")) return `<tel:${found.replace(/[^+\d]/g, "")}|${found}>`;
    return `<http://${found}|${found}>`;
  });
}

/** What a person reads again: entities, links, mentions and dates as the client shows them. */
export function readable(world: World, mrkdwn: string): string {
  return mrkdwn
    .replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, "$1")
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (_, id: string) => `@${world.users.get(id)?.realName ?? id}`)
    .replace(/<#(\w+)(?:\|[^>]*)?>/g, (_, id: string) => `#${world.channels.get(id)?.name ?? id}`)
    .replace(/<!(here|channel|everyone)>/g, "@$1")
    .replace(/<(?:mailto|tel):[^|>]*\|([^>]*)>/g, "$1")
    .replace(/<(https?:[^|>]*)\|([^>]*)>/g, (_, url: string, label: string) =>
      url.endsWith(label) ? label : `${label} (${url})`,
    )
    .replace(/<(https?:[^>]*)>/g, "$1")
    .replace(/(^|[\s(>])([*_~])(\S(?:[^\n]*?\S)?)\2(?=$|[\s).,:;!?·])/gm, "$1$3")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

const mail = "[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+";
const link = "https?://[^\\s]+";
const phone = "\\+\\d(?:[\\d\\s()-]{5,18})\\d";
const bareSite = "(?<![\\w@.])(?:www\\.)?[a-z0-9-]+\\.(?:com|org|net|io|cn|hk)(?![\\w@])(?:/[^\\s]*)?";

function marked(world: World): RegExp {
  const people = [...world.users.values()].map(({ realName }) => `@${quoted(realName)}`);
  const channels = [...world.channels.values()]
    .filter(({ kind }) => kind !== "im")
    .map(({ name }) => `#${quoted(name)}(?![\\w-])`);
  const longestFirst = [...people, ...channels].sort((one, other) => other.length - one.length);
  return new RegExp([link, mail, ...longestFirst, phone, bareSite].join("|"), "g");
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const userNamed = (world: World, at: string): User | undefined =>
  [...world.users.values()].find(({ realName }) => `@${realName}` === at);
const idOf = (world: World, at: string) => userNamed(world, at)?.id ?? at;
const nameOf = (world: World, at: string) => userNamed(world, at)?.name ?? at;
const channelIdOf = (world: World, hash: string): string =>
  [...world.channels.values()].find(({ name }: Channel) => `#${name}` === hash)?.id ?? hash;

function curl(text: string): string {
  return text
    .replace(/(^|[\s([])"/g, "$1“")
    .replaceAll('"', "”")
    .replace(/(^|[\s([])'/g, "$1‘")
    .replaceAll("'", "’");
}
