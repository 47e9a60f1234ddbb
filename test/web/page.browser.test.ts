import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { inBrowser } from "./browser.ts";
import { type Customer, customers, tab } from "./customer.ts";
import { openShop as openShopOver, type Shop, until } from "./shop.ts";

const customer = customers();

const words = {
  en: { locale: "en-GB", password: "Choose a password", code: "Type the code from the text", done: "It's ready" },
  zh: { locale: "zh-CN", password: "请设置密码", code: "请输入短信中的验证码", done: "办好了" },
} as const;

/** Follows a fresh link and opens it. */
async function opens(someone: Customer, url: string, then = "password"): Promise<void> {
  await someone.follows(url);
  await someone.presses("open");
  await someone.sees(then);
}

/** Everything up to the account, by somebody who has opened their link. */
async function finishes(shop: Shop, someone: Customer): Promise<void> {
  await someone.choosesPassword();
  await someone.sees("code");
  await someone.entersCode(await shop.code());
  await someone.sees("done");
}

describe.each(["http on this machine", "https with a certificate of its own"])("over %s", (way) => {
  const tls = way.startsWith("https");
  const openShop = (options: Parameters<typeof openShopOver>[0] = {}) => openShopOver({ tls, ...options });
  inBrowser("a customer with a link", () => tests({ tls, openShop }));
});

function tests({ tls, openShop }: { tls: boolean; openShop: typeof openShopOver }): void {
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

  test("presses while the desk is away, and the same press counts once it is back", async () => {
    const shop = await openShop();
    const { url } = await shop.customer();
    const ana = await customer();
    await opens(ana, url);
    await ana.types("password", "Harbour7!light");
    await ana.types("again", "Harbour7!light");
    await shop.kill();
    await ana.presses("password");
    await ana.page.waitForSelector("p.offline");
    expect(await ana.page.inputValue("#password")).toBe("Harbour7!light");
    await shop.revive();
    await until("the page to notice", async () => (await ana.page.locator("p.offline").count()) === 0);
    await ana.presses("password");
    await ana.sees("code");
  });

  test("presses twice in two tabs, and one text goes out", async () => {
    const shop = await openShop();
    const { url } = await shop.customer();
    const ana = await customer();
    await opens(ana, url);
    const other = await tab(ana.context);
    await other.follows(`${shop.url}/c`);
    await other.sees("password");
    for (const each of [ana, other]) {
      await each.types("password", "Harbour7!light");
      await each.types("again", "Harbour7!light");
    }
    const sends = "document.querySelector('form[data-name=password]').requestSubmit()";
    await Promise.all([ana.page.evaluate(sends), other.page.evaluate(sends)]);
    await Promise.all([ana.sees("code"), other.sees("code")]);
    await shop.code();
    await shop.replica().runner.delivered();
    expect(shop.books().texts).toBe(1);
  });

  test("has a slow network, and is told that it takes a moment", async () => {
    const shop = await openShop();
    const { url } = await shop.customer();
    const ana = await customer();
    const wire = await ana.context.newCDPSession(ana.page);
    await wire.send("Network.enable");
    await wire.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 800,
      downloadThroughput: 6_000,
      uploadThroughput: 6_000,
    });
    await ana.page.goto(url, { waitUntil: "commit" });
    await ana.page.waitForSelector(".wait");
    expect(await ana.reads()).toContain("One moment");
    await ana.presses("open");
    await ana.sees("password");
    await finishes(shop, ana);
  });

  test("has no JavaScript, and reads what to do", async () => {
    const shop = await openShop();
    const { url, token } = await shop.customer();
    const ana = await customer({ javaScriptEnabled: false });
    await ana.follows(url);
    expect(await ana.reads()).toContain("This page needs JavaScript");
    expect(await ana.reads()).toContain("此页面需要 JavaScript");
    expect(await ana.reads()).not.toContain("One moment");
    expect(await shop.links().look(token)).toMatchObject({ is: "fresh" });
  });

  test("is not held up by robots: fifty prefetches and a script without a hand spend nothing", async () => {
    const shop = await openShop();
    const { url, token } = await shop.customer();
    for (let n = 0; n < 50; n += 1) {
      const got = await fetch(`http://127.0.0.1:${shop.port()}/c`, {
        headers: { purpose: "prefetch", "sec-purpose": "prefetch" },
      });
      expect(got.status).toBe(200);
      expect(got.headers.get("set-cookie")).toBeNull();
    }
    const robot = await customer();
    await robot.follows(url);
    await robot.sees("fresh");
    await robot.page.evaluate("document.querySelector('form[data-name=open]').requestSubmit()");
    await robot.page.waitForTimeout(300);
    expect(await shop.links().look(token)).toMatchObject({ is: "fresh" });
    await opens(await customer(), url);
  });

  test.each([
    ["a mark written as %23", (url: string) => url.replace("#", "#%23")],
    ["one written as %2523", (url: string) => url.replace("#", "#%2523")],
    ["a dot behind it", (url: string) => `${url}.`],
    ["brackets around it", (url: string) => url.replace("#", "#%3C").concat(">")],
  ])("has a link with %s, which is repaired", async (_, damage) => {
    const shop = await openShop();
    const { url } = await shop.customer();
    await opens(await customer(), damage(url));
  });

  test("has a link that was cut, and pastes the whole message", async () => {
    const shop = await openShop();
    const { url } = await shop.customer();
    const ana = await customer();
    await ana.follows(url.slice(0, -10));
    await ana.sees("paste-cut");
    await ana.types("link", "nothing");
    await ana.presses("paste");
    await ana.sees("paste-cut");
    await ana.types(
      "link",
      `Hello Ana, your link: <${url.replace("#", "%23").slice(0, -20)} ${url.slice(-20)}>, see you`,
    );
    await ana.presses("paste");
    await ana.sees("fresh");
    await ana.presses("open");
    await ana.sees("password");
  });

  test("has a link whose token stands in the path, which ends it", async () => {
    const shop = await openShop();
    for (const place of ["/c/", "/c%23", "/c%2523", "/c?t=", "/c/live?"]) {
      const { token } = await shop.link(await shop.opens(`company ana${Math.random()}@example.com +852 5123 4567`));
      const ana = await customer();
      await ana.follows(`${shop.url}${place}${token}`);
      expect(await ana.reads()).toContain("This link doesn't work any more");
      expect(await shop.links().look(token), place).toEqual({ is: "leaked" });
    }
    expect(JSON.stringify(shop.logged)).not.toMatch(/[\w-]{43}/);
  });

  test("is asked for the password again if it is gone, before another text is spent", async () => {
    const shop = await openShop({ durations: { pageSecretMs: 2_000, textAgainMs: 3_000 } });
    const { url } = await shop.customer();
    const ana = await customer();
    await opens(ana, url);
    await ana.choosesPassword();
    await ana.sees("code");
    await shop.code();
    await ana.page.click('details[data-name="no-text"] summary');
    await ana.presses("resend");
    await ana.sees("password");
    expect(await ana.reads()).toContain("Please give it to me once more");
    expect(shop.books().texts).toBe(1);
  });

  test("is covered after ten idle minutes, and one press uncovers it", async () => {
    const shop = await openShop();
    const { url } = await shop.customer();
    const ana = await customer();
    await ana.page.clock.install();
    await opens(ana, url);
    await ana.page.clock.runFor(11 * 60_000);
    await ana.page.waitForSelector(".is-covered");
    expect(await ana.page.locator("body").innerText()).not.toContain("a•••@example.com");
    await ana.presses("uncover");
    await ana.sees("password");
  });

  test("has seven tabs open, and each of them hears at once that it is their turn", async () => {
    const shop = await openShop();
    const caseId = await shop.opens();
    const { url } = await shop.link(caseId);
    const ana = await customer();
    await opens(ana, url, "waits");
    const tabs = [ana];
    for (let n = 1; n < 7; n += 1) {
      const next = await tab(ana.context);
      await next.follows(`${shop.url}/c`);
      await next.sees("waits");
      tabs.push(next);
    }
    await shop.agentPresses(caseId, "go");
    for (const each of tabs) await each.sees("password");
    await tabs[6]!.choosesPassword();
    for (const each of tabs) await each.sees("code");
    await ana.entersCode(await shop.code());
    for (const each of tabs) await each.sees("done");
  });

  test("has two requests in one browser, each on its own page", async () => {
    const shop = await openShop();
    const [one, two] = [await shop.customer(), await shop.customer("personal bo@example.com +852 5123 4568")];
    const ana = await customer();
    await opens(ana, one.url);
    const other = await tab(ana.context);
    await opens(other, two.url);
    for (const [page, mail] of [
      [ana, "a•••@example.com"],
      [other, "b•••@example.com"],
    ] as const) {
      await page.page.reload();
      await page.sees("password");
      expect(await page.reads()).toContain(mail);
    }
    await finishes(shop, ana);
    await other.sees("password");
  });

  test("changes the language, and it stays after a reload", async () => {
    const shop = await openShop();
    const { url } = await shop.customer();
    const ana = await customer();
    await opens(ana, url);
    await ana.types("password", "Harbour7!light");
    await ana.page.click("[data-language=zh]");
    await until("the other language", async () => (await ana.page.title()) === "请设置密码");
    expect(await ana.page.inputValue("#password")).toBe("Harbour7!light");
    await ana.page.reload();
    await ana.sees("password");
    expect(await ana.page.title()).toBe("请设置密码");
  });

  test("does everything by the keyboard alone", async () => {
    const shop = await openShop();
    const { url } = await shop.customer();
    const ana = await customer();
    const { keyboard } = ana.page;
    /** Tabs on until the focus is on what this selector finds. */
    const goTo = async (selector: string) => {
      for (let n = 0; n < 40; n += 1) {
        await keyboard.press("Tab");
        if (await ana.page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)})`)) return;
      }
      throw new Error(`The keyboard does not reach ${selector}.`);
    };
    await ana.follows(url);
    await ana.sees("fresh");
    await goTo("form[data-name=open] button");
    await keyboard.press("Enter");
    await ana.sees("password");
    expect(await ana.page.evaluate("document.activeElement?.tagName")).toBe("H1");
    await goTo("#password");
    await keyboard.type("Harbour7!light");
    await goTo("#again");
    await keyboard.type("Harbour7!light");
    await keyboard.press("Enter");
    await ana.sees("code");
    await goTo("#code");
    await keyboard.type(await shop.code());
    await keyboard.press("Enter");
    await ana.sees("done");
    await goTo("[data-copy]");
  });
}
