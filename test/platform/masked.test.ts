import { describe, expect, test } from "vitest";
import { maskedCall, maskedCard, maskedText } from "../../adapters/chat/masked.ts";
import { drawCard as inDiscord } from "../../adapters/discord/draw/render.ts";
import { sightOfCall, sightOfCard } from "../../adapters/slack/draw/render.ts";
import { actionOf, may } from "../../src/conversation/may.ts";
import type { Post } from "../../src/conversation/types.ts";
import { createOnlyIfTrue } from "../../src/desk/only-if-true.ts";
import { shownCall, shownCard } from "../../src/desk/shown-card.ts";
import { allFlows } from "../../src/flows/all.ts";
import { durations } from "../../src/flows/durations.ts";
import { fallbackCountries } from "../../src/flows/fields/catalogue.ts";
import { no, yes } from "../conversation/errands.ts";
import { ana, bo, boss, eve, minute, type Talk, talk, words } from "../conversation/talk.ts";
import { opened, sent, unseen } from "../flows/account-talks.ts";

const flows = allFlows({ countries: fallbackCountries(), trades: [], profile: "2024" }, durations);
const wen = { id: "web:wen" };
const audiences = ["owner", "customer", "left-customer", "approvers", "operators"];
/** None of these is in an example of our own words. */
const whole = [/9177[\s-]?3355/, /6177[\s-]?3366/, /(zoe|bob\.lee)@/i, /738204/];
const onlyIfTrue = createOnlyIfTrue("chat:operators");
const kind = (id: string) => flows.find((flow) => flow.id === id)!;

/** What others would read of the case now, in each place where they read too. */
function shared(id: string, t: Talk): { seen: string[]; own: string[] } {
  const flow = kind(id);
  const seen: string[] = [];
  const own: string[] = [];
  for (const audience of audiences) {
    const card = shownCard(flow, t.case, audience, onlyIfTrue);
    seen.push(JSON.stringify([sightOfCard(card).shared, inDiscord(maskedCard(card))]));
    own.push(JSON.stringify(sightOfCard(card).own));
    const call = shownCall(flow, t.case, audience, onlyIfTrue);
    if (call) seen.push(JSON.stringify([sightOfCall(call).shared, maskedCall(call)]));
  }
  const isForRole = (post: Post): post is Extract<Post, { notice: unknown }> => "notice" in post && !/:/.test(post.to);
  for (const post of t.posts.filter(isForRole)) seen.push(words(maskedText(post.notice)));
  return { seen, own };
}

const text = "company zoe@example.com +852 9177 3355 code 738204";
const talks: Record<string, { id: string; play: (t: Talk) => (() => void)[] }> = {
  "an account, with slips, an approval and a wrong code": {
    id: "open",
    play: (t) => [
      () => t.says(ana, "bob.lee@gmial.com"),
      () => t.says(ana, "zoe@example.com"),
      () => t.settles("lookUpMail", unseen),
      () => t.says(ana, "edit phone"),
      () => t.says(ana, "6177 3366"),
      () => t.presses(ana, "go"),
      () => t.presses(boss, "go"),
      () => t.settles("sendCode", sent),
      () => t.says(bo, "is it +852 6177 3366?"),
      () => t.says(bo, "12"),
      () => t.says(bo, "738204"),
      () => t.progresses("createAccount", "sent"),
      () => t.settles("createAccount", no("error.code-wrong", { redo: "code" })),
      () => t.says(bo, "my mail is bob.lee@example.com"),
      () => t.presses(bo, "not-my-number"),
      () => t.presses(ana, "keep"),
      () => t.presses(bo, "not-me"),
      () => t.hands(ana, "customer", eve),
      () => t.presses(ana, "go"),
      () => t.settles("sendCode", sent),
      () => t.later(11 * minute),
    ],
  },
  "an account by a link that is opened twice": {
    id: "open",
    play: (t) => [
      () => t.settles("lookUpMail", unseen),
      () => t.links(ana, wen),
      () => t.linked("opened"),
      () => t.linked("elsewhere"),
      () => t.presses(ana, "go"),
      () => t.presses(boss, "go"),
      () => t.fills({ id: wen.id }, { password: "Heron#4242b", again: "Heron#4242b" }),
      () => t.settles("sendCode", sent),
      () => t.says(wen, "is it +852 9177 3355?"),
      () => t.links(ana, { id: "web:two" }),
      () => t.linked("leaked"),
    ],
  },
  "an account that is open": {
    id: "open",
    play: (t) => [
      () => t.settles("lookUpMail", unseen),
      () => t.presses(ana, "go"),
      () => t.presses(boss, "go"),
      () => t.settles("sendCode", sent),
      () => t.says(bo, "738204"),
      () => t.progresses("createAccount", "unknown"),
      () => t.progresses("createAccount", "manual"),
      () => t.settles("createAccount", opened),
    ],
  },
  "a contact by phone": {
    id: "verify",
    play: (t) => [
      () => t.says(ana, "+852 9177 3355"),
      () => t.settles("lookUpContact", yes({ verified: false, requestId: "r" })),
      () => t.presses(ana, "go"),
      () => t.settles("sendContactCode", yes({ sent: true, form: null })),
      () => t.says(ana, "edit contact"),
      () => t.says(ana, "bob.lee@example.com"),
    ],
  },
  "a contact by e-mail": {
    id: "verify",
    play: (t) => [
      () => t.says(ana, "zoe@example.com"),
      () => t.settles("lookUpContact", yes({ verified: false, requestId: "r" })),
      () => t.presses(ana, "go"),
      () => t.settles("sendContactCode", yes({ sent: "perhaps", form: null })),
      () => t.presses(bo, "not-my-number"),
      () => t.cancels(ana),
    ],
  },
  "an official account whose words name an address": {
    id: "official",
    play: (t) => [
      () => t.says(ana, "mei-shop"),
      () => t.settles("checkOwner", yes({ imported: true })),
      () => t.says(ana, "Mei's flower shop"),
      () => t.says(ana, "Write to zoe@example.com or +852 9177 3355"),
      ...["face", "organization", "subscribers", "custom"].map((_) => () => void t.presses(ana, "skip")),
      () => t.presses(ana, "go"),
    ],
  },
  "a classroom user with an address for a name": {
    id: "classroom",
    play: (t) => [
      () => t.says(ana, "new user"),
      () => t.says(ana, "ana-2027"),
      () => t.says(ana, "zoe@example.com"),
      () => t.presses(ana, "skip"),
      () => t.presses(ana, "go"),
    ],
  },
};

describe("where others can read", () => {
  test.each(Object.entries(talks))(
    "no number, address or code stands whole, and no button of the owner's: %s",
    (_, { id, play }) => {
      const facts = { masks: false, ...(id === "open" && { approval: true }) };
      const t = talk(kind(id), { customer: bo, facts, ...(id === "open" && { text }) });
      let isAnyMasked = false;
      for (const act of [() => {}, ...play(t)]) {
        act();
        const { seen, own } = shared(id, t);
        for (const screen of seen) for (const one of whole) expect(screen).not.toMatch(one);
        isAnyMasked ||= own.some((screen) => whole.some((one) => one.test(screen)));
        for (const audience of ["customer", "left-customer"])
          for (const key of t.choices(audience))
            expect(may("customer", actionOf(key)), `${audience} ${key}`).toBe(true);
      }
      expect(isAnyMasked, "the walk has seen something to mask").toBe(true);
    },
  );

  test("an id and an instant stay readable", () => {
    const text = { key: "talk.found-by", values: { person: { person: "chat:kim" }, id: "200000123456" } };
    expect(maskedText(text)).toEqual(text);
    expect(words(maskedText({ key: "open.code.ask", values: { phone: "+1 212 555 0123" } }))).toContain("+1 •••• 0123");
    expect(words(maskedText({ key: "open.code.ask", values: { phone: "+85251234567" } }))).toContain("+852 •••• 4567");
  });
});
