import { expect, onTestFinished, test } from "vitest";
import type { Books } from "../../../src/practice/books.ts";
import { poll } from "../../poll.ts";
import { readJson, tempFolder } from "../../process/desk.ts";
import { barriersOf, inBrowser, openBrowser } from "../browser.ts";
import { ask, asks, say, startPlay } from "./play.ts";

const password = "Secret123!";
const accounts = async (url: string) => (await readJson<Books>(`${url}/practice/books`)).accounts;

inBrowser("the playground", () => {
  const open = openBrowser();

  test("opens an account from both sides, and neither the page nor its storage ever holds the password", async () => {
    const { url } = await startPlay(tempFolder());
    const page = await open(`${url}/`);
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.url()));
    expect(await barriersOf(page)).toEqual([]);
    await page.click("text=New Tencent Cloud account");
    await asks(page, "type");
    await page.click("text=Give me an example to paste");
    await page.press("#agent-words", "Enter");
    await asks(page, "industry");
    await say(page, "Internet");
    await asks(page, "subindustry");
    await say(page, "Online tools");
    await asks(page, "review");
    expect(await page.textContent(".agent .card.live .fields")).toContain("ops+1@example.com");
    await page.click("text=Play the customer too");
    await page.waitForSelector(".customer .card.live");
    await page.click("text=Text the code to");
    await asks(page, "password");
    expect(await page.locator(".agent [type=password]").count()).toBe(0);
    expect(await barriersOf(page)).toEqual([]);
    await page.fill(".customer [type=password] >> nth=0", password);
    await page.fill(".customer [type=password] >> nth=1", password);
    await page.press(".customer [type=password] >> nth=1", "Enter");
    await asks(page, "code");
    await page.click(".texts button");
    await page.waitForSelector(".agent .state-done");
    await page.waitForSelector(".customer .state-done");
    const [account] = await accounts(url);
    expect(account).toMatchObject({ mail: "ops+1@example.com", phone: "51234567", name: "Example Ltd" });
    expect(await page.textContent(".agent .card.live .fields")).toContain(account!.uin);
    expect(await page.textContent("#r-books")).toContain(account!.uin);
    expect(await page.textContent("#r-calls")).toContain(account!.requestId);
    await page.click("#step-password summary");
    expect(await page.textContent("#step-password")).toContain("••••••");
    expect(await page.textContent("#step-account")).toContain('"password":"••••••","code":"••••••"');
    expect(await barriersOf(page)).toEqual([]);
    expect(await page.content()).not.toContain(password);
    expect(sent.join("\n")).not.toContain(password);
    const kept = await page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie, history.state])");
    expect(kept).toBe('[{},{},"",null]');
    await page.reload();
    await page.waitForSelector(".agent .state-done");
    expect(await page.content()).not.toContain(password);
  });

  test("shows a password that the bot made once, and not again when it is loaded anew", async () => {
    const { url } = await startPlay(tempFolder());
    const page = await open(`${url}/`);
    await say(page, "open company, ops@example.com, +852 5120 0001, name: Example Ltd");
    await asks(page, "industry");
    await say(page, "Internet");
    await asks(page, "subindustry");
    await say(page, "Online tools");
    await asks(page, "review");
    await page.click("text=Text the code to");
    await page.click("text=Make one for me");
    await asks(page, "code");
    await say(page, "246810");
    await page.click(".agent .card.live .button.primary");
    const shown = await page.textContent(".secret");
    expect(shown).toMatch(/^\S{8,20}$/);
    await say(page, "list");
    await page.waitForSelector(".told");
    expect(await page.textContent(".secret"), "it stays while the talk goes on").toBe(shown);
    await page.reload();
    await page.waitForSelector("text=This was shown once");
    expect(await page.content()).not.toContain(shown);
  });

  test("fills in what makes Tencent's answer get lost, and shows each call until the account is found", async () => {
    const { url } = await startPlay(tempFolder(), { DURATIONS: "looks=0/1/1/1,lookEvery=1" });
    const page = await open(`${url}/`);
    await say(page, "open company, +852 5120 0001, name: Example Ltd");
    await asks(page, "mail");
    await page.selectOption("#wrong-all select", "open/cut.after");
    await page.click("#wrong-all button");
    const filled = () => page.inputValue("#agent-words");
    expect(await poll("it filled in", async () => (await filled()) || undefined)).toMatch(
      /^cut\.after\+\d+@example\.com$/,
    );
    await page.press("#agent-words", "Enter");
    await asks(page, "industry");
    await say(page, "Internet");
    await asks(page, "subindustry");
    await say(page, "Online tools");
    await asks(page, "review");
    await page.click("text=Text the code to");
    await page.click("text=Make one for me");
    await asks(page, "code");
    await say(page, "246810");
    await page.waitForSelector(".agent .state-done");
    expect(await accounts(url)).toHaveLength(1);
    await page.waitForSelector("#r-calls .unknown");
    expect(await page.textContent("#r-calls li:has(.unknown)")).toContain("CreateAccount");
  });

  test("a mishap of an answer that was given already has that answer asked again", async () => {
    const { url } = await startPlay(tempFolder());
    const page = await open(`${url}/`);
    await say(page, "open company, ops@example.com, +852 5123 4567, name: Example Ltd");
    await asks(page, "industry");
    await page.click("text=The number is full: five accounts");
    await asks(page, "phone");
    expect(await page.inputValue("#agent-words")).toBe("+852 5120 0008");
    await page.press("#agent-words", "Enter");
    await asks(page, "industry");
    expect(await page.textContent("#step-phone .value")).toBe("+852 5120 0008");
  });

  test("makes the customer's link that the form asks for", async () => {
    const { url } = await startPlay(tempFolder());
    const page = await open(`${url}/`);
    await say(page, "/account open");
    await asks(page, "type");
    await page.click(".agent .card.live >> text=Fill in the form");
    const box = (key: string) => page.locator(`[name="answer:${key}"]`);
    await box("type").selectOption("company");
    for (const [key, words] of [
      ["mail", "ops@example.com"],
      ["country", "Hong Kong"],
      ["phone", "12"],
      ["name", "Example Ltd"],
    ] as const)
      await box(key).fill(words);
    await box("subindustry").selectOption({ index: 3 });
    await page.check("input[name=link]");
    await page.click(".agent form:has(input[name=link]) .button.primary");
    await page.waitForSelector(".wrong");
    expect(await page.isChecked("input[name=link]"), "what was wrong does not lose the wish").toBe(true);
    await box("phone").fill("5123 4567");
    await page.click(".agent form:has(input[name=link]) .button.primary");
    await page.waitForSelector("text=Here's the link for your customer");
    await asks(page, "review");
    const link = await page.getAttribute(".quote a", "href");
    await page.goto(link!);
    await page.click("form[data-name=open] button");
    await page.waitForSelector("[data-kind=waits]");
  });

  test("offers for another kind of request what can go wrong with that", async () => {
    const { url } = await startPlay(tempFolder(), { DURATIONS: "looks=0/1/1/1,lookEvery=1" });
    const page = await open(`${url}/`);
    await say(page, "/account official");
    await asks(page, "owner");
    await page.waitForSelector("text=The owner isn't taken in, once", { state: "attached" });
    expect(await page.textContent("#r-wrong")).not.toContain("The number is full");
    await page.selectOption("#wrong-all select", "official/cut.after");
    await page.click("#wrong-all button");
    const filled = () => page.inputValue("#agent-words");
    expect(await poll("it filled in", async () => (await filled()) || undefined)).toMatch(/^cut\.after-\d+$/);
    expect(await page.textContent("#wrong-armed")).toContain("Owner will be filled in with cut.after-");
    await page.press("#agent-words", "Enter");
    await poll("the next question", async () => (await filled()) === "" || undefined);
    await asks(page, "nick");
    await page.click("text=While it is made");
    await page.click("text=A time-out after it's made");
    await asks(page, "owner");
    expect(await filled()).toMatch(/^timeout\.after-\d+$/);
  });

  test("shows the person what operators see, where nobody else runs the desk", async () => {
    const { url } = await startPlay(tempFolder());
    const page = await open(`${url}/`);
    await say(page, "open company, reason.after@example.com, +852 5120 0001, name: Example Ltd");
    await asks(page, "industry");
    await say(page, "Internet");
    await asks(page, "subindustry");
    await say(page, "Online tools");
    await asks(page, "review");
    await page.click("text=Text the code to");
    await page.click("text=Make one for me");
    await asks(page, "code");
    await say(page, "246810");
    await page.waitForSelector("text=Look in Tencent's console");
    expect(await page.textContent("#r-books")).toContain("not bound to the partner");
    await page.click("text=Show the e-mail");
    await page.waitForSelector("text=reason.after@example.com. Only you see this");
  });

  test("works without a script, by forms", async () => {
    const { url } = await startPlay(tempFolder());
    const page = await open(`${url}/`, { javaScriptEnabled: false });
    await page.click("text=New Tencent Cloud account");
    await page.click('button:text-is("Company")');
    await page.fill("#agent-words", "ops@example.com");
    await page.press("#agent-words", "Enter");
    await page.waitForSelector("#step-mail.counts");
  });

  test("speaks Chinese to whoever reads it, and English at a press", async () => {
    const { url } = await startPlay(tempFolder());
    const page = await open(`${url}/`, { locale: "zh-CN" });
    expect(await page.textContent("h1")).toBe("Frontdesk 演练场");
    await page.click("#agent-kinds button");
    await page.waitForSelector("text=正在询问");
    expect(await barriersOf(page)).toEqual([]);
    await page.click("text=English");
    await page.waitForSelector("text=asked now");
  });

  test.each([320, 768, 1280])("has nothing wider than a window of %i", async (width) => {
    const { url } = await startPlay(tempFolder());
    const page = await open(`${url}/`, { viewport: { width, height: 800 } });
    await say(page, "open company, ops.with.a.long.name.indeed@example.com, +852 5123 4567, name: Example Ltd");
    await asks(page, "industry");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
  });

  test("moves the keyboard on to the next answer, and can be used without a mouse", async () => {
    const { url } = await startPlay(tempFolder());
    const page = await open(`${url}/`);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#agent-words:focus");
    await page.keyboard.type("open");
    await page.keyboard.press("Enter");
    await asks(page, "type");
    await page.waitForSelector("#agent-words:focus");
    await page.keyboard.type("company");
    await page.keyboard.press("Enter");
    await asks(page, "mail");
    await page.waitForSelector("#agent-words:focus");
  });

  test("says that the desk is away when it stops, and goes on by itself when it is back", async () => {
    const folder = tempFolder();
    const first = await startPlay(folder);
    const { port } = new URL(first.url);
    const page = await open(`${first.url}/`);
    page.removeAllListeners("console"); // the browser notes each try
    await say(page, "open company, ops@example.com");
    await asks(page, "country");
    first.child.kill("SIGKILL");
    await page.waitForSelector("#away:not([hidden])");
    const second = await startPlay(folder, { PORT: port });
    onTestFinished(() => void second.child.kill("SIGKILL"));
    await page.waitForSelector("#away", { state: "hidden" });
    await say(page, "Hong Kong");
    await asks(page, "phone");
  });
});

test("what the page loads is below 60 kB as it is sent", async () => {
  const { url } = await startPlay(tempFolder());
  const page = await ask(url, "/");
  const paths = new Set([...page.text.matchAll(/(?:href|src)="(\/a\/[^"]+)"/g)].map(([, path]) => path!));
  expect(paths.size).toBe(3);
  let sent = 0;
  for (const path of paths) {
    const { status, headers } = await ask(url, path, { headers: { "accept-encoding": "br" } });
    expect(status).toBe(200);
    sent += Number(headers["content-length"]);
  }
  expect(sent).toBeGreaterThan(1_000);
  expect(sent).toBeLessThan(60_000);
});
