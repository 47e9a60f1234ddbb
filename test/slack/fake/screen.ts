import { type Block, type Element, optionsOf, type TextObject, textOf } from "./blocks.ts";
import type { StateValue, Values } from "./form.ts";
import { readBy } from "./messages.ts";
import { imOf } from "./roster.ts";
import { readable } from "./typing.ts";
import { stackOf } from "./views.ts";
import type { Channel, Message, User, View, World } from "./world.ts";

/** A conversation as one reader sees it: replies under their message, ephemerals only for them. */
export function channelScreen(world: World, channel: Channel, reader?: string): string {
  const all = readBy(channel, reader);
  const roots = all.filter(({ thread_ts }) => !thread_ts || !all.some(({ ts }) => ts === thread_ts));
  return roots
    .flatMap((root) => [
      ...messageLines(world, root),
      ...all.filter(({ thread_ts }) => thread_ts === root.ts).flatMap((reply) => replyLines(world, reply)),
    ])
    .join("\n");
}

export const messageScreen = (world: World, message: Message) => messageLines(world, message).join("\n");

export function viewScreen(world: World, view: View): string {
  const body = view.blocks.flatMap((block) => blockLines(world, block, view));
  if (view.type === "home") return body.join("\n");
  const buttons = [`[${view.close ?? "Cancel"}]`, view.submit !== undefined && `[${view.submit}]`].filter(Boolean);
  const banner = view.banner ? [`! ${view.banner}`] : [];
  return [`┌ ${view.title}`, ...[...banner, ...body].map((line) => `│ ${line}`), `└ ${buttons.join(" ")}`].join("\n");
}

/** Direct messages with the bot, and the open modal below. */
export function personScreen(world: World, { id, team }: User): string {
  const modal = stackOf(world, id).at(-1);
  return [channelScreen(world, imOf(world, team, id), id), modal && viewScreen(world, modal)]
    .filter(Boolean)
    .join("\n");
}

/** All there is to see, for the message of a test that waited in vain. */
export function situation(world: World): string {
  const calls = world.calls.slice(-8).map(({ method, answer }) => `${method} ${JSON.stringify(answer ?? "…")}`);
  return [
    ...[...world.users.values()]
      .filter(({ is_bot }) => !is_bot)
      .map((user) => `── ${user.realName}\n${personScreen(world, user)}`),
    ...[...world.channels.values()]
      .filter(({ kind }) => kind !== "im")
      .map((channel) => `── #${channel.name}\n${channelScreen(world, channel)}`),
    ...world.faults.map(({ what, detail }) => `── ${what}: ${detail}`),
    ...calls,
  ].join("\n");
}

function messageLines(world: World, message: Message): string[] {
  const name = message.user === "USLACKBOT" ? "Slackbot" : world.users.get(message.user)?.realName;
  const body = message.blocks.length
    ? message.blocks.flatMap((block) => blockLines(world, block))
    : readable(world, message.text).split("\n");
  const marks = ["reader" in message && " (only you)", message.edited && " (edited)"].filter(Boolean).join("");
  return [`${name}${marks}: ${body[0] ?? ""}`, ...body.slice(1).map((line) => `  ${line}`)];
}

const replyLines = (world: World, reply: Message) =>
  messageLines(world, reply).map((line, index) => `  ${index ? " " : "↳"} ${line}`);

function blockLines(world: World, block: Block, view?: View): string[] {
  const values = view?.values ?? {};
  const show = (element: Element) => elementText(world, element, held(values, block, element));
  const text = (object: TextObject | string | undefined) => readable(world, textOf(object)).split("\n");
  switch (block.type) {
    case "section":
      return [
        ...(block.text ? text(block.text) : []),
        ...(block.fields ?? []).map((field) => text(field).join(": ")),
        ...(block.accessory ? [show(block.accessory)] : []),
      ];
    case "actions":
      return [(block.elements ?? []).map(show).join(" ")];
    case "context":
      return [(block.elements ?? []).map((element) => contextText(world, element)).join("  ")];
    case "input": {
      const error = view?.errors[block.block_id];
      return [
        `${text(block.label)}: ${block.element ? show(block.element) : ""}`,
        ...(error ? [`  ! ${error}`] : []),
        ...(block.hint ? text(block.hint).map((line) => `  ${line}`) : []),
      ];
    }
    case "alert":
      return text(block.text).map((line, index) => (index ? `  ${line}` : `⚠ ${block.level ?? "default"}: ${line}`));
    case "divider":
      return ["───"];
    case "image":
      return [`[image: ${block.alt_text}]`];
    case "rich_text":
      return richLines(world, block.elements ?? []);
    default:
      return block.text ? text(block.text) : [`[${block.type}]`];
  }
}

function elementText(world: World, element: Element, state: StateValue | undefined): string {
  const placeholder = textOf(element.placeholder);
  const options = optionsOf(element);
  const word = (option: { text: TextObject }) => readable(world, option.text.text);
  switch (element.type) {
    case "button":
      return `[${textOf(element.text)}${element.url ? " ↗" : ""}]`;
    case "image":
      return `[image: ${element.alt_text}]`;
    case "overflow":
      return `[⋯ ${options.map(word).join(" | ")}]`;
    case "radio_buttons":
      return options
        .map((option) => `${option.value === state?.selected_option?.value ? "(•)" : "( )"} ${word(option)}`)
        .join("  ");
    case "checkboxes":
      return options
        .map((option) => {
          const ticked = state?.selected_options?.some(({ value }) => value === option.value);
          return `${ticked ? "[x]" : "[ ]"} ${word(option)}`;
        })
        .join("  ");
    default: {
      const chosen = [state?.selected_option ?? state?.selected_options ?? []].flat().map(word).join(", ");
      const person = state?.selected_user && `@${world.users.get(state.selected_user)?.realName}`;
      const value = state?.value || chosen || person || state?.selected_date || state?.selected_time;
      const arrow = element.type.endsWith("select") ? " ▾" : "";
      return value ? `‹${value}›${arrow}` : `‹ ›${arrow}${placeholder && ` ${placeholder}`}`;
    }
  }
}

const contextText = (world: World, { type, text, alt_text }: Element) =>
  type === "image" ? `[image: ${alt_text}]` : readable(world, textOf(text));

const held = (values: Values, block: Block, element: Element) => values[block.block_id]?.[element.action_id];

function richLines(world: World, elements: Element[]): string[] {
  return elements.flatMap((element) => {
    const lines = inlineText(world, element).split("\n");
    if (element.type === "rich_text_list")
      return (element.elements ?? []).map((item) => `• ${inlineText(world, item)}`);
    if (element.type === "rich_text_section") return lines;
    return lines.map((line) => `| ${line}`);
  });
}

function inlineText(world: World, { elements = [] }: Element): string {
  return (elements as unknown as Record<string, string>[])
    .map((part) => {
      if (part.type === "user") return `@${world.users.get(part.user_id ?? "")?.realName}`;
      if (part.type === "emoji") return `:${part.name}:`;
      return part.text ?? part.url ?? part.fallback ?? "";
    })
    .join("");
}
