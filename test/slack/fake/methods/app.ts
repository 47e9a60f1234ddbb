import { blocksRefusal, viewRefusal } from "../limits.ts";
import { invalidArgument, SlackRefusal } from "../refusal.ts";
import type { Method } from "./method.ts";

export const appMethods: Record<string, Method> = {
  "auth.test": {
    run: ({ token: { team, orgWide = false } }) => ({
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: "frontdesk",
      team_id: team.id,
      user_id: team.bot.userId,
      bot_id: team.bot.botId,
      ...(team.organisation && { enterprise_id: team.organisation.id }),
      is_enterprise_install: orgWide,
    }),
  },

  "auth.revoke": {
    run: ({ args, token, backstage }) => {
      if (args.test === true || args.test === "true" || args.test === "1") return { revoked: false };
      void backstage.revoke(token);
      return { revoked: true };
    },
  },

  "apps.connections.open": {
    takes: "app token",
    run: ({ backstage }) => ({ url: backstage.socketUrl() }),
  },

  "oauth.v2.access": {
    takes: "no token",
    run: ({ args, backstage, authorization }) => backstage.oauth.access(args, authorization),
  },

  "apps.uninstall": {
    run: ({ args, token, backstage }) => {
      backstage.oauth.checkClient(args, "");
      void backstage.uninstall(token.team);
      return {};
    },
  },

  "blocks.validate": {
    takes: "no token",
    run: ({ args }) => {
      const [key, ...more] = (["blocks", "message", "view"] as const).filter((name) => args[name] !== undefined);
      if (!key || more.length) throw invalidArgument("provide exactly one of blocks, view, or message");
      const blocks = key === "blocks" ? args.blocks : (args.message as { blocks?: unknown } | undefined)?.blocks;
      const refusal = key === "view" ? viewRefusal(args.view) : blocksRefusal(blocks);
      if (refusal) throw new SlackRefusal(`invalid_${key}`, { errors: refusal.messages.map(asIssue) });
      return {};
    },
  },
};

function asIssue(line: string) {
  const [, message = line, pointer = ""] = line.match(/^\[ERROR\] (.*) \[json-pointer:(.*)\]$/) ?? [];
  return { pointer, code: "failed_constraint", message };
}
