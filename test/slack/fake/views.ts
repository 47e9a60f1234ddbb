import { type TextObject, textOf, withIds } from "./blocks.ts";
import { carriedOver, initialValues } from "./form.ts";
import { appId, type Json, secret, type Team, type View, type World } from "./world.ts";

/** A modal opens over at most two others. */
export const maxStack = 3;

export interface Owner {
  team: Team;
  user: string;
}

export const stackOf = (world: World, user: string): View[] => world.stacks.get(user) ?? [];

export function open(world: World, owner: Owner, raw: Json): View {
  const view = made(world, owner, raw, null);
  world.stacks.set(owner.user, [view]);
  world.changed();
  return view;
}

export function push(world: World, under: View, raw: Json): View {
  const view = made(world, under, raw, under);
  world.stacks.set(under.user, [...stackOf(world, under.user), view]);
  world.changed();
  return view;
}

/** What the reader has typed is carried over, what stood in red is not. */
export function update(world: World, old: View, raw: Json): View {
  const blocks = withIds(raw.blocks, () => world.nextId("b"));
  const view: View = {
    ...old,
    ...head(raw),
    blocks,
    values: carriedOver(old.values, blocks),
    hash: hashOf(world),
    errors: {},
    banner: "",
  };
  replace(world, view);
  return view;
}

export function replace(world: World, view: View): void {
  if (view.type === "home") world.homes.set(view.user, view);
  else {
    const stack = stackOf(world, view.user);
    world.stacks.set(
      view.user,
      stack.map((old) => (old.id === view.id ? view : old)),
    );
  }
  world.changed();
}

export function publish(world: World, owner: Owner, raw: Json): View {
  const old = world.homes.get(owner.user);
  if (old) return update(world, old, raw);
  const view = made(world, owner, raw, null);
  world.homes.set(owner.user, view);
  world.changed();
  return view;
}

export function pop(world: World, view: View): void {
  world.stacks.set(
    view.user,
    stackOf(world, view.user).filter(({ id }) => id !== view.id),
  );
  world.changed();
}

export function clear(world: World, user: string): void {
  world.stacks.set(user, []);
  world.changed();
}

/** By id or external_id, while it is open. */
export function viewAt(world: World, team: Team, args: Json): View | undefined {
  const open = [...world.homes.values(), ...[...world.stacks.values()].flat()];
  return open.find(
    (view) =>
      view.team === team &&
      (args.view_id ? view.id === args.view_id : Boolean(args.external_id) && view.external_id === args.external_id),
  );
}

/** As the Web API and the payloads show it. */
export function shownView(view: View) {
  const plain = (text: string | undefined) => (text === undefined ? null : { type: "plain_text", text, emoji: true });
  return {
    id: view.id,
    team_id: view.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata,
    callback_id: view.callback_id,
    state: { values: view.values },
    hash: view.hash,
    title: plain(view.title),
    clear_on_close: view.clear_on_close,
    notify_on_close: view.notify_on_close,
    close: plain(view.close),
    submit: plain(view.submit),
    previous_view_id: view.previous_view_id,
    root_view_id: view.root_view_id,
    app_id: appId,
    external_id: view.external_id,
    app_installed_team_id: view.team.id,
    bot_id: view.team.bot.botId,
  };
}

function made(world: World, { team, user }: Owner, raw: Json, under: View | null): View {
  const id = world.nextId("V");
  const blocks = withIds(raw.blocks, () => world.nextId("b"));
  return {
    id,
    team,
    user,
    ...head(raw),
    hash: hashOf(world),
    blocks,
    values: initialValues(blocks),
    root_view_id: under?.root_view_id ?? id,
    previous_view_id: under?.id ?? null,
    errors: {},
    banner: "",
  };
}

function head(raw: Json) {
  const words = (key: string) => (typeof raw[key] === "string" ? raw[key] : "");
  const text = (key: string) => textOf(raw[key] as TextObject | undefined);
  return {
    type: raw.type === "home" ? ("home" as const) : ("modal" as const),
    title: text("title") || "View Title",
    submit: raw.submit === undefined ? undefined : text("submit"),
    close: raw.close === undefined ? undefined : text("close"),
    callback_id: words("callback_id"),
    private_metadata: words("private_metadata"),
    external_id: words("external_id"),
    clear_on_close: raw.clear_on_close === true,
    notify_on_close: raw.notify_on_close === true,
  };
}

const hashOf = (world: World) => `${Math.floor(world.clock() / 1000)}.${secret(4)}`;
