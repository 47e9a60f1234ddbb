import { viewRefusal } from "../limits.ts";
import { invalidArgument, refuseIf, SlackRefusal } from "../refusal.ts";
import { maxStack, open, publish, push, shownView, stackOf, update, viewAt } from "../views.ts";
import type { Json, View } from "../world.ts";
import type { Method, MethodCall } from "./method.ts";

export const viewMethods: Record<string, Method> = {
  "views.open": {
    run(call) {
      const view = checked(call, "modal");
      const { team, user } = exchanged(call);
      return { view: shownView(open(call.world, { team, user }, view)) };
    },
  },

  "views.push": {
    run(call) {
      const view = checked(call, "modal");
      const trigger = exchanged(call);
      const stack = stackOf(call.world, trigger.user);
      const under = stack.at(-1);
      if (!under || under.id !== trigger.view) throw new SlackRefusal("not_found");
      if (stack.length >= maxStack) throw new SlackRefusal("push_limit_reached");
      return { view: shownView(push(call.world, under, view)) };
    },
  },

  "views.update": {
    run(call) {
      const { args, world, token } = call;
      if (!args.view_id && !args.external_id) throw invalidArgument("must define either `view_id` or `external_id`");
      const raw = checked(call, "modal");
      const old = viewAt(world, token.team, args);
      if (!old) throw new SlackRefusal("not_found");
      sameHash(args, old);
      return { view: shownView(update(world, old, raw)) };
    },
  },

  "views.publish": {
    run(call) {
      const { args, world, token } = call;
      const view = checked(call, "home");
      if (!world.users.has(String(args.user_id))) throw invalidArgument("invalid `user_id` [json-pointer:/user_id]");
      sameHash(args, world.homes.get(String(args.user_id)));
      return { view: shownView(publish(world, { team: token.team, user: String(args.user_id) }, view)) };
    },
  },
};

function checked({ args, world }: MethodCall, type: View["type"]): Json {
  if (args.view === undefined) throw invalidArgument("missing required field: view [json-pointer:/view]");
  refuseIf(viewRefusal(args.view));
  const view = args.view as Json;
  if (view.type !== type) throw invalidArgument("must be a valid enum value [json-pointer:/view/type]");
  const { external_id } = view;
  const open = [...world.stacks.values()].flat();
  const isOther = (other: View) => other.id !== args.view_id && other.external_id !== args.external_id;
  if (external_id && open.some((other) => other.external_id === external_id && isOther(other))) {
    throw new SlackRefusal("duplicate_external_id");
  }
  return view;
}

function exchanged({ args, backstage, token }: MethodCall) {
  const trigger = backstage.passes.exchange(args.trigger_id, token.team);
  if (typeof trigger === "string") throw new SlackRefusal(trigger);
  return trigger;
}

function sameHash(args: Json, old: View | undefined): void {
  if (args.hash && args.hash !== old?.hash) throw new SlackRefusal("hash_conflict");
}
