import { describe, expect, test } from "vitest";
import { asksCode } from "../../adapters/chat/what-it-asks.ts";
import { renderCard } from "../../adapters/slack/draw/render.ts";
import { renderCode, renderForm } from "../../adapters/slack/draw/render-form.ts";
import { renderProgress } from "../../adapters/slack/draw/render-modal.ts";
import { formOf } from "../../src/conversation/shown/form.ts";
import { createOnlyIfTrue } from "../../src/desk/only-if-true.ts";
import { shownCard } from "../../src/desk/shown-card.ts";
import { no } from "../conversation/errands.ts";
import { ana, bo, boss, minute, type Talk } from "../conversation/talk.ts";
import { account, begun, opened, sent, unseen } from "../flows/account-talks.ts";
import { blocksRefusal, viewRefusal } from "./fake/limits.ts";
import { active, markupIn } from "./inert.ts";

const facts = { profile: "current", approval: true, masks: false };
const readers = { owner: ana.id, customer: bo.id, approvers: boss.id };

/** What each of the three has on the screen, every modal they could open included; Slack takes all of it. */
function screens(t: Talk): Record<string, string> {
  const seen = Object.entries(readers).map(([audience, person]) => {
    const card = shownCard(account, t.case, audience, createOnlyIfTrue(undefined));
    const form = formOf(account, t.case, person);
    const message = renderCard(card, form);
    expect(blocksRefusal(message.blocks)).toBeUndefined();
    expect([...active(message.text), ...markupIn(message)]).toEqual([]);
    expect(message.text).toContain(t.case.id);
    const around = { world: card.world };
    const code = asksCode(card) ? [renderCode(card, around)] : [];
    for (const view of [...(form ? [renderForm(form, around)] : []), ...code, renderProgress(card)]) {
      expect(viewRefusal(view)).toBeUndefined();
      expect(markupIn(view)).toEqual([]);
    }
    const shown = JSON.stringify(message);
    expect(shown).not.toMatch(/(choose|type|which) (a )?password/i);
    return [audience, shown];
  });
  return Object.fromEntries(seen);
}

/** Up to the code, looked at after each turn. */
function played(): Talk {
  const t = begun({ customer: bo, facts });
  const turns: (() => void)[] = [
    () => t.presses(ana, "company"),
    () => t.says(ana, "ana@gmial.com"),
    () => t.says(ana, "*ana* <!here>"),
    () => t.says(ana, "ana@example.com"),
    () => t.settles("lookUpMail", unseen),
    () => t.says(ana, "Congo"),
    () => t.says(ana, "Hong Kong"),
    () => t.says(ana, "5123"),
    () => t.says(ana, "5123 4567"),
    () => t.says(ana, "Example & <Daughters> _Ltd_"),
    () => t.presses(ana, "1"),
    () => t.presses(ana, "11"),
    () => t.presses(ana, "edit"),
    () => t.presses(ana, "edit:mail"),
    () => t.presses(ana, "keep"),
    () => t.presses(ana, "cancel"),
    () => t.presses(ana, "keep"),
    () => t.presses(ana, "go"),
    () => t.presses(boss, "go"),
    () => t.settles("sendCode", sent),
    () => t.says(bo, "1234"),
  ];
  screens(t);
  for (const turn of turns) {
    turn();
    screens(t);
  }
  return t;
}

describe("the cards of opening an account, for owner, customer and approver", () => {
  test("are what Slack takes, up to the account with its password to show", () => {
    const t = played();
    const { owner, customer } = screens(t);
    expect(customer).toContain("Enter the code");
    expect(owner).toContain("Practice. Waiting: ");
    expect(owner).not.toContain("Enter the code");
    t.says(bo, "123456");
    screens(t);
    for (const stage of ["sent", "unknown", "manual"] as const) {
      t.progresses("createAccount", stage);
      screens(t);
    }
    t.settles("createAccount", opened);
    const done = screens(t);
    expect(done.owner).toContain("200000123456");
    expect(done.customer).toContain("fd:reveal");
    expect(done.owner).not.toContain("fd:reveal");
  });

  test("are what Slack takes after wrong codes, up to the pause", () => {
    const t = played();
    for (let i = 0; i < 5; i++) {
      t.says(bo, "111111");
      screens(t);
      t.settles("createAccount", no("error.code-wrong", { redo: "code" }));
      screens(t);
    }
    t.later(20 * minute);
    screens(t);
    t.cancels(ana);
    expect(screens(t).owner).toContain("Cancelled");
  });
});
