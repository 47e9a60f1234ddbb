import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import { poll } from "../poll.ts";
import type { Tencent } from "../process/tencent.ts";
import type { FakeSlack } from "./fake/fake-slack.ts";
import type { Person } from "./fake/person.ts";
import type { Message } from "./fake/world.ts";

interface Talking {
  slack: FakeSlack;
  tencent: Tencent;
  /** Called before each thing that a person does, which waits for what it returns. */
  acted: () => void | Promise<void>;
  /** Called when the text is there, and waited for before its code is said. */
  gotText?: () => Promise<void>;
  /** How long Tencent's answer to the create is on its way (ms). */
  slowMs?: number;
}

/** Does everything once: whoever has to do a thing again has noticed. */
export async function opensAccount(
  { slack, tencent, acted, gotText, slowMs = 0 }: Talking,
  person: Person,
  { mail, phone }: { mail: string; phone: string },
): Promise<void> {
  const dm = () => slack.dm(person);
  const cardWith = (words: string) =>
    slack.until(() => dm().messages.findLast((message) => slack.screen(message).includes(words)), 120_000);
  const does = async (act: () => Promise<{ outcome: string }>) => {
    await acted();
    const { outcome } = await act();
    expect(outcome, JSON.stringify(slack.faults)).toBe("acked");
  };
  const has = (message: Message, words: string) => slack.screen(message).includes(`[${words}`);
  /** Presses the button, by the words of whichever build has drawn it. */
  const presses = async (...words: string[]) => {
    const card = await slack.until(
      () => dm().messages.findLast((message) => words.some((each) => has(message, each))),
      120_000,
    );
    await does(() => person.press(card, words.find((each) => has(card, each))!));
  };

  await does(() => person.command("/account open"));
  await cardWith("step 1 of");
  person.reloads();
  await presses("Company");
  const answers = [mail, "hong kong", phone, "Ana Example", "Education", "Online learning"];
  for (const [i, answer] of answers.entries()) {
    await cardWith(`step ${2 + i} of`);
    await does(() => person.says(dm(), answer));
  }
  await presses("Text the code to", "Yes, go on");
  await cardWith("[Enter the code]");
  const code = await codeOn(tencent, phone);
  await gotText?.();
  if (slowMs > 0) tencent.at("CreateAccount", "answered", () => pause(slowMs));
  await does(() => person.says(dm(), code));
  await acted();
  for (;;) {
    const card = await slack.until(
      () => dm().messages.findLast((message) => /UIN|any more requests/.test(slack.screen(message))),
      120_000,
    );
    if (slack.screen(card).includes("UIN")) return;
    await pause(1_000); // on a busy machine calls bunch up, and Tencent minds; that has nothing to do with who leaves
    await presses("Open the account");
  }
}

async function codeOn(tencent: Tencent, phone: string): Promise<string> {
  const text = () => tencent.phone().then((texts) => texts.findLast(({ to }) => to.endsWith(phone)));
  return (await poll(`a text to ${phone}`, text, { withinMs: 120_000, everyMs: 100 })).code;
}
