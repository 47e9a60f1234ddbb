import { randomUUID } from "node:crypto";
import type { Case, FromPerson, Stage } from "../../src/conversation/types.ts";
import type { ShownCard } from "../../src/desk/platform.ts";
import type { Office } from "./office.ts";
import type { Replica } from "./replica.ts";

/** One person in one request of any kind, answering what stands on the screen. */
export interface Request {
  readonly id: string;
  readonly who: string;
  tell(event: DistributiveOmit<FromPerson, "id" | "from">, from?: FromPerson["from"]): Promise<void>;
  say(text: string): Promise<void>;
  press(choice: string): Promise<void>;
  asks(key: string): Promise<ShownCard>;
  /** Answers whatever is asked until this question is open. */
  goTo(key: string): Promise<ShownCard>;
  /** What is asked now; nothing once the case is closed. */
  question(): Promise<string | undefined>;
  /** Answers the open question, which is this one, in this way if given. Resolves once the case has moved. */
  answer(key: string, given?: string): Promise<void>;
  /** Answers whatever is asked until the case is closed, or the world says how far it is. */
  comesTo(end: Case["state"] | Stage): Promise<Case>;
  /** The code in the newest message. */
  code(): Promise<string>;
  case(): Promise<Case>;
  card(): ShownCard;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What is answered when it is asked: text is said; what is left out is skipped, pressed as `go`, or the code. */
export type Answers = Record<string, string>;

export async function request(
  office: Office,
  flow: string,
  answers: Answers,
  { who = "test:ana", through }: { who?: string; through?: Replica } = {},
): Promise<Request> {
  const desk = () => (through ?? office.desk).desk;
  const id = await desk().open({ event: randomUUID(), flow, from: { id: who }, at: who });
  await office.until(() => office.screen.cards(id).at(-1));
  const card = () => office.screen.cards(id).at(-1)!;
  const question = () => (card().question === undefined ? {} : { question: card().question! });

  const asked = () =>
    office.until(async () => {
      const shown = card();
      const { pending, version, state } = await office.load(id);
      const isShown = shown.version === version && (pending !== undefined || state !== "open");
      return isShown ? { shown, key: pending?.key } : undefined;
    });

  async function code(): Promise<string> {
    const text = await office.until(async () => {
      const isUnderWay = Object.values((await office.load(id)).working ?? {}).some(({ key }) => key === "text");
      return isUnderWay ? undefined : office.sandbox.phone().at(-1);
    });
    return text.code;
  }

  async function give(key: string, given = answers[key]): Promise<void> {
    const kind = (through ?? office.desk).flow(flow)!.byKey.get(key)!.kind;
    if (given !== undefined) return self.say(given);
    if (key === "code") return self.say(await code());
    if (key === "password") return self.press("make");
    return self.press(kind === "ask" ? "skip" : "go");
  }

  const self: Request = {
    id,
    who,
    tell: (event, from = { id: who }) =>
      desk()
        .tell(id, { id: randomUUID(), from, ...event } as FromPerson)
        .then(() => {}),
    say: (text) => self.tell({ type: "said", text, ...question() }),
    press: (choice) => self.tell({ type: "pressed", choice, ...question() }),
    asks: (key) =>
      office.until(async () => {
        const shown = card();
        const { pending, version } = await office.load(id);
        return pending?.key === key && shown.version === version ? shown : undefined;
      }),
    async goTo(key) {
      for (;;) {
        const now = await asked();
        if (now.key === key) return now.shown;
        if (now.key === undefined) throw new Error(`${id} is closed, and never asked ${key}.`);
        await self.answer(now.key);
      }
    },
    question: async () => (await asked()).key,
    async answer(key, given) {
      const { version } = await office.load(id);
      await give(key, given);
      await office.until(async () => ((await office.load(id)).version > version ? true : undefined));
    },
    comesTo: (end) =>
      office.until(async () => {
        const now = await office.load(id);
        const stage = Object.values(now.working ?? {}).find(({ seal }) => seal)?.stage;
        return (now.state === end || stage === end) && card().version === now.version ? now : undefined;
      }),
    code,
    case: () => office.load(id),
    card,
  };
  return self;
}
