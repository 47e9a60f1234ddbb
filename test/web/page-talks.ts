import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { type Customer, customers, tab } from "./customer.ts";
import { openShop as openShopOver, type Shop, until } from "./shop.ts";

const words = {
  en: { locale: "en-GB", password: "Choose a password", code: "Type the code from the text", done: "It's ready" },
  zh: { locale: "zh-CN", password: "请设置密码", code: "请输入短信中的验证码", done: "办好了" },
} as const;

/** Follows a fresh link and opens it. */
export async function opens(someone: Customer, url: string, then = "password"): Promise<void> {
  await someone.follows(url);
  await someone.presses("open");
  await someone.sees(then);
}

/** Everything up to the account, by somebody who has opened their link. */
export async function finishes(shop: Shop, someone: Customer): Promise<void> {
  await someone.choosesPassword();
  await someone.sees("code");
  await someone.entersCode(await shop.code());
  await someone.sees("done");
}

/** What a customer with a link does in a real browser: over http on this machine, or over https with a certificate of its own. */
export function talksAtThePage({ tls }: { tls: boolean }): void {
  const customer = customers();
  const openShop = (options: Parameters<typeof openShopOver>[0] = {}) => openShopOver({ tls, ...options });

  test.each(["en", "zh"] as const)("opens their account in %s", async (language) => {
    const shop = await openShop();
    const { caseId, url } = await shop.customer();
    const said = words[language];
    const ana = await customer({ locale: said.locale });
    await ana.follows(url);
    await ana.presses("open");
    await ana.sees("password");
    expect(ana.page.url()).toMatch(/\/c#\.[0-9a-f]{8}$/);
    expect(await ana.reads()).toContain("Harbour Cloud");
    expect(await ana.reads()).toContain("a•••@example.com");
    expect(await ana.page.title()).toBe(said.password);
    expect(await ana.page.getAttribute("html", "lang")).toBe(language);
    await ana.choosesPassword();
    await ana.sees("code");
    expect(await ana.page.title()).toBe(said.code);
    await ana.entersCode(await shop.code());
    await ana.sees("done");
    expect(await ana.page.title()).toBe(said.done);
    expect(await ana.reads()).toMatch(/2000001\d{5}/);
    expect(shop.books()).toMatchObject({ accounts: [{ mail: "ana@example.com" }], texts: 1 });
    const card = await shop.reception().card(caseId, "terminal:you");
    expect(card?.state).toBe("done");
    const [cookie] = (await ana.context.cookies()).filter(({ name }) => /frontdesk-[0-9a-f]{8}$/.test(name));
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict", secure: tls, path: "/" });
    expect(cookie!.name.startsWith("__Host-")).toBe(tls);
    expect(ana.faults).toEqual([]);
  });

  test("reads who their agent is from the first look on, whatever that name is made of", async () => {
    const shop = await openShop();
    const caseId = await shop.opens();
    const name = '<b onclick="x">Mei</b> {case} Lin';
    const { url } = await shop.link(caseId, name);
    await shop.agentPresses(caseId, "go");
    const ana = await customer();
    await ana.follows(url);
    await ana.sees("fresh");
    expect(await ana.reads()).toContain(`Your agent: ${name}`);
    await ana.presses("open");
    await ana.sees("password");
    expect(await ana.reads()).toContain(`Your agent: ${name}`);
    expect(await ana.page.locator("header b, .told b").count()).toBe(0);
    await shop.reception().receive(caseId, {
      ...{ type: "handed", id: "to a colleague", from: { id: "terminal:you" } },
      ...{ role: "owner", to: "terminal:ben", at: "terminal:ben" },
    });
    await until("the name to go", async () => !(await ana.reads()).includes("Mei"));
    expect(ana.faults).toEqual([]);
  });

  test("lets the desk make a password, which is shown once", async () => {
    const shop = await openShop();
    const { url } = await shop.customer();
    const ana = await customer();
    await opens(ana, url);
    await ana.presses("make");
    await ana.sees("code");
    await ana.entersCode(await shop.code());
    await ana.sees("done");
    await ana.presses("reveal");
    const secret = await ana.page.innerText("[data-keep] .quote");
    expect(secret).toMatch(/^\S{20}$/);
    await ana.page.reload();
    await ana.sees("done");
    expect(await ana.page.content()).not.toContain(secret);
    const kept = Object.values(await shop.kept()).filter((file) => file.includes(secret));
    expect(kept).toEqual([]);
  });

  test("comes from a page on another origin, and their session holds", async () => {
    const shop = await openShop();
    const { url } = await shop.customer();
    const mail = createServer((_, answer) => {
      answer.setHeader("content-type", "text/html");
      answer.end(`<a href="${url}">your link</a> <a id="again" href="${shop.url}/c">and again</a>`);
    });
    await new Promise<void>((ready) => mail.listen(0, "127.0.0.1", ready));
    onTestFinished(() => void mail.close());
    const mailUrl = `http://localhost:${(mail.address() as AddressInfo).port}/`;
    const ana = await customer();
    await ana.follows(mailUrl);
    await ana.page.click("a");
    await ana.presses("open");
    await ana.sees("password");
    await ana.follows(mailUrl);
    await ana.page.click("#again");
    await ana.sees("password");
    await finishes(shop, ana);
  });

  test("is told of a wrong code, and the right one still works", async () => {
    const shop = await openShop();
    const { url } = await shop.customer();
    const ana = await customer();
    await opens(ana, url);
    await ana.choosesPassword();
    await ana.sees("code");
    const code = await shop.code();
    await ana.entersCode("12");
    await ana.page.waitForSelector("#code-wrong");
    expect(await ana.page.evaluate("document.activeElement?.id")).toBe("code");
    await ana.entersCode(code === "111111" ? "222222" : "111111");
    await until("the tries left", async () => (await ana.reads()).includes("4 tries left"));
    await ana.entersCode(`[Tencent Cloud] ${code} is your code.`);
    await ana.sees("done");
    expect(shop.books().accounts).toHaveLength(1);
  });

  test("waits for the clock before a new code is sent, and only the newest counts", async () => {
    const shop = await openShop({ durations: { textAgainMs: 6_000 } });
    const { url } = await shop.customer();
    const ana = await customer();
    await opens(ana, url);
    await ana.choosesPassword();
    await ana.sees("code");
    await shop.code();
    await ana.page.click('details[data-name="no-text"] summary');
    const again = ana.page.locator('form[data-name="resend"] button');
    expect(await again.isDisabled()).toBe(true);
    expect(await ana.reads()).toMatch(/You can send a new code in 0:0\d/);
    await until("the clock to run down", () => again.isEnabled());
    await again.click();
    const newest = await shop.code(2);
    await ana.sees("code");
    await ana.entersCode(newest);
    await ana.sees("done");
    expect(shop.books().texts).toBe(2);
  });

  test("says that the number isn't theirs, and the agent is told", async () => {
    const shop = await openShop();
    const { caseId, url } = await shop.customer();
    const ana = await customer();
    await opens(ana, url);
    await ana.choosesPassword();
    await ana.sees("code");
    await ana.page.click('details[data-name="not-my-number"] summary');
    await ana.presses("sure-not-my-number");
    await ana.sees("waits");
    await until("the agent to be told", () => JSON.stringify(shop.told).includes("talk.number-wrong"));
    expect((await shop.reception().card(caseId, "terminal:you"))?.view.title).toBeDefined();
  });

  test("says that this isn't them, and sees no more of it", async () => {
    const shop = await openShop();
    const { caseId, url } = await shop.customer();
    const ana = await customer();
    await opens(ana, url);
    await ana.page.click('details[data-name="not-me"] summary');
    await ana.presses("sure-not-me");
    await ana.sees("thanks");
    await ana.page.reload();
    await ana.page.waitForSelector("[data-kind=gone], [data-kind=withdrawn], [data-kind=over]");
    expect(await ana.reads()).not.toContain("a•••@example.com");
    expect((await shop.reception().whose(caseId))?.people.customer).toBeUndefined();
  });

  test("finds the link over, once its time to be opened is", async () => {
    const shop = await openShop();
    const caseId = await shop.opens();
    const { url } = await shop.link(caseId);
    shop.pass(25 * 60 * 60_000);
    const ana = await customer();
    await ana.follows(url);
    await ana.sees("expired");
  });

  test("in a second browser asks the agent for a new link, which ends the old one", async () => {
    const shop = await openShop();
    const { caseId, url } = await shop.customer();
    const [ana, stranger] = [await customer(), await customer()];
    await opens(ana, url);
    await stranger.follows(url);
    await stranger.sees("elsewhere");
    expect(await stranger.reads()).not.toContain("a•••@example.com");
    await stranger.presses("ask");
    await stranger.sees("elsewhere-asked");
    await until("the agent to be called", () => JSON.stringify(shop.told).includes("link"));
    const { url: newer } = await shop.link(caseId);
    await ana.page.waitForSelector("[data-kind=gone], [data-kind=withdrawn]");
    await opens(stranger, newer);
  });

  test("goes back and forth without losing or repeating anything", async () => {
    const shop = await openShop();
    const { url } = await shop.customer();
    const ana = await customer();
    await ana.follows("about:blank");
    await opens(ana, url);
    await ana.choosesPassword();
    await ana.sees("code");
    await ana.page.goBack();
    await ana.page.goForward();
    await ana.sees("code");
    expect(ana.page.url()).toMatch(/\/c#\.[0-9a-f]{8}$/);
    await ana.entersCode(await shop.code());
    await ana.sees("done");
    await ana.page.goBack();
    await ana.page.goForward();
    await ana.sees("done");
    expect(shop.books()).toMatchObject({ accounts: [{ mail: "ana@example.com" }], texts: 1 });
  });

  test("reloads at each step and goes on where they were", async () => {
    const shop = await openShop();
    const { url } = await shop.customer();
    const ana = await customer();
    await ana.follows(url);
    await ana.sees("fresh");
    await ana.page.reload();
    await ana.presses("open");
    await ana.sees("password");
    await ana.page.reload();
    await ana.choosesPassword();
    await ana.sees("code");
    await ana.page.reload();
    await ana.entersCode(await shop.code());
    await ana.sees("done");
    await ana.page.reload();
    await ana.sees("done");
    expect(shop.books()).toMatchObject({ accounts: [{ mail: "ana@example.com" }], texts: 1 });
  });

  test("finds the desk killed at each step, and loses nothing", async () => {
    const shop = await openShop();
    const { url } = await shop.customer();
    const ana = await customer();
    const dies = async (then: string) => {
      await shop.kill();
      await ana.page.waitForTimeout(200);
      await shop.revive();
      await ana.sees(then);
    };
    await ana.follows(url);
    await ana.sees("fresh");
    await dies("fresh");
    await ana.presses("open");
    await ana.sees("password");
    await ana.types("password", "Harbour7!light");
    await dies("password");
    expect(await ana.page.inputValue("#password")).toBe("Harbour7!light");
    await ana.choosesPassword();
    await ana.sees("code");
    const code = await shop.code();
    await dies("code");
    await ana.entersCode(code);
    await ana.sees("done");
    await dies("done");
    expect(shop.books()).toMatchObject({ accounts: [{ mail: "ana@example.com" }], texts: 1 });
  });

  test.each([
    ["the next day", 20, "code"],
    ["a day and more later, when the password is gone", 26, "password"],
  ])("closes the page, and goes on %s with a desk that was started anew", async (_, hours, then) => {
    const shop = await openShop();
    const { caseId, url } = await shop.customer();
    const ana = await customer();
    await opens(ana, url);
    await ana.choosesPassword();
    await ana.sees("code");
    await shop.code();
    await ana.page.close();
    await shop.kill();
    shop.pass(hours * 60 * 60_000);
    await shop.revive();
    const later = await tab(ana.context);
    await later.follows(`${shop.url}/c`);
    await later.sees("waits"); // the first code is old, and another text is the agent's to allow
    expect(await later.reads()).toContain("a•••@example.com");
    await shop.agentPresses(caseId, "go");
    await later.sees(then);
    expect(shop.books().texts).toBe(then === "password" ? 1 : 2);
    if (then === "password") {
      await later.choosesPassword("Another7!light");
      await later.sees("waits"); // the press before has spent nothing, and counts no more
      await shop.agentPresses(caseId, "go");
    }
    await later.sees("code");
    await later.entersCode(await shop.code(2));
    await later.sees("done");
    expect(shop.books()).toMatchObject({ accounts: [{ mail: "ana@example.com" }], texts: 2 });
    expect([...ana.faults, ...later.faults]).toEqual([]);
  });
}
