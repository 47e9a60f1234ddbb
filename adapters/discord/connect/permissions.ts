import { PermissionFlagsBits } from "discord.js";

/** The permissions that the bot needs in a server, by what it does there. */
const needed = {
  ViewChannel: "to be mentioned and to make threads in a channel",
  SendMessages: "to answer a mention, and to open a thread",
  CreatePrivateThreads: "to put an agent and a customer together",
  SendMessagesInThreads: "to show them the request there",
  ManageMessages: "to delete a code or a password that somebody posts where others read",
} as const satisfies Partial<Record<keyof typeof PermissionFlagsBits, string>>;

export const permissions: bigint = Object.keys(needed).reduce(
  (all, name) => all | PermissionFlagsBits[name as keyof typeof needed],
  0n,
);

/** The link by which a person who may manage a server adds the bot, with exactly these permissions. */
export function inviteUrl(application: string): string {
  const asked = new URLSearchParams({
    client_id: application,
    scope: "bot applications.commands",
    permissions: String(permissions),
  });
  return `https://discord.com/oauth2/authorize?${asked}`;
}
