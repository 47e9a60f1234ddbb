import type { Platform, Reception } from "../../../src/desk/platform.ts";
import type { Asking } from "../../chat/last-asked.ts";
import { noticeParts } from "../../chat/said.ts";
import { people, type Side, sideOf } from "./front.ts";
import type { Pane } from "./pane.ts";
import type { PlaygroundSettings } from "./settings.ts";

/** What the practice phone beside the talk shows already. */
const ofPhone = new Set(["talk.practice-text", "talk.practice-mail"]);

interface PlatformParts {
  settings: Pick<PlaygroundSettings, "terminal" | "clock" | "talk">;
  panes: Record<Side, Pane>;
  /** Undefined until the desk is there. */
  reception: () => Reception | undefined;
}

/**
 * The platform of the person at the terminal and their customer. What the person reads is shown at the terminal as well,
 * if there is one. A secret is shown only where it was asked for.
 */
export function createPlatform({ settings, panes, reception }: PlatformParts) {
  const { terminal, clock, talk } = settings;
  let asking: Asking | undefined;

  const platform: Platform = {
    name: "terminal",
    async show(address, card) {
      const side = sideOf(address);
      if (side === "agent") await terminal?.show(address, card);
      const form = card.question === undefined ? undefined : await reception()?.form(card.caseId, people[side]);
      panes[side].show(card, form);
      if (side === "agent" && talk.id === "") talk.id = card.caseId;
      await asking?.shown(people[side], card, { message: `${card.caseId}:${card.version}`, at: clock() });
    },
    async call(address, call) {
      if (sideOf(address) === "agent") await terminal?.call(address, call);
    },
    async tell(address, notice) {
      const side = sideOf(address);
      if (side === "agent") await terminal?.tell(address, notice);
      if (ofPhone.has(notice.key)) return;
      panes[side].add({ is: "told", parts: noticeParts([notice], "practice") });
    },
    async reveal(address, caseId, secret, words) {
      const side = sideOf(address);
      if (side === "agent" && terminal && !panes.agent.wanted(caseId))
        return terminal.reveal(address, caseId, secret, words);
      panes[side].add({ is: "secret", caseId, handed: words, secret });
    },
  };

  return {
    platform,
    /** Notes from now on what each person was asked. */
    hear(from: Asking): void {
      asking = from;
    },
  };
}
