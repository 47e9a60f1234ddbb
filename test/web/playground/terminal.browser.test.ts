import { describe, expect, test } from "vitest";
import type { Books } from "../../../src/practice/books.ts";
import { readJson, tempFolder } from "../../process/desk.ts";
import { hasPty, sitDown } from "../../terminal/person.ts";
import { inBrowser, openBrowser } from "../browser.ts";
import { asks, say } from "./play.ts";

const password = "Secret123!";

type Person = ReturnType<typeof sitDown>;

async function urlSeenBy(ana: Person): Promise<string> {
  const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(
    await ana.sees("The same in your browser.*\\n?.*http://127\\.0\\.0\\.1:\\d+/"),
  )!;
  return url!;
}

const accounts = async (url: string) => (await readJson<Books>(`${url}/practice/books`)).accounts;

describe.skipIf(!hasPty)("one talk at the terminal and in the browser (needs python3 with its pty module)", () => {
  inBrowser("the playground beside a terminal", () => {
    const open = openBrowser();

    test("a request begun at the terminal is ended in the browser, and the terminal hears of it", async () => {
      const ana = sitDown(tempFolder());
      const url = await urlSeenBy(ana);
      await ana.answers("step 1 of 10", "2");
      await ana.answers("step 2 of 10", "ana@example.com");
      await ana.sees("step 3 of 10");
      const page = await open(`${url}/`);
      await asks(page, "country");
      expect(await page.textContent(".agent .said:has(small)")).toContain("Personal");
      await say(page, "HK");
      await asks(page, "phone");
      await ana.sees("step 4 of 10");
      await say(page, "51200001");
      await asks(page, "name");
      await say(page, "Ana Example");
      await asks(page, "industry");
      await say(page, "Internet");
      await asks(page, "subindustry");
      await say(page, "Online tools");
      await asks(page, "review");
      await ana.sees("step 8 of 10");
      await page.click("text=Text the code to");
      await asks(page, "password");
      await page.fill(".agent [type=password] >> nth=0", password);
      await page.fill(".agent [type=password] >> nth=1", password);
      await page.press(".agent [type=password] >> nth=1", "Enter");
      await asks(page, "code");
      await say(page, "246810");
      await page.waitForSelector(".agent .state-done");
      await ana.sees("UIN +200000100001");
      await ana.sees("Enter opens another request, Ctrl-C ends >");
      expect(await accounts(url)).toMatchObject([{ uin: "200000100001", mail: "ana@example.com" }]);
      expect(ana.all()).not.toContain(password);
      ana.types("\u0003");
      expect(await ana.exit, "with the page open").toBe(0);
    });

    test("a request begun in the browser is ended at the terminal, where a password is hidden as ever", async () => {
      const ana = sitDown(tempFolder());
      const url = await urlSeenBy(ana);
      await ana.sees("step 1 of 10");
      await ana.sees(">$");
      ana.types("half an ans");
      const page = await open(`${url}/`);
      await asks(page, "type");
      await say(page, "personal");
      await asks(page, "mail");
      await say(page, "ana@example.com, +852 5120 0001, name: Ana Example");
      await asks(page, "industry");
      await say(page, "Internet");
      await asks(page, "subindustry");
      await say(page, "Online tools");
      await asks(page, "review");
      await page.click("text=Text the code to");
      await asks(page, "password");
      await ana.answers("\\(stays hidden\\)", password);
      await ana.answers("Type it once more", password);
      await ana.answers("step 10 of 10", "246810");
      await ana.sees("UIN +200000100001");
      await page.waitForSelector(".agent .state-done");
      expect(await accounts(url)).toMatchObject([{ uin: "200000100001", name: "Ana Example" }]);
      expect(ana.all()).not.toContain(password);
      expect(ana.all()).not.toContain(password.slice(0, 4));
      expect(await page.content()).not.toContain(password);
    });

    test("another request that is opened in the browser is the one that the terminal asks for next", async () => {
      const ana = sitDown(tempFolder());
      const url = await urlSeenBy(ana);
      await ana.answers("step 1 of 10", "2");
      await ana.sees("step 2 of 10");
      const page = await open(`${url}/`);
      await asks(page, "mail");
      await say(page, "verify");
      await asks(page, "contact");
      await ana.answers("Domain contact", "ops@example.com");
      await page.waitForSelector("#step-contact.counts");
    });
  });
});
