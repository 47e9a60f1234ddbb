import { expect, test } from "vitest";
import { customers, tab } from "./customer.ts";
import { finishes, opens } from "./page-talks.ts";
import { openShop as openShopOver, until } from "./shop.ts";

/** What gets in the way of a customer with a link, in a real browser: over http on this machine, or over https. */
export function troublesAtThePage({ tls }: { tls: boolean }): void {
  const customer = customers();
  const openShop = (options: Parameters<typeof openShopOver>[0] = {}) => openShopOver({ tls, ...options });

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
