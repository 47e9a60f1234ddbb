import { expect, test } from "vitest";
import { createLivingCards } from "../../adapters/chat/card-memory.ts";
import type { Reception, ShownCard } from "../../src/desk/platform.ts";

const card = { caseId: "R-7K2P", audience: "owner" } as ShownCard;
const at = "slack:T1:U1";

/** A platform's messages in one place, and a memory that outlives a restart. */
function stage() {
  const known = new Map<string, string>();
  const messages: string[] = [];
  let posted = 0;
  let gate = Promise.resolve();
  const reception = {
    rememberShown: async (name: string, value: string) => void known.set(name, value),
    recall: async (name: string) => known.get(name),
  } as Reception;
  const cards = createLivingCards<{ ts: string }, string>("slack", reception, {
    edit: async ({ ts }) => messages.includes(ts),
    async post() {
      posted += 1;
      const ts = String(posted);
      messages.push(ts);
      await gate;
      return { ts };
    },
    remove: async ({ ts }) => messages.splice(messages.indexOf(ts), 1),
    posted: async () => {},
    postedAt: ({ ts }) => Number(ts),
    clock: Date.now,
  });
  return {
    cards,
    messages,
    place: () => cards.place(at, card, "as it stands"),
    moveDown: () => cards.moveDown(at, card.caseId, card.audience),
    /** Whatever is posted from now on is answered once what this returns is called. */
    hold() {
      let goOn = () => {};
      gate = new Promise((resolve) => {
        goOn = resolve;
      });
      return goOn;
    },
  };
}

test("a card that is asked further down while it is being posted is one message afterwards, further down", async () => {
  const { place, moveDown, messages, hold } = stage();
  await place();
  await moveDown();
  const goOn = hold();
  const placing = place();
  await expect.poll(() => messages).toEqual(["1", "2"]);
  await moveDown();
  goOn();
  await placing;
  expect(messages).toEqual(["2"]);
  await place();
  expect(messages).toEqual(["3"]);
});
