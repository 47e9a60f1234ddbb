import type { FromPerson } from "../../src/conversation/types.ts";
import type { ShownCard } from "../../src/desk/platform.ts";
import { type Kind, kinds } from "./kinds.ts";
import type { Random } from "./random.ts";
import type { Time } from "./time.ts";

/**
 * What one simulated person wants, and the answers they would give: first the first key and mark, and others if those
 * are refused.
 */
export interface Wish {
  id: string;
  kind: Kind;
  /** Values by which the thing is found, such as mails. */
  keys: string[];
  /** Values that only this person's thing has, such as phones. */
  marks: string[];
  password: string;
}

/** What a person does, without who they are and the event's id. */
export type Doing = DistributiveOmit<FromPerson, "id" | "from">;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export interface AnswerParts {
  wish: Wish;
  time: Time;
  random: Random;
  /** Odds of something odd: an edit, a cancel, a wrong code, the same button again. */
  whim: () => number;
  /** The person wants another key once told that nothing was made for the first. */
  isRestless: boolean;
  /** The desk has forgotten this person's request, so they take a thing that exists already for theirs. */
  isForgotten: () => boolean;
  codeOn: (address: string) => string | undefined;
  tell: (card: ShownCard, doing: Doing) => void;
  /** The person has asked for too many texts. */
  isTired: () => boolean;
  leave: () => void;
}

const second = 1000;

/** Decides what a person answers to a card, and what odd thing they do at random. */
export function createAnswers(parts: AnswerParts) {
  const { wish, time, random, whim, isRestless, isForgotten, codeOn, tell, isTired, leave } = parts;
  const { asks, codesTo } = kinds[wish.kind];
  const tries = { key: 0, mark: 0 };
  const edits = Object.values(asks).flatMap((ask) => ("gives" in ask ? [`edit ${ask.step}`] : []));
  const asked = new Map<string, string>();
  let waitsSince: number | undefined;

  function press(card: ShownCard, choice: string): void {
    tell(card, { type: "pressed", choice, ...(card.question && { question: card.question }) });
  }

  function say(card: ShownCard, text: string): void {
    const isThreaded = card.question !== undefined && random.chance(0.5);
    tell(card, { type: "said", text, ...(isThreaded && { question: card.question! }) });
  }

  function odd(card: ShownCard): void {
    const what = random.whole(9);
    if (what < 2) press(card, "go");
    else if (what < 4) say(card, random.pick([...edits, "back", "edit"]));
    else if (what === 4) say(card, "resend");
    else if (what === 5) say(card, random.pick(["123456", "status", "hello there"]));
    else if (what === 6) say(card, "edit password");
    else if (what === 7) press(card, "cancel");
    else if (random.chance(0.2)) tell(card, { type: "cancelled" });
  }

  /** The value to give: another one if it is asked again although the person did not ask to edit it. */
  function given(what: "key" | "mark", question: string, mayKeep: boolean): string | undefined {
    const before = asked.get(what);
    asked.set(what, question);
    if (before !== undefined && before !== question && !(mayKeep && random.chance(0.5))) tries[what] += 1;
    return wish[`${what}s`][tries[what]];
  }

  /** Answers a field. At the first question a person often fills in all fields in one form. */
  function field(card: ShownCard, question: string, name: string): void {
    const isFirst = name === Object.keys(asks)[0];
    if (isFirst && Object.keys(asks).length > 1 && random.chance(0.7)) {
      const all = Object.values(asks).map((ask) => {
        const said = "says" in ask ? ask.says : given(ask.gives, question, true);
        return [ask.step, said === "skip" ? "" : said] as const;
      });
      if (all.every(([, said]) => said !== undefined))
        tell(card, { type: "filled", answers: Object.fromEntries(all) as Record<string, string>, question });
      return;
    }
    const ask = asks[name]!;
    if ("says" in ask) return say(card, ask.says);
    const value = given(ask.gives, question, card.view.choices?.some((choice) => choice.key === "keep") ?? false);
    if (value) say(card, value);
    else tell(card, { type: "cancelled" });
  }

  function to(card: ShownCard, question: string): void {
    const heard = new Set(card.view.body.map(({ key }) => key));
    const choices = new Set(card.view.choices?.map(({ key }) => key));
    if (isForgotten() && (heard.has("create.already-ours") || heard.has("create.whose"))) return leave();
    const ask = Object.keys(asks).find((name) => heard.has(`ask.${name}`));
    if (ask) return field(card, question, ask);
    if (isTired()) return leave();
    const isAbsent = [...heard].some((each) => each.endsWith(".absent"));
    if (heard.has("open.password.ask")) return random.chance(0.3) ? press(card, "make") : say(card, wish.password);
    if (heard.has("open.code.asked") || heard.has("verify.code.asked")) return code(card);
    if (isAbsent && isRestless && random.chance(0.5)) return say(card, edits[0]!);
    if (isAbsent && random.chance(0.3)) return say(card, random.pick([edits[0]!, "edit", "cancel"]));
    if (heard.has("talk.cancel-sure")) return press(card, random.chance(0.2) ? "cancel:yes" : "keep");
    if (choices.has("go")) return press(card, "go");
    const edit = edits[0]!.replace(" ", ":");
    if (choices.has("keep")) press(card, random.chance(0.5) && choices.has(edit) ? edit : "keep");
  }

  /** Types the code from the phone or the mail. When none comes, asks for another. */
  function code(card: ShownCard): void {
    const to = codesTo === "key" ? wish.keys.slice(0, tries.key + 1).map(plain) : wish.marks.slice(0, tries.mark + 1);
    const read = to.map(codeOn).findLast((each) => each !== undefined);
    waitsSince ??= time.now();
    if (read && !random.chance(whim() / 2)) say(card, read);
    else if (time.now() > waitsSince + 90 * second) {
      waitsSince = undefined;
      say(card, "resend");
    }
  }

  return { odd, to };
}

/** An address in the form that Tencent has it. People give a number with its country's code. */
export function plain(address: string): string {
  return address.replace("+852", "");
}
