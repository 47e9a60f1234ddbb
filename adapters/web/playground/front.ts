import type { Text } from "../../../src/conversation/types.ts";
import type { Reception } from "../../../src/desk/platform.ts";
import { t } from "../../../src/words/words.ts";
import { createWayIn, type WayIn } from "../../chat/arrive.ts";
import type { Members } from "../../chat/front.ts";
import type { Asking } from "../../chat/last-asked.ts";
import type { Dialect } from "../../chat/order.ts";
import type { PlaygroundSettings } from "./settings.ts";

/** The person at the terminal, and the customer whom the same person may play. */
export const people = { agent: "terminal:you", customer: "terminal:customer" } as const;

export type Side = keyof typeof people;

export function sideOf(address: string): Side {
  return address === people.customer ? "customer" : "agent";
}

/** Both people may know of each other. The agent decides what operators decide, where nobody else does. */
const membersOf = ({ isOperator }: Pick<PlaygroundSettings, "isOperator">): Members => ({
  belongs: async () => true,
  opens: async (person) => person === people.agent,
  areTogether: () => true,
  operates: (person) => isOperator && person === people.agent,
  rulers: async () => "one",
  mayNot: t("talk.not-yours"),
  mayNotAnswer: () => t("talk.not-yours"),
});

/** Here `@customer` is somebody who can be named, and nobody else is. */
export const dialect: Dialect = {
  typed: (sent) => sent,
  member: /^(?:for\s+)?@(customer)\b\s*/i,
  members: /@(customer)\b/gi,
};

/** Makes the playground's part of the shared way in. */
export function createFront(
  settings: Pick<PlaygroundSettings, "clock" | "log" | "isOperator">,
  reception: Reception,
  asking: Asking,
  tell: (person: string, notice: Text) => void,
): WayIn {
  const { clock, log } = settings;
  return createWayIn(
    {
      name: "The playground",
      settings: { command: "/account", clock, log },
      members: membersOf(settings),
      named: (_, user) => `terminal:${user.toLowerCase()}`,
      places: { came: () => {} },
      cards: { moveDown: async () => {} },
      outlet: { tell: async (person, notice) => tell(person, notice) },
      listed: 20,
      masks: true,
    },
    reception,
    asking,
  );
}
