import { expect, onTestFinished, test } from "vitest";
import { createChatSides } from "../../src/app/web/chat-side.ts";
import { createSides } from "../../src/app/web/sides.ts";
import { createTencentSide } from "../../src/app/web/tencent-side.ts";
import { createWeb } from "../../src/app/web/web.ts";
import type { CallOutcome } from "../../src/tencent/outcome.ts";

const done: CallOutcome<unknown> = { is: "done", value: [], requestId: "r" };
const timedOut: CallOutcome<unknown> = { is: "unknown", why: "timeout" };

async function asked(sides: ReturnType<typeof createSides>, isReady = true) {
  const metrics = async () => ({ type: "text/plain", text: "" });
  const web = await createWeb({ host: "127.0.0.1", port: 0, ready: async () => isReady, metrics, sides });
  onTestFinished(() => web.close());
  return async (query: string) => {
    const answer = await fetch(`${web.url}/readyz${query}`);
    return [answer.status, await answer.text()];
  };
}

test("a side is answered for by itself: 200 while it works, 503 while it does not, each with a sentence", async () => {
  const sides = createSides(["slack", "tencent"]);
  const ask = await asked(sides, false);
  expect(await ask("?side=slack")).toEqual([503, "slack: it is being connected\n"]);
  let isUp = true;
  sides.add("slack", { now: () => ({ isUp, says: isUp ? "it is there" : "it is away" }) });
  sides.add("tencent", { now: () => ({ isUp: true, says: "it answers" }) });
  expect(await ask("?side=slack")).toEqual([200, "slack: it is there\n"]);
  expect(await ask("?side=slack&side=tencent")).toEqual([200, "slack: it is there\ntencent: it answers\n"]);
  isUp = false;
  expect(await ask("?side=tencent&side=slack")).toEqual([503, "tencent: it answers\nslack: it is away\n"]);
  expect(await ask("")).toEqual([503, "the ledger does not answer\n"]);
});

test("a side that this desk has not, or that there is none of, is 404 with what can be asked", async () => {
  const ask = await asked(createSides(["tencent"]));
  expect(await ask("?side=discord")).toEqual([
    404,
    "This desk is not in Discord: it has no token for it (docs/discord.md).\n",
  ]);
  const none =
    "There is no such side. Ask /readyz?side=slack, discord or tencent, or /readyz alone for the desk itself.\n";
  const odd = ["?side=", "?side", "?side=SLACK%00", "?side=%E0%A4%A", "?side=constructor", "?side[]=slack&side=<b>"];
  for (const query of [...odd, `?${"side=x&".repeat(500)}`])
    expect([query, ...(await ask(query))]).toEqual([query, 404, none]);
  for (const query of ["?", "?sides=slack", "?x=%", "?&&&=="])
    expect([query, ...(await ask(query))]).toEqual([query, 200, "ready\n"]);
});

test("a chat is down while nothing comes in, and after a minute in which no post has arrived, until one does", () => {
  let now = 0;
  let isUp = true;
  const chats = createChatSides(() => now);
  const slack = chats.of("slack", () => ({ isUp, says: "its line" }));
  expect(slack.now()).toEqual({ isUp: true, says: "its line" });
  isUp = false;
  expect(slack.now().isUp).toBe(false);
  isUp = true;
  chats.posted("slack", "refused");
  now = 59_000;
  chats.posted("slack", "later");
  chats.posted("discord", "delivered");
  expect(slack.now().isUp).toBe(true);
  now = 60_000;
  expect(slack.now()).toEqual({ isUp: false, says: "no post of this desk has arrived for 60 s; look at its log" });
  chats.posted("slack", "unreachable"); // Slack has answered: this one person is gone
  expect(slack.now().isUp).toBe(true);
});

test("Tencent is down after two calls without an answer, or when it refuses the key, and up as soon as it answers", async () => {
  let now = 0;
  let calls = 0;
  let next = done;
  const side = createTencentSide({
    clock: () => now,
    async ask() {
      calls += 1;
      side.called("GetCountryCodes", next);
      return next;
    },
  });
  const { look, called } = side;
  expect([await look.ask!(), calls]).toEqual([{ isUp: true, says: "it answers" }, 1]);
  expect([await look.ask!(), calls]).toEqual([{ isUp: true, says: "it answers" }, 1]); // fresh for a minute
  called("CreateAccount", timedOut);
  expect(look.now().isUp).toBe(true);
  called("QueryCustomersCredit", timedOut);
  expect(look.now()).toEqual({ isUp: false, says: "it does not answer (timeout); nothing is sent twice meanwhile" });
  called("CreateAccount", { is: "refused", code: "FailedOperation.MailIsRegistered", message: "", requestId: "r" });
  expect(look.now().isUp).toBe(true);
  called("CreateAccount", { is: "refused", code: "AuthFailure.SignatureFailure", message: "", requestId: "r" });
  expect(look.now().says).toBe(
    "it refuses this desk's key (AuthFailure.SignatureFailure); npm run check says what to mend",
  );
  now = 61_000;
  next = done;
  look.now(); // a scrape asks too, because this desk may have nothing else to call for
  await Promise.resolve();
  expect([look.now().isUp, calls]).toEqual([true, 2]);
});
