import type { Text } from "../../src/conversation/types.ts";
import type { Reception } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import { createWayIn, type WayIn } from "../chat/arrive.ts";
import type { Members } from "../chat/front.ts";
import { createAsking } from "../chat/last-asked.ts";
import { you } from "./read.ts";

/** The one person at the terminal may do everything. */
const onlyYou: Members = {
  belongs: async () => true,
  opens: async () => true,
  areTogether: (person, other) => person === other,
  operates: () => false,
  rulers: async () => "one",
  appointed: { supervisors: { has: async () => true, people: async () => [you.id] } },
  mayNot: t("talk.not-yours"),
  mayNotAnswer: () => t("talk.not-yours"),
};

/** Makes the terminal's part of the shared way in. */
export function createFront(reception: Reception, clock: () => number, say: (notice: Text) => void): WayIn {
  return createWayIn(
    {
      name: "The terminal",
      settings: { command: "/account", clock, log: { debug: () => {}, warn: () => {} } },
      members: onlyYou,
      named: (_, user) => user,
      places: { came: () => {} },
      cards: { moveDown: async () => {} },
      outlet: { tell: async (_, notice) => say(notice) },
      listed: 20,
      masks: true,
    },
    reception,
    createAsking("terminal", reception),
  );
}
