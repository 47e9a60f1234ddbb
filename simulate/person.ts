import type { FromPerson } from "../src/conversation/types.ts";
import type { Reception, ShownCard } from "../src/platform.ts";
import type { Random } from "./random.ts";
import type { Time } from "./time.ts";

/** What one person wants, and would give if asked: the first mail and phone, and others should those not do. */
export interface Wish {
  id: string;
  mails: string[];
  phones: string[];
  password: string;
}

interface PersonParts {
  wish: Wish;
  time: Time;
  random: Random;
  /** Odds of something odd: an edit, a cancel, a wrong code, the same button again. */
  whim: () => number;
  /** Wants another mail once told that the first has no account. */
  isRestless: boolean;
  cards: () => ShownCard[];
  codeOn: (phone: string) => string | undefined;
  /** By the platform, which delivers as it likes. */
  deliver: (what: string, event: (reception: Reception) => Promise<unknown>) => void;
  until: number;
}

export interface Person {
  wish: Wish;
  readonly isOver: boolean;
  /** Presses and words that may have a text sent. */
  readonly goes: number;
}

type Doing = DistributiveOmit<FromPerson, "id" | "from">;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

const second = 1000;
const mostDoings = 70;
const asks = ["type", "mail", "country", "phone"] as const;

/** Somebody who wants an account, looks at the newest card, and is not patient. */
export function createPerson({
  wish,
  time,
  random,
  whim,
  isRestless,
  cards,
  codeOn,
  deliver,
  until,
}: PersonParts): Person {
  const from = { id: wish.id };
  const tries = { mail: 0, phone: 0 };
  const asked = new Map<string, string>();
  let isOver = false;
  let doings = 0;
  let goes = 0;
  let opened = 0;
  let waitsSince: number | undefined;

  const next = (ms: number) => time.at(ms, act);
  const think = () => (random.chance(0.04) ? random.wide(30 * second, 900 * second) : random.between(1, 15) * second);
  next(random.between(0, 60) * second);

  function act(): void {
    if (isOver || time.now() > until || doings >= mostDoings) {
      isOver = true;
      return;
    }
    const card = cards()[0];
    if (!card) openCase();
    else if (card.state !== "open") isOver = true;
    else if (random.chance(whim())) odd(card);
    else if (card.question) answer(card, card.question);
    if (!isOver) next(card?.question ? think() : random.between(10, 60) * second);
  }

  function openCase(): void {
    if (opened > 0 && time.now() < opened + 600 * second) return;
    opened = time.now();
    const event = `${wish.id}:open:${doings++}`;
    deliver(event, (reception) => reception.open({ event, flow: "open", from, at: wish.id }));
  }

  function tell({ caseId }: ShownCard, doing: Doing): void {
    const id = `${wish.id}:${doings++}`;
    const said = "text" in doing ? doing.text : "choice" in doing ? doing.choice : "";
    if (said === "go" || said === "resend") goes += 1;
    const event = { id, from, ...doing } as FromPerson;
    deliver(`${id} ${doing.type} ${said} ${caseId}`, (reception) => reception.receive(caseId, event));
  }

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
    else if (what < 4) say(card, random.pick(["edit mail", "edit phone", "back", "edit"]));
    else if (what === 4) say(card, "resend");
    else if (what === 5) say(card, random.pick(["123456", "status", "hello there"]));
    else if (what === 6) say(card, "edit password");
    else if (what === 7) press(card, "cancel");
    else if (random.chance(0.2)) tell(card, { type: "cancelled" });
  }

  /** Another one when it is asked for again, and it was not this person's own idea. */
  function given(kind: "mail" | "phone", question: string, mayKeep: boolean): string | undefined {
    const before = asked.get(kind);
    asked.set(kind, question);
    if (before !== undefined && before !== question && !(mayKeep && random.chance(0.5))) tries[kind] += 1;
    return wish[`${kind}s`][tries[kind]];
  }

  function field(card: ShownCard, question: string, key: (typeof asks)[number]): void {
    if (key === "type" && random.chance(0.7)) {
      const [mail, phone] = [given("mail", question, true), given("phone", question, true)];
      if (mail && phone)
        tell(card, { type: "filled", answers: { type: "personal", mail, country: "HK", phone }, question });
      return;
    }
    if (key === "type") return say(card, "personal");
    if (key === "country") return say(card, "HK");
    const value = given(key, question, card.view.choices?.some((choice) => choice.key === "keep") ?? false);
    if (value) say(card, value);
    else tell(card, { type: "cancelled" });
  }

  function answer(card: ShownCard, question: string): void {
    const heard = new Set(card.view.body.map(({ key }) => key));
    const choices = new Set(card.view.choices?.map(({ key }) => key));
    const ask = asks.find((key) => heard.has(`ask.${key}`));
    if (ask) return field(card, question, ask);
    if (heard.has("open.password.ask")) return random.chance(0.3) ? press(card, "make") : say(card, wish.password);
    if (heard.has("open.code.asked")) return code(card);
    if (heard.has("create.absent") && isRestless && random.chance(0.5)) return say(card, "edit mail");
    if (heard.has("create.absent") && random.chance(0.3))
      return say(card, random.pick(["edit mail", "edit", "cancel"]));
    if (heard.has("talk.cancel-sure")) return press(card, random.chance(0.2) ? "cancel:yes" : "keep");
    if (choices.has("go")) return press(card, "go");
    if (choices.has("keep")) press(card, random.chance(0.5) && choices.has("edit:mail") ? "edit:mail" : "keep");
  }

  /** Reads it off the phone; when none comes, asks for another. */
  function code(card: ShownCard): void {
    const shown = wish.phones.slice(0, tries.phone + 1).findLast((phone) => codeOn(phone) !== undefined);
    const read = shown && codeOn(shown);
    waitsSince ??= time.now();
    if (read && !random.chance(whim() / 2)) say(card, read);
    else if (time.now() > waitsSince + 90 * second) {
      waitsSince = undefined;
      say(card, "resend");
    }
  }

  return {
    wish,
    get isOver() {
      return isOver;
    },
    get goes() {
      return goes;
    },
  };
}
