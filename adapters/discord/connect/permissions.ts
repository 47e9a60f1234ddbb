import { PermissionFlagsBits } from "discord.js";

/** What the bot does in a server, and what each needs. */
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

/** Where somebody with the right to manage a server lets the bot in, with exactly that. */
export function inviteUrl(application: string): string {
  const asked = new URLSearchParams({
    client_id: application,
    scope: "bot applications.commands",
    permissions: String(permissions),
  });
  return `https://discord.com/oauth2/authorize?${asked}`;
}
