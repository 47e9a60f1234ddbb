import { test } from "vitest";
import { createAsking } from "../../adapters/chat/last-asked.ts";
import { createFront } from "../../adapters/terminal/front.ts";
import { createFront as createPlayFront, people } from "../../adapters/web/playground/front.ts";
import type { Case } from "../../src/conversation/types.ts";
import { asked, atCode } from "../conversation/request-states.ts";
import { essenceOf, noneIsTaken, runsOf } from "../platform/forged.ts";
import { placed } from "../platform/placed.ts";
import { seeded } from "../seed.ts";
import { deskBehind } from "./way-in.ts";

const colleague = "slack:T1:U1";
/** What nobody may do here who has the request, or plays its customer. */
const never = [
  "decline:no",
  "found:200000123456",
  "absent",
  "lift:please",
  "close",
  "more",
  "",
  "__proto__",
  "x".repeat(300),
];
const anybodys = [
  "go",
  "make",
  "cancel:yes",
  "edit:mail",
  "resend",
  "skip",
  "back",
  "link",
  "unlink",
  "hand:terminal:you",
];
const stale = ["go", "make", "resend", "skip", "back"];

test(`of ${runsOf(0.05)} forged and replayed inputs none is taken`, { timeout: 3_600_000 }, async () => {
  const { pick } = seeded("forged inputs of the terminal");
  const terminal = await deskBehind((reception, { settings }) => createFront(reception, settings.clock, () => {}));
  const play = await deskBehind((reception, { settings }) =>
    createPlayFront({ ...settings, isOperator: false }, reception, createAsking("terminal", reception), () => {}),
  );

  /** A request that waits for its code, of this owner. */
  async function put({ ledger }: typeof terminal, n: number, owner: string, talk = atCode()): Promise<Case> {
    const theCase = placed(talk, n, { owner, customer: people.customer });
    const audit = { actor: "test", what: "put" };
    await ledger().commit({ event: `put ${n}`, expect: 0, case: theCase, posts: [], effects: [], audit });
    return theCase;
  }
  const own = await put(terminal, 1, people.agent);
  const theirs = await put(terminal, 2, colleague);
  const played = await put(play, 1, people.agent);
  const foreign = await put(play, 2, colleague);
  const waiting = await put(play, 3, people.agent, asked());
  const older = ({ id, pending }: Case) => `${id}.${pick(Array.from({ length: pending!.n }, (_, n) => n))}`;
  const you = terminal.by(people.agent);
  const [agent, customer] = [play.by(people.agent), play.by(people.customer)];

  await noneIsTaken({
    front: "Terminal and playground",
    runs: runsOf(0.05),
    random: { pick },
    kinds: {
      "choices that one was never shown": { weight: 4, send: () => you(own, { press: pick(never) }) },
      "buttons of questions that are over": { weight: 4, send: () => you(own, { press: pick(stale), of: older(own) }) },
      "a colleague's request": { weight: 4, send: () => you(theirs, { press: pick([...anybodys, ...never]) }) },
      "a code for a colleague's request": { weight: 2, send: () => you(theirs, { code: "123456" }) },
      "requests that are not": {
        weight: 2,
        send: () =>
          you({ ...own, id: pick(["R-2222", "", "R-", "x".repeat(99), "R-7K2P"]) }, { press: pick(anybodys) }),
      },
      "the agent's part, by the customer of the playground": {
        weight: 4,
        send: () =>
          customer(played, {
            press: pick(["edit:mail", "link", "unlink", "hand:terminal:customer", "take-back", ...never]),
          }),
      },
      "a colleague's request in the playground": {
        weight: 4,
        send: () =>
          pick([agent, customer])(foreign, { press: pick(["edit:mail", "link", "hand:terminal:you", ...never]) }),
      },
      "one's own approval": {
        weight: 2,
        send: () => pick([agent, customer])(waiting, { press: pick(["go", "decline:no"]) }),
      },
    },
    standing: async () => {
      const all = [terminal.ledger(), play.ledger()].map((ledger) => ledger.list({ limit: 100 }));
      return (await Promise.all(all)).flat().map(essenceOf);
    },
    quiet: async () => {
      for (const { stage } of [terminal, play]) await stage.quiet({ calls: [], drained: async () => {} });
    },
  });
});
