import { expect, test } from "vitest";
import { maskedCard } from "../../adapters/chat/masked.ts";
import { renderCard as onDiscord } from "../../adapters/discord/draw/render.ts";
import { renderWhy as whyOnDiscord } from "../../adapters/discord/draw/render-form.ts";
import { renderCard as onSlack } from "../../adapters/slack/draw/render.ts";
import { renderWhy as whyOnSlack } from "../../adapters/slack/draw/render-form.ts";
import { createOnlyIfTrue } from "../../src/desk/only-if-true.ts";
import type { ShownCard } from "../../src/desk/platform.ts";
import { shownCard } from "../../src/desk/shown-card.ts";
import type { Language } from "../../src/words/languages.ts";
import { inLanguage, learn } from "../../src/words/words.ts";
import { draw as discordText } from "../../tools/gallery/discord/as-text.ts";
import { draw as slackText } from "../../tools/gallery/slack/as-text.ts";
import { ana, boss, hour, type Talk } from "../conversation/talk.ts";
import { account, reviewing, sent } from "../flows/account-talks.ts";

const box = { caseId: "R-7K2P", question: "R-7K2P.6" };
const here = "slack:T1:C9";

/** Each part of the way through an approval, as whoever reads has it then. */
function scenes(): [string, ShownCard][] {
  const found: [string, ShownCard][] = [];
  const asked = (): Talk => {
    const t = reviewing({ facts: { masks: false, approval: true } });
    t.presses(ana, "go");
    return t;
  };
  const note = (name: string, t: Talk) => {
    for (const audience of ["approvers", "owner"]) {
      const card = shownCard(account, t.case, audience, createOnlyIfTrue(undefined));
      found.push([`${name}, ${audience}`, audience === "owner" ? card : maskedCard(card)]);
    }
  };
  const t = asked();
  note("asked", t);
  t.later(4 * hour);
  note("overdue", t);
  t.presses(ana, "take-back");
  note("taken back", t);
  const declined = asked();
  declined.presses(boss, "decline:The customer has an account already.");
  note("declined", declined);
  declined.presses(ana, "edit:mail");
  note("being changed", declined);
  const approved = asked();
  approved.presses(boss, "go");
  approved.settles("sendCode", sent);
  note("approved", approved);
  return found;
}

/** The same card with people of this platform in it. */
function among(people: Record<string, string>, card: ShownCard): ShownCard {
  return Object.entries(people).reduce<ShownCard>(
    (shown, [from, to]) => JSON.parse(JSON.stringify(shown).replaceAll(from, to)),
    card,
  );
}

const inSlack = { [ana.id]: "slack:T1:U1", [boss.id]: "slack:T1:U2" };
const inDiscord = { [ana.id]: "discord:100:1", [boss.id]: "discord:100:2" };

const chats = {
  slack: {
    card: (card: ShownCard) => slackText({ name: "card", message: onSlack(among(inSlack, card)) }),
    why: () => slackText({ name: "why", view: whyOnSlack(box, here, "practice") }),
  },
  discord: {
    card: (card: ShownCard) => discordText({ name: "card", message: onDiscord(among(inDiscord, card)) }),
    why: () => discordText({ name: "why", modal: whyOnDiscord(box, "practice") }),
  },
};

await learn("zh");

const story = (chat: keyof typeof chats, language: Language): string =>
  inLanguage(language, () =>
    [
      ...scenes().map(([name, card]) => `━━ ${name}\n${chats[chat].card(card)}`),
      `━━ the box for the reason\n${chats[chat].why()}`,
      "",
    ].join("\n\n"),
  );

test("the cards of an approval read well on Slack in English", async () => {
  await expect(story("slack", "en")).toMatchFileSnapshot("golden/approval-slack-en.txt");
});

test("the cards of an approval read well on Slack in Chinese", async () => {
  await expect(story("slack", "zh")).toMatchFileSnapshot("golden/approval-slack-zh.txt");
});

test("the cards of an approval read well on Discord in English", async () => {
  await expect(story("discord", "en")).toMatchFileSnapshot("golden/approval-discord-en.txt");
});

test("the cards of an approval read well on Discord in Chinese", async () => {
  await expect(story("discord", "zh")).toMatchFileSnapshot("golden/approval-discord-zh.txt");
});
