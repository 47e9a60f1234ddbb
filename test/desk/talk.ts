import { randomUUID } from "node:crypto";
import type { Case, FromPerson, Stage } from "../../src/conversation/types.ts";
import type { ShownCard } from "../../src/desk/platform.ts";
import type { Office } from "./office.ts";
import type { Replica } from "./replica.ts";

/** What the person answers when they are asked. */
interface Answers {
  mail: string;
  phone: string;
  type: string;
  country: string;
  name: string;
  industry: string;
  subindustry: string;
  password: string;
}

/** One person in one case, answering what stands on the screen. */
export interface Talk {
  readonly id: string;
  readonly who: string;
  readonly answers: Answers;
  open(answers?: Partial<Answers>): Promise<Talk>;
  tell(event: DistributiveOmit<FromPerson, "id" | "from"> & { id?: string }): Promise<void>;
  say(text: string): Promise<void>;
  /** Presses a button of the newest card. */
  press(choice: string): Promise<void>;
  fill(answers: Record<string, string>): Promise<void>;
  /** Answers the open question, which is this one. */
  answer(key: string): Promise<void>;
  /** Waits until this question is open and on the screen. */
  asks(key: string): Promise<ShownCard>;
  /** Waits until the case is closed, or the world says how far it is with the account. */
  comesTo(end: Case["state"] | Stage): Promise<Case>;
  /** Answers whatever is asked until this question is open. */
  goTo(key: string): Promise<ShownCard>;
  /** Goes as far as the code and says it. */
  finish(): Promise<void>;
  /** The code that the newest text to this person's number shows. */
  code(): Promise<string>;
  case(): Promise<Case>;
  /** The newest card on the owner's screen. */
  card(): ShownCard;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

let people = 0;

/** Hong Kong mobile numbers, none of which is magic. */
function ownNumber(n: number): string {
  return `5123${String(n).padStart(4, "0")}`;
}

export function talk(office: Office, who: string, through?: Replica): Talk {
  const desk = () => (through ?? office.desk).desk;
  people += 1;
  const opening = randomUUID();
  let id = "";
  const answers: Answers = {
    mail: `ana${people}@example.com`,
    phone: ownNumber(people),
    type: "personal",
    country: "HK",
    name: "Ana Example",
    industry: "Games",
    subindustry: "Mobile games",
    password: "Kite#4242b",
  };
  const from = { id: who };
  const card = () => {
    const newest = office.screen.cards(id).at(-1);
    if (!newest) throw new Error(`Nothing is on the screen of ${id}.`);
    return newest;
  };
  const question = () => {
    const asked = card().question;
    return asked === undefined ? {} : { question: asked };
  };

  const asked = (key?: string) =>
    office.until(async () => {
      const shown = office.screen.cards(id).at(-1);
      const { pending, version } = await office.load(id);
      return shown && pending && shown.version === version && (!key || pending.key === key)
        ? { shown, pending }
        : undefined;
    });

  const self: Talk = {
    get id() {
      return id;
    },
    who,
    answers,
    async open(given = {}) {
      Object.assign(answers, given);
      id = await desk().open({ event: opening, flow: "open", from, at: who });
      await office.until(() => office.screen.cards(id).at(-1));
      return self;
    },
    tell: ({ id: event = randomUUID(), ...rest }) =>
      desk()
        .tell(id, { id: event, from, ...rest } as FromPerson)
        .then(() => {}),
    say: (text) => self.tell({ type: "said", text, ...question() }),
    press: (choice) => self.tell({ type: "pressed", choice, ...question() }),
    fill: (filled) => self.tell({ type: "filled", answers: filled, ...question() }),
    asks: async (key) => (await asked(key)).shown,
    comesTo: (end) =>
      office.until(async () => {
        const now = await office.load(id);
        const stage = Object.values(now.working ?? {}).find(({ seal }) => seal)?.stage;
        const shown = office.screen.cards(id).at(-1);
        return (now.state === end || stage === end) && shown?.version === now.version ? now : undefined;
      }),
    async answer(key) {
      const { password: _, ...fields } = answers;
      if (key === "type") return self.fill(fields);
      if (key === "review" || key === "text" || key === "account") return self.press("go");
      if (key === "code") return self.say(await self.code());
      return self.say(answers[key as keyof Answers]);
    },
    async goTo(key) {
      for (;;) {
        const { shown, pending } = await asked();
        if (pending.key === key) return shown;
        await self.answer(pending.key);
        await office.until(async () => ((await office.load(id)).version > shown.version ? true : undefined));
      }
    },
    async finish() {
      await self.goTo("code");
      await self.say(await self.code());
    },
    async code() {
      const text = await office.until(async () => {
        const { working } = await office.load(id);
        const isUnderWay = Object.values(working ?? {}).some(({ key }) => key === "text");
        return isUnderWay ? undefined : office.sandbox.phone().findLast(({ to }) => to.endsWith(` ${answers.phone}`));
      });
      return text.code;
    },
    case: () => office.load(id),
    card,
  };
  return self;
}
