import type { Text } from "../../src/conversation/types.ts";
import type { Reception } from "../../src/desk/platform.ts";
import type { Language } from "../../src/words/languages.ts";
import { t } from "../../src/words/words.ts";
import { createWayIn, type WayIn } from "../chat/arrive.ts";
import type { Members } from "../chat/front.ts";
import { createAsking } from "../chat/last-asked.ts";
import type { PagesSettings } from "./settings.ts";

const isCustomer = (person: string): boolean => person.startsWith("web:");

/**
 * Everybody here was let in by a link of one request, which is all that they may act on. Whoever runs that request is
 * on another platform, which is not asked again.
 */
const customers: Members = {
  belongs: async () => true,
  opens: async (person) => !isCustomer(person),
  areTogether: () => true,
  operates: () => false,
  rulers: async () => [],
  mayNot: t("talk.not-yours"),
  mayNotAnswer: () => t("talk.not-yours"),
};

interface FrontParts {
  reception: Reception;
  settings: Pick<PagesSettings, "clock" | "log">;
  tell: (person: string, notice: Text) => Promise<void>;
  readsIn: (person: string) => Promise<Language | undefined>;
}

/** Makes the page's part of the shared way in. */
export function createFront({ reception, settings, tell, readsIn }: FrontParts): WayIn {
  return createWayIn(
    {
      name: "The page",
      settings: { command: "/account", ...settings },
      members: customers,
      named: (_, user) => user,
      places: { came: () => {} },
      cards: { moveDown: async () => {} },
      outlet: { tell },
      listed: 1,
      readsIn,
      masks: true,
    },
    reception,
    createAsking("web", reception),
  );
}
