import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuOption,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from "discord.js";
import type { Choice, Field } from "../../../src/conversation/types.ts";
import { type Button, type Item, type Line, type Part, pressButton } from "../../chat/parts.ts";
import { idOf } from "../ids.ts";
import { fitting, limits } from "../limits.ts";
import { markup, preformatted, words } from "./markdown.ts";

type Component = APIComponentInContainer;
type Row = APIActionRowComponent<APIComponentInMessageActionRow>;
export type Modal = APIModalInteractionResponseCallbackData;
/** All there is in a message; everything stands in one container. */
export interface Message {
  components: [APIContainerComponent];
}

/** Nobody is ever pinged, whatever stands in the message; robots that look at links would open those that work once. */
const quietly = { allowed_mentions: { parse: [] as never[] } };

/** As it is posted; flags of this kind can never be unset. */
export function asPosted({ components }: Message) {
  return { components, flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds, ...quietly };
}

/** For one reader's eyes, in answer to something they did. */
export function asWhispered({ components }: Message) {
  return { components, flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral, ...quietly };
}

export function message(components: Component[], accent?: number): Message {
  return {
    components: [{ type: ComponentType.Container, ...(accent !== undefined && { accent_color: accent }), components }],
  };
}

export function display(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** What a text may take of the 4000 characters of a message, and one sentence of it. */
export interface Share {
  text: number;
  line: number;
}

export function componentsOf(parts: Part[], share: Share): Component[] {
  return parts.flatMap((part): Component[] => {
    if (part.is === "row") return rowsOf(part.items);
    if (part.is === "quote") return [display(preformatted(words(part.text, share.line / 2)))];
    const isText = part.is === "text";
    const lines = isText ? part.lines.flatMap((line) => linesOf(line, share.line)) : part.fields.map(fieldLine);
    return lines.length > 0 ? [display(fitted(lines.join("\n"), share.text))] : [];
  });
}

function linesOf({ as, texts }: Line, most: number): string[] {
  if (as === "words") return texts.map((text) => markup(text, most));
  if (as === "title") return texts.map((text) => `### ${markup(text, limits.heading)}`);
  return [`-# ${texts.map((text) => markup(text, limits.heading)).join(" · ")}`];
}

function fieldLine({ label, value }: Field): string {
  return `**${markup(label, limits.heading)}**  ${markup(value, limits.fieldValue)}`;
}

/** Whole lines only, so that no escape is cut in two. */
function fitted(said: string, most: number): string {
  if (said.length <= most) return said;
  const kept: string[] = [];
  let length = 1;
  for (const line of said.split("\n")) {
    if (length + line.length + 1 > most) break;
    kept.push(line);
    length += line.length + 1;
  }
  return [...kept, "…"].join("\n");
}

/** Buttons, five in a row; each menu in as many lists as it needs. */
function rowsOf(items: Item[]): Row[] {
  const rows: Row[] = [];
  for (const item of items.flatMap(spread)) {
    const last = rows.at(-1)?.components;
    if (item.is === "menu") rows.push(...listsOf(item));
    else if (last?.[0]?.type === ComponentType.Button && last.length < limits.buttonsInRow) last.push(buttonOf(item));
    else rows.push({ type: ComponentType.ActionRow, components: [buttonOf(item)] });
  }
  return rows;
}

/** A menu for a few ways is something that Discord has not. */
function spread(item: Item): Item[] {
  if (item.is === "button" || item.of !== "ways") return [item];
  return item.choices.map((choice) => pressButton(item.target, choice));
}

function buttonOf({ does, label, style, target, what }: Button): APIButtonComponentWithCustomId {
  const styles = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;
  return {
    type: ComponentType.Button,
    label: words(label, limits.buttonLabel),
    custom_id: idOf({ do: does, ...target, ...(what && { what }) }),
    style: style ? styles[style] : ButtonStyle.Secondary,
  };
}

/** Numbered, so that those of one message are told apart. */
function listsOf({ of, target, label, choices }: Extract<Item, { is: "menu" }>): Row[] {
  const first = of === "answers" ? 0 : limits.lists;
  const rows: Row[] = [];
  for (let i = 0; i < choices.length && rows.length < limits.lists; i += limits.options) {
    const list = {
      type: ComponentType.StringSelect as const,
      custom_id: idOf({ do: "pick", ...target, what: String(first + rows.length) }),
      placeholder: words(label, limits.placeholder),
      options: choices.slice(i, i + limits.options).map(option),
    };
    rows.push({ type: ComponentType.ActionRow, components: [list] });
  }
  return rows;
}

export function option({ key, label }: Choice): APISelectMenuOption {
  return {
    label: words(label, limits.optionLabel),
    value: fitting(`The choice "${key}"`, key, limits.optionValue),
  };
}
