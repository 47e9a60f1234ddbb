import { shownChannel, shownGuild, shownMember, shownRole, shownUser } from "../payloads.ts";
import { refuse } from "../refusal.ts";
import type { RouteCall, Routes } from "../rest.ts";
import { type Guild, isThread, type Json } from "../world.ts";

function guildOf({ world, params }: RouteCall): Guild {
  const guild = world.guilds.get(params[0]!);
  if (!guild) throw refuse("unknown guild");
  if (!guild.installed) throw refuse("missing access");
  return guild;
}

function memberOf(call: RouteCall): Json {
  const { world, params } = call;
  const guild = guildOf(call);
  const id = params[1] === "@me" ? world.bot.id : params[1]!;
  if (!world.users.has(id)) throw refuse("unknown user");
  const member = guild.members.get(id);
  if (!member) throw refuse("unknown member");
  return shownMember(member);
}

export const guildRoutes: Routes = {
  "GET /users/@me/guilds": ({ world }) =>
    [...world.guilds.values()].filter(({ installed }) => installed).map(({ id, name }) => ({ id, name, owner: false })),
  "GET /users/:id": ({ world, params }) => {
    const user = world.users.get(params[0]!);
    if (!user) throw refuse("unknown user");
    return shownUser(user);
  },
  "GET /guilds/:id": (call) => shownGuild(guildOf(call)),
  "GET /guilds/:id/roles": (call) => [...guildOf(call).roles.values()].map(shownRole),
  "GET /guilds/:id/channels": (call) => {
    const guild = guildOf(call);
    const channels = [...call.world.channels.values()].filter((one) => one.guild === guild && !isThread(one));
    return channels.map((channel) => shownChannel(call.world, channel));
  },
  "GET /guilds/:id/members": (call) => {
    const { members } = guildOf(call);
    if (!call.world.listsMembers) throw refuse("missing access");
    return [...members.values()].map(shownMember);
  },
  "GET /guilds/:id/members/:user": memberOf,
  "DELETE /users/@me/guilds/:id": (call) => {
    const guild = guildOf({ ...call, params: [call.params[0]!] });
    call.world.tell("GUILD_DELETE", { id: guild.id });
    guild.installed = false;
    guild.members.delete(call.world.bot.id);
    return undefined;
  },
};
