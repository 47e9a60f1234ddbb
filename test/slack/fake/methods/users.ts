import { SlackRefusal } from "../refusal.ts";
import { isStranger, isVisible } from "../roster.ts";
import type { Method } from "./method.ts";

export const userMethods: Record<string, Method> = {
  "users.info": {
    scope: "users:read",
    run({ args, world, token: { team } }) {
      const user = world.users.get(String(args.user));
      if (!user) throw new SlackRefusal("user_not_found");
      if (!isVisible(world, user, team)) throw new SlackRefusal("user_not_visible");
      const { id, name, deleted, is_bot, is_restricted, is_ultra_restricted, tz, realName } = user;
      const locale = String(args.include_locale) === "true" && { locale: user.locale };
      return {
        user: {
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
          ...locale,
        },
      };
    },
  },

  "usergroups.users.list": {
    scope: "usergroups:read",
    run({ args, world, token }) {
      const group = world.groups.get(String(args.usergroup));
      if (group?.team !== token.team) throw new SlackRefusal("no_such_subteam");
      return { users: group.members };
    },
  },
};
