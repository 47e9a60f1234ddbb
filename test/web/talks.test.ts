import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { quick } from "../platform/every-flow.ts";
import { type Answer, createClient, kindIn } from "./client.ts";
import { masked, readOut } from "./read-out.ts";
import { openShop, until } from "./shop.ts";

/** A customer who reads in a language, and takes down what their page shows. */
function taker(url: string, language: string) {
  const client = createClient(url);
  const told: string[] = [];
  const post = client.post.bind(client);
  const took = (words: string, answer: Answer) => {
    told.push(`▸ ${words}`, readOut(answer), "");
    return answer;
  };
  const headers = { "accept-language": language };
  const of = { zone: "UTC" };
  return {
    told,
    comes: async (token: string) => {
      took("follows the link", await post("look", { ...of, token }, headers));
      return took("presses Open", await post("open", { ...of, token, gesture: true }, headers));
    },
    /** Waits until the page shows this kind of state, and this in it. */
    sees: async (kind: string, part = "") => {
      let last: Answer | undefined;
      await until(`the page to show ${kind} ${part}`, async () => {
        last = await post("state", { ...of }, headers);
        return kindIn(last) === kind && last.html.includes(part);
      });
      return took(`sees ${kind}`, last!);
    },
    /** Does something whose answer does not depend on how fast the desk is. */
    does: async (words: string, wanted: object) =>
      took(words, await post("act", { ...of, wanted, id: crypto.randomUUID(), stamp: client.stamp() }, headers)),
    /** Does something that the desk has yet to go on with. */
    sends: async (words: string, wanted: object) => {
      told.push(`▸ ${words}`, "");
      await post("act", { ...of, wanted, id: crypto.randomUUID(), stamp: client.stamp() }, headers);
    },
  };
}

const golden = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const typed = { is: "fill", answers: { password: "Harbour7!light", again: "Harbour7!light" } };

test("a customer sets their own password and mistypes the code, in English", async () => {
  const shop = await openShop({ ...quick });
  const caseId = await shop.opens();
  const { token } = await shop.link(caseId);
  const ana = taker(shop.url, "en");
  await ana.comes(token);
  await shop.agentPresses(caseId, "go");
  await ana.sees("password");
  await ana.does("types two that don't match", {
    is: "fill",
    answers: { password: "Harbour7!light", again: "Harbour7" },
  });
  await ana.does("types one that won't do", { is: "fill", answers: { password: "harbour", again: "harbour" } });
  await ana.sends("types a good one twice", typed);
  const code = await shop.code();
  await ana.sees("code", 'class="notices"');
  await ana.does("types four digits", { is: "code", answers: { code: "1234" } });
  await ana.sends("types another code", { is: "code", answers: { code: code === "111111" ? "222222" : "111111" } });
  await ana.sees("code", "4 tries left");
  await ana.sends("types the right code", { is: "code", answers: { code } });
  await ana.sees("done");
  await expect(masked(ana.told.join("\n"))).toMatchFileSnapshot(golden("golden/own-password-en.txt"));
});

test("a customer has a password made and sees it once, in Chinese", async () => {
  const shop = await openShop({ ...quick });
  const { token } = await shop.customer();
  const ana = taker(shop.url, "zh-CN");
  await ana.comes(token);
  await ana.sends("presses Make one for me", { is: "press", choice: "make" });
  const code = await shop.code();
  await ana.sees("code", 'class="notices"');
  await ana.sends("pastes the whole text", {
    is: "code",
    answers: { code: `【练习】您的验证码是 ${code}，10 分钟内有效。` },
  });
  await ana.sees("done");
  await ana.sends("presses Show the password once", { is: "press", choice: "reveal" });
  await ana.sees("done", 'data-name="show"');
  await ana.does("shows it", { is: "show" });
  await ana.does("has seen it", { is: "seen" });
  await expect(masked(ana.told.join("\n"))).toMatchFileSnapshot(golden("golden/made-password-zh.txt"));
});

test("nobody knows whether it was made, and the page says so until it is known", async () => {
  const shop = await openShop({ ...quick });
  const { token } = await shop.customer("company lag.after@example.com +852 5123 4567");
  const ana = taker(shop.url, "en");
  await ana.comes(token);
  await ana.sends("types a password", typed);
  const code = await shop.code();
  await ana.sees("code", 'class="notices"');
  await ana.sends("types the code", { is: "code", answers: { code } });
  await ana.sees("doubt");
  shop.pass(25_000);
  await ana.sees("done");
  await expect(masked(ana.told.join("\n"))).toMatchFileSnapshot(golden("golden/in-doubt-en.txt"));
});

test("a request that its agent cancels, and one that is not the customer's", async () => {
  const shop = await openShop({ ...quick });
  const [cancelled, strange] = [await shop.customer(), await shop.customer("personal bo@example.com +852 5123 4568")];
  const [ana, bo] = [taker(shop.url, "en"), taker(shop.url, "zh-CN")];
  await ana.comes(cancelled.token);
  await shop.agentPresses(cancelled.caseId, "cancel");
  await shop.agentPresses(cancelled.caseId, "cancel:yes");
  await ana.sees("cancelled");
  await bo.comes(strange.token);
  await bo.does("presses This isn't me", { is: "press", choice: "not-me" });
  await bo.sees("gone");
  await expect(masked([...ana.told, ...bo.told].join("\n"))).toMatchFileSnapshot(golden("golden/ends-en-zh.txt"));
});
