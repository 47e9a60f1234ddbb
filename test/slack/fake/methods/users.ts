import { SlackRefusal } from "../refusal.ts";
import { isStranger, isVisible } from "../roster.ts";
import type { Json, Team, User } from "../world.ts";
import { paged } from "./conversations.ts";
import type { Method } from "./method.ts";

export const userMethods: Record<string, Method> = {
  "users.info": {
    onlyReads: true,
    scope: "users:read",
    run({ args, world, token: { team } }) {
      const user = world.users.get(String(args.user));
      if (!user) throw new SlackRefusal("user_not_found");
      if (!isVisible(world, user, team)) throw new SlackRefusal("user_not_visible");
      const locale = String(args.include_locale) === "true" && { locale: user.locale };
      return { user: { ...shownUser(user, team), ...locale } };
    },
  },

  "users.list": {
    onlyReads: true,
    scope: "users:read",
    run({ args, world, token: { team } }) {
      const page = paged(
        [...world.users.values()].filter((user) => isVisible(world, user, team)),
        args,
      );
      return { members: page.items.map((user) => shownUser(user, team)), response_metadata: page.metadata };
    },
  },

  "usergroups.list": {
    onlyReads: true,
    scope: "usergroups:read",
    run: ({ world, token: { team } }) => ({
      usergroups: [...world.groups.values()]
        .filter((group) => group.team === team)
        .map(({ id, handle }) => ({ id, team_id: team.id, handle, name: handle, is_usergroup: true })),
    }),
  },

  "usergroups.users.list": {
    onlyReads: true,
    scope: "usergroups:read",
    run({ args, world, token }) {
      const group = world.groups.get(String(args.usergroup));
      if (group?.team !== token.team) throw new SlackRefusal("no_such_subteam");
      return { users: group.members };
    },
  },
};

function shownUser(user: User, team: Team): Json {
  const { id, name, deleted, is_bot, is_restricted, is_ultra_restricted, tz, realName } = user;
  return {
    id,
    team_id: user.team.id,
    name,
    deleted,
    real_name: realName,
    tz,
    profile: { real_name: realName, display_name: name, team: user.team.id },
    is_bot,
    is_restricted,
    is_ultra_restricted,
    is_app_user: false,
    ...(isStranger(user, team) && { is_stranger: true }),
  };
}
