import type { Dialect } from "../../chat/order.ts";

/** Turns Discord's form of a text back into what the person typed, such as an e-mail address in angle brackets. */
export function typed(sent: string): string {
  return sent.replace(/<(https?:\/\/[^\s<>]+|mailto:[^\s<>]+)>/g, (_, link: string) => link.replace(/^mailto:/, ""));
}

export const dialect: Dialect = {
  typed,
  member: /^(?:for\s+)?<@!?(\d{1,20})>\s*/i,
  members: /<@!?(\d{1,20})>/g,
};
