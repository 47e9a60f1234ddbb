import { shownCommand } from "../commands.ts";
import { shownUser } from "../payloads.ts";
import { refuse } from "../refusal.ts";
import type { RouteCall, Routes } from "../rest.ts";
import type { Json } from "../world.ts";

const application = ({ world }: RouteCall): Json => ({
  id: world.app.id,
  name: world.app.name,
  icon: null,
  description: "",
  bot_public: world.app.isPublic,
  bot_require_code_grant: false,
  verify_key: "0".repeat(64),
  flags: 0,
  owner: shownUser(world.users.get([...world.guilds.values()][0]?.ownerId ?? "") ?? world.bot),
  team: null,
  approximate_guild_count: [...world.guilds.values()].filter(({ installed }) => installed).length,
});

const gatewayBot = ({ gateway }: RouteCall): Json => ({
  url: gateway.url(),
  shards: gateway.advice.shards,
  session_start_limit: {
    total: 1000,
    remaining: 1000,
    reset_after: 86_400_000,
    max_concurrency: gateway.advice.atOnce,
  },
});

const list = (call: RouteCall, guild?: string) => {
  own(call);
  const localized = call.query.get("with_localizations") === "true";
  return call.commands.list(guild).map((command) => shownCommand(call.world, command, localized));
};

const overwrite = (call: RouteCall, guild?: string) => {
  own(call);
  return call.commands.overwrite(call.body, guild).map((command) => shownCommand(call.world, command, true));
};

const create = (call: RouteCall, guild?: string) => {
  own(call);
  return shownCommand(call.world, call.commands.create(call.form, guild), true);
};

const remove = (call: RouteCall, id: string | undefined, guild?: string) => {
  own(call);
  call.commands.remove(String(id), guild);
  return undefined;
};

export const applicationRoutes: Routes = {
  "GET /gateway": ({ gateway }) => ({ url: gateway.url() }),
  "GET /gateway/bot": gatewayBot,
  "GET /users/@me": ({ world }) => shownUser(world.bot),
  "GET /applications/@me": application,
  "GET /oauth2/applications/@me": application,
  "GET /applications/:app/commands": (call) => list(call),
  "PUT /applications/:app/commands": (call) => overwrite(call),
  "POST /applications/:app/commands": (call) => create(call),
  "DELETE /applications/:app/commands/:id": (call) => remove(call, call.params[1]),
  "GET /applications/:app/guilds/:guild/commands": (call) => list(call, guildOf(call)),
  "PUT /applications/:app/guilds/:guild/commands": (call) => overwrite(call, guildOf(call)),
  "POST /applications/:app/guilds/:guild/commands": (call) => create(call, guildOf(call)),
  "DELETE /applications/:app/guilds/:guild/commands/:id": (call) => remove(call, call.params[2], guildOf(call)),
};

function own({ world, params }: RouteCall): void {
  if (params[0] !== world.app.id) throw refuse("unknown application");
}

function guildOf({ world, params }: RouteCall): string {
  const guild = world.guilds.get(params[1] ?? "");
  if (!guild?.installed) throw refuse("missing access");
  return guild.id;
}
