import { until } from "../../platform/until.ts";
import type { First, Interaction, Modal, Offer } from "./interactions.ts";
import { isThinking, messageAt } from "./messages.ts";
import type { Message, World } from "./world.ts";

/** What came of something a person did. */
export interface Answer {
  /** How the bot answered first; `missed` when Discord gave up waiting, `stopped` when the client sent nothing. */
  how: First["how"] | "stopped";
  /** What the client says when it went wrong. */
  said: string;
  /** What stands in red in a modal, by label. */
  errors: Record<string, string>;
  modal?: Modal;
  choices?: Offer[];
  /** Where a link button leads. */
  url?: string;
  /** The reply, or the message that was pressed on, as it stands now. */
  readonly message: Message | undefined;
  /** The reply once it says something. */
  reply(): Promise<Message>;
}

export function answered(world: World, interaction: Interaction, first: First): Answer {
  const message = () => {
    const id = interaction.original ?? interaction.source;
    return id === undefined ? undefined : messageAt(interaction.channel, id);
  };
  const said = first.how === "missed" ? (world.misses.findLast(({ did }) => did === interaction.did)?.said ?? "") : "";
  return {
    how: first.how,
    said,
    errors: {},
    ...(first.how === "modal" && { modal: first.modal }),
    ...(first.how === "choices" && { choices: first.choices }),
    get message() {
      return message();
    },
    reply() {
      const there = () => {
        const now = message();
        return now && !isThinking(now) && now;
      };
      return until(world, there, 10_000, () => `no reply to ${interaction.did}`);
    },
  };
}

/** The client itself does not go on. */
export function stopped(more: { said?: string; errors?: Record<string, string>; url?: string }): Answer {
  return {
    how: "stopped",
    said: "",
    errors: {},
    ...more,
    message: undefined,
    reply: () => Promise.reject(new Error("the client has sent nothing")),
  };
}
