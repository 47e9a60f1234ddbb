import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from "discord.js";
import type { Choice, Text } from "../../../src/conversation/types.ts";
import { idOf } from "../ids.ts";
import { fitting, limits } from "../limits.ts";
import { words } from "./markdown.ts";

export type Part = APIComponentInContainer;
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;
export type Button = APIButtonComponentWithCustomId;
export type Modal = APIModalInteractionResponseCallbackData;
/** All there is in a message; everything stands in one container. */
export interface Message {
  components: [APIContainerComponent];
}

/** What a button or a list is about. */
export interface About {
  caseId: string;
  question?: string | undefined;
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

export function message(parts: Part[], accent?: number): Message {
  return {
    components: [
      { type: ComponentType.Container, ...(accent !== undefined && { accent_color: accent }), components: parts },
    ],
  };
}

export function display(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

export function button(of: About, { key, label, style }: Choice): Button {
  return does(label, idOf({ do: "press", ...of, what: key }), style);
}

export function does(label: Text, custom_id: string, style?: Choice["style"]): Button {
  const looks =
    style === "primary" ? ButtonStyle.Primary : style === "danger" ? ButtonStyle.Danger : ButtonStyle.Secondary;
  return { type: ComponentType.Button, label: words(label, limits.buttonLabel), custom_id, style: looks };
}

/** Buttons, five in a row. */
export function rows(buttons: Button[]): Row[] {
  const all: Row[] = [];
  for (let i = 0; i < buttons.length; i += limits.buttonsInRow) {
    all.push({ type: ComponentType.ActionRow, components: buttons.slice(i, i + limits.buttonsInRow) });
  }
  return all;
}

/** Many choices, in as many lists as they need. `n` tells those of one message apart. */
export function lists(of: About, placeholder: Text, choices: Choice[], n: number): Row[] {
  const all: Row[] = [];
  for (let i = 0; i < choices.length && all.length < limits.lists; i += limits.options) {
    const select: APIStringSelectComponent = {
      type: ComponentType.StringSelect,
      custom_id: idOf({ do: "pick", ...of, what: String(n + all.length) }),
      placeholder: words(placeholder, limits.placeholder),
      options: choices.slice(i, i + limits.options).map(option),
    };
    all.push({ type: ComponentType.ActionRow, components: [select] });
  }
  return all;
}

export function option({ key, label }: Choice): APISelectMenuOption {
  return {
    label: words(label, limits.optionLabel),
    value: fitting(`The choice "${key}"`, key, limits.optionValue),
  };
}
