import { setTimeout as pause } from "node:timers/promises";
import { poll } from "../poll.ts";
import type { Tencent } from "../process/tencent.ts";
import { cardOf, entersCode, presses } from "./acts.ts";
import type { FakeDiscord } from "./fake/fake-discord.ts";
import type { Person } from "./fake/person.ts";

interface Talking {
  discord: FakeDiscord;
  tencent: Tencent;
  /** Around each thing that a person does. */
  does<T>(act: () => Promise<T>): Promise<T>;
  /** Called when the desk asks for it once more. */
  again: () => void;
  /** How long Tencent's answer to the create is on its way (ms). */
  slowMs?: number;
}

/** The button that texts the code, by the words of whichever build has drawn it. */
const goes = ["Text the code to", "Yes, go on"];
/** What a busy machine may have the desk say: that Discord, or its database, took too long. Then it asks for it again. */
const sorry = /can't tell me just now who you are|can't reach my records/;

/** Does everything once, unless the desk asks for it once more. */
export async function opensAccount(
  { discord, tencent, does, again, slowMs = 0 }: Talking,
  person: Person,
  { mail, phone }: { mail: string; phone: string },
): Promise<void> {
  const refused = () => person.reads().filter((message) => sorry.test(discord.screen(message))).length;
  const screens = () => person.reads(person.dm).map((message) => discord.screen(message));
  const has = (...words: string[]) => screens().some((screen) => words.some((each) => screen.includes(each)));
  async function until(words: string[], act: () => Promise<unknown>): Promise<void> {
    for (;;) {
      const before = refused();
      await does(act);
      await discord.until(() => has(...words) || refused() > before, 120_000);
      if (has(...words)) return;
      again();
    }
  }

  await until(["step 1 of"], () => person.command("/account open"));
  if (person.modal) person.dismisses(person.modal);
  const first = await cardOf({ discord }, person, "step 1 of");
  await until(["step 2 of"], () => person.press(first, "Company"));
  const answers = [mail, "hong kong", phone, "Ana Example", "Education", "Online learning"];
  for (const [i, answer] of answers.entries()) {
    const next = i < answers.length - 1 ? [`step ${3 + i} of`] : goes.map((words) => `[${words}`);
    await until(next, async () => person.says(person.dm, answer));
  }
  const go = goes.find((words) => has(`[${words}`))!;
  await until(["[Enter the code]"], () => presses({ discord }, person, go));
  const code = await codeOn(tencent, phone);
  if (slowMs > 0) tencent.at("CreateAccount", "answered", () => pause(slowMs));
  await does(() => entersCode({ discord }, person, code));
  for (;;) {
    await discord.until(() => has("UIN") || has("any more requests"), 120_000);
    if (has("UIN")) return;
    await pause(1_000); // on a busy machine calls bunch up, and Tencent minds; that has nothing to do with who leaves
    await does(() => presses({ discord }, person, "Open the account"));
  }
}

async function codeOn(tencent: Tencent, phone: string): Promise<string> {
  const text = () => tencent.phone().then((texts) => texts.findLast(({ to }) => to.endsWith(phone)));
  return (await poll(`a text to ${phone}`, text, { withinMs: 120_000, everyMs: 100 })).code;
}
