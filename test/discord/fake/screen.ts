import { ButtonStyle, ComponentType as Type } from "discord.js";
import type { Component } from "./components.ts";
import type { Modal } from "./interactions.ts";
import { isThinking } from "./messages.ts";
import { readsIn } from "./reading.ts";
import { type Channel, isThread, type Message, type User, type World } from "./world.ts";

/** A message as plain lines; times stay as `<t:…:R>`, since they tick. */
export function messageScreen(world: World, message: Message): string {
  const name = world.users.get(message.author)?.name ?? "?";
  const marks = [message.reader && " (only you)", message.edited && " (edited)"].filter(Boolean).join("");
  const body = isThinking(message) ? ["is thinking…"] : bodyLines(world, message);
  return [`${name}${marks}: ${body[0] ?? ""}`, ...body.slice(1).map((line) => `  ${line}`)].join("\n");
}

export function modalScreen(world: World, modal: Modal): string {
  const banner = modal.banner ? [`! ${modal.banner}`] : [];
  const body = modal.components.flatMap((component) => lines(world, component));
  return [`┌ ${modal.title}`, ...[...banner, ...body].map((line) => `│ ${line}`), "└ [Cancel] [Submit]"].join("\n");
}

/** A channel as one person sees it. */
export const channelScreen = (world: World, channel: Channel, userId: string) =>
  readsIn(world, channel, userId)
    .map((message) => messageScreen(world, message))
    .join("\n");

/** All channels in which there is something to read, and the open modal below. */
export function personScreen(world: World, user: User, modal: Modal | undefined): string {
  const rooms = [...world.channels.values()].map((channel) => {
    const text = channelScreen(world, channel, user.id);
    return text && `── ${titleOf(channel)}\n${text}`;
  });
  return [...rooms, modal && modalScreen(world, modal)].filter(Boolean).join("\n");
}

/** All there is to see, for the message of a test that waited in vain. */
export function situation(world: World, modals: Map<string, Modal>): string {
  const people = [...world.users.values()].filter(({ bot }) => !bot);
  return [
    ...people.map((user) => `═ ${user.name}\n${personScreen(world, user, modals.get(user.id))}`),
    ...world.misses.map(({ who, did, said }) => `── ${who} did ${did}: ${said}`),
    ...world.faults.map(({ what, detail }) => `── ${what}: ${detail}`),
    ...world.calls.slice(-8).map(({ route, status, answer }) => `${route} ${status} ${JSON.stringify(answer ?? "")}`),
  ].join("\n");
}

export function titleOf(channel: Channel): string {
  if (channel.kind === "dm") return "direct messages";
  return `${isThread(channel) ? "thread " : "#"}${channel.name}${channel.archived ? " (archived)" : ""}`;
}

function bodyLines(world: World, { content, embeds, attachments, components, reactions }: Message): string[] {
  const boxes = embeds.flatMap(({ title, description }) =>
    [title, description].filter(Boolean).flatMap((text) =>
      readable(world, String(text))
        .split("\n")
        .map((line) => `| ${line}`),
    ),
  );
  const files = attachments.map(({ filename }) => `[file: ${filename}]`);
  const marks = Object.entries(reactions).map(([emoji, who]) => `${emoji} ${who.length}`);
  return [
    ...(content ? readable(world, content).split("\n") : []),
    ...boxes,
    ...files,
    ...components.flatMap((component) => lines(world, component)),
    ...(marks.length ? [marks.join("  ")] : []),
  ];
}

function lines(world: World, component: Component): string[] {
  const inner = (parts: Component[] = []) => parts.flatMap((part) => lines(world, part));
  switch (component.type) {
    case Type.TextDisplay:
      return readable(world, component.content ?? "").split("\n");
    case Type.Separator:
      return ["───"];
    case Type.ActionRow: {
      const parts = (component.components ?? []).flatMap((part) => lines(world, part));
      return [parts.join(" ")];
    }
    case Type.Container:
      return inner(component.components).map((line) => `│ ${line}`);
    case Type.Section:
      return [...inner(component.components), ...inner(component.accessory && [component.accessory])];
    case Type.Label:
      return [
        `${component.label}: ${inner(component.component && [component.component]).join(" ")}`,
        ...(component.description ? [`  ${component.description}`] : []),
      ];
    case Type.Button: {
      const word = [component.emoji?.name, component.label].filter(Boolean).join(" ");
      return [`[${word}${component.style === ButtonStyle.Link ? " ↗" : ""}${component.disabled ? ", off" : ""}]`];
    }
    case Type.TextInput:
      return [
        `${component.label ? `${component.label}: ` : ""}‹${component.value ?? " "}› ${component.placeholder ?? ""}`.trim(),
      ];
    case Type.RadioGroup:
      return [options(component, "(•)", "( )")];
    case Type.CheckboxGroup:
      return [options(component, "[x]", "[ ]")];
    case Type.Checkbox:
      return [component.default ? "[x]" : "[ ]"];
    case Type.StringSelect:
      return [`‹${component.placeholder ?? " "}› ▾ ${(component.options ?? []).map(({ label }) => label).join(" | ")}`];
    case Type.Thumbnail:
    case Type.MediaGallery:
      return ["[image]"];
    default:
      return [`‹${component.placeholder ?? " "}› ▾`];
  }
}

const options = (component: Component, on: string, off: string) =>
  (component.options ?? []).map((option) => `${option.default ? on : off} ${option.label}`).join("  ");

function readable(world: World, text: string): string {
  return text
    .replaceAll(/<@!?(\d+)>/g, (all, id: string) => (world.users.has(id) ? `@${world.users.get(id)?.name}` : all))
    .replaceAll(/<#(\d+)>/g, (all, id: string) => (world.channels.has(id) ? `#${world.channels.get(id)?.name}` : all));
}
