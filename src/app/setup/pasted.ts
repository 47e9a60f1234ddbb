/** What people copy along with a value, beside its name, a word before it, and letters that nobody sees. */
const around = new Set(" \t\r\n\"'`“”‘’<>;,");
const before = /^(?:Bearer|Bot|Token:?) /i;

/** A value without what was copied along with it. */
export function pasted(text: string): string {
  const seen = bare(text.replace(/[\p{Cf}\p{Cc}]/gu, ""));
  return bare(bare(seen.replace(/^(?:export )?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+ ?[=:]/, "")).replace(before, ""));
}

function bare(text: string): string {
  const letters = [...text];
  const first = letters.findIndex((letter) => !around.has(letter));
  const last = letters.findLastIndex((letter) => !around.has(letter));
  return first < 0 ? "" : letters.slice(first, last + 1).join("");
}

export type SecretSetting = "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN" | "DISCORD_TOKEN" | "TENCENTCLOUD_SECRET_KEY";

/** What else people copy, by how it looks. */
const kinds: readonly (readonly [looks: RegExp, is: string])[] = [
  [/^xoxb-/, "a Slack bot token (xoxb-)"],
  [/^xapp-/, "a Slack app-level token (xapp-)"],
  [/^xoxp-/, "a Slack user token (xoxp-), which acts as a person"],
  [/^xoxe/, "a Slack token that ends within 12 hours, because the app has token rotation"],
  [/^xox[a-z]-/, "a Slack token of another kind"],
  [/^[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{5,8}\.[A-Za-z0-9_-]{25,}$/, "a Discord bot token"],
  [/^\d{15,20}$/, "an id of Discord's"],
  [/^[0-9a-f]{64}$/, "a public key"],
  [/^[AI]KID[A-Za-z0-9]{10,}$/, "the id of a Tencent key"],
  [/^https?:/, "an address"],
];

const wanted: Record<SecretSetting, { looks: RegExp; is: string; where: string }> = {
  SLACK_BOT_TOKEN: {
    looks: /^xoxb-\S+$/,
    is: "The bot token begins with xoxb-",
    where: "stands under Install App, as Bot User OAuth Token",
  },
  SLACK_APP_TOKEN: {
    looks: /^xapp-\S+$/,
    is: "The app-level token begins with xapp-",
    where: "stands under Basic Information > App-Level Tokens",
  },
  DISCORD_TOKEN: {
    looks: /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/,
    is: "The bot's token has two dots in it",
    where: "is shown once, under Bot > Reset Token",
  },
  TENCENTCLOUD_SECRET_KEY: {
    looks: /^[A-Za-z0-9]+$/,
    is: "The SecretKey has letters and digits only",
    where: "was shown once, when the key was made",
  },
};

/** What is wrong with a secret that was typed or pasted, in a sentence without any of it. */
export function wrongKind(setting: SecretSetting, typed: string): string | undefined {
  const value = pasted(typed);
  const { looks, is, where } = wanted[setting];
  if (value === "") return `Nothing came. ${is} and ${where}. Ctrl-C stops; nothing was changed yet.`;
  const [, other] = kinds.find(([each]) => each.test(value)) ?? [];
  if (looks.test(value) && !isOther(setting, value)) return undefined;
  if (/\s/.test(value)) return `There are blanks inside. Copy the token alone, in one piece.`;
  return `${other ? `That's ${other}` : "That isn't it"}. ${is} and ${where}.`;
}

function isOther(setting: SecretSetting, value: string): boolean {
  return setting === "TENCENTCLOUD_SECRET_KEY" && (/^[AI]KID/.test(value) || /^\d+$/.test(value));
}
