import { expect, test } from "vitest";
import { barriersOf, inBrowser } from "./browser.ts";
import { customers } from "./customer.ts";
import { openShop } from "./shop.ts";

const customer = customers();

inBrowser("the customer's page", () => {
  test.each([
    ["en-GB", 320],
    ["zh-CN", 1280],
  ] as const)("is without barriers at every step, in %s, light and dark, at %d px", async (locale, width) => {
    const shop = await openShop();
    const { caseId, url } = await shop.customer();
    const ana = await customer({ locale, viewport: { width, height: 800 } });
    const found: Record<string, string[]> = {};
    const looks = async (at: string) => {
      await ana.sees(at);
      await ana.page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
      found[at] = await barriersOf(ana.page);
      const wide = await ana.page.evaluate("document.documentElement.scrollWidth - innerWidth");
      expect(wide, `${at} is wider than the screen`).toBeLessThanOrEqual(0);
    };
    await ana.follows(`${shop.url}/c`);
    await looks("paste-none");
    await ana.follows(url);
    await ana.page.reload();
    await looks("fresh");
    await ana.presses("open");
    await looks("password");
    await ana.types("password", "short");
    await ana.types("again", "other");
    await ana.presses("password");
    await ana.page.waitForSelector("#password-wrong");
    await looks("password");
    await ana.presses("make");
    await looks("code");
    await ana.entersCode("12");
    await ana.page.waitForSelector("#code-wrong");
    await looks("code");
    await ana.entersCode(await shop.code());
    await looks("done");
    await ana.presses("reveal");
    await ana.page.waitForSelector("[data-keep]");
    await looks("done");
    const stranger = await customer({ locale });
    await stranger.follows(url);
    await stranger.sees("elsewhere");
    found.elsewhere = await barriersOf(stranger.page);
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((at) => [at, []])));
    expect(ana.faults).toEqual([]);
    expect((await shop.reception().card(caseId, "terminal:you"))?.state).toBe("done");
  });
});
