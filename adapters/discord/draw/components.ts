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
  type RawFile,
} from "discord.js";
import type { Choice, Field } from "../../../src/conversation/types.ts";
import { t } from "../../../src/words/words.ts";
import { type Button, type Item, type Line, type Part, pressButton } from "../../chat/parts.ts";
import { pictureOf } from "../../chat/to-scan.ts";
import { idOf } from "../ids.ts";
import { fitting, limits } from "../limits.ts";
import { markup, preformatted, words } from "./markdown.ts";

type Component = APIComponentInContainer;
type Row = APIActionRowComponent<APIComponentInMessageActionRow>;
export type Modal = APIModalInteractionResponseCallbackData;
/** A message, whose whole content is in one container. */
export interface Message {
  components: [APIContainerComponent];
  /** An address to scan. Only its one reader gets the picture, which is gone with the message. */
  scan?: string;
}

/** Pings nobody, whatever stands in the message. */
const quietly = { allowed_mentions: { parse: [] as never[] } };

/** Who notices a new message: whoever notices any message there, nobody, or the user who is named in it. */
export type Notified = "usual" | "nobody" | { user: string };

/**
 * The body of a call that posts or edits a message. Embeds are off, because Discord's crawler would open links, some of
 * which work only once. Once set, the flag for components can never be unset.
 */
export function asPosted({ components }: Message, notified: Notified = "usual") {
  const flags = MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds;
  if (notified === "nobody") return { components, flags: flags | MessageFlags.SuppressNotifications, ...quietly };
  if (notified === "usual") return { components, flags, ...quietly };
  return { components, flags, allowed_mentions: { parse: [] as never[], users: [notified.user] } };
}

/** The body of a call that answers an interaction with a message only its user sees. */
export function asWhispered({ components, scan }: Message) {
  const shown = scan === undefined ? components : [withPicture(components[0])];
  return { components: shown, flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral, ...quietly };
}

const picture = "link.gif";

/** The files that go with such a message. */
export function filesOf({ scan }: Message): RawFile[] {
  if (scan === undefined) return [];
  return [{ name: picture, data: pictureOf(scan), contentType: "image/gif" }];
}

function withPicture(container: APIContainerComponent): APIContainerComponent {
  const items = [{ media: { url: `attachment://${picture}` }, description: words(t("link.qr"), limits.buttonLabel) }];
  return { ...container, components: [...container.components, { type: ComponentType.MediaGallery, items }] };
}

export function message(components: Component[], accent?: number): Message {
  return {
    components: [{ type: ComponentType.Container, ...(accent !== undefined && { accent_color: accent }), components }],
  };
}

export function display(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** How many of a message's 4000 characters a text, one line of a text, and a quote may take. */
export interface Share {
  text: number;
  line: number;
  quote: number;
}

export function componentsOf(parts: Part[], share: Share): Component[] {
  return parts.flatMap((part): Component[] => {
    if (part.is === "row") return rowsOf(part.items);
    if (part.is === "quote") return [display(preformatted(words(part.text, share.quote)))];
    if (part.is === "block")
      return [display(preformatted(part.lines.map((line) => words(line, share.line)).join("\n")))];
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

/** As many whole lines as fit, so that no escape is cut in two. */
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

/** The rows of some items: five buttons in a row, and each menu in as many lists as it needs. */
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

/** A menu of ways round the question as buttons, because Discord has no overflow menu. */
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

/** The lists of a menu, numbered because the ids in one message must differ. */
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
