import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { type Browser, chromium, devices, type Page } from "playwright-core";
import { startDesk } from "./desk.ts";
import { terminalPage, terminals } from "./terminal.ts";

const folder = "docs/pictures";
/** The largest size of a picture (bytes), because a page with pictures is to load fast. */
const largest = 150_000;
/** The button that ends a review. */
const go = ".agent .card.live button:has-text('Text the code to')";
const schemes = ["light", "dark"] as const;

/** Types into the box below the agent's talk, and waits until this step of the walk is asked. */
async function say(page: Page, words: string, asks: string): Promise<void> {
  await page.fill("#agent-words", words);
  await page.press("#agent-words", "Enter");
  await page.waitForSelector(`#step-${asks}[aria-current=step]`);
}

async function toReview(page: Page, mail: string, phone: string): Promise<void> {
  await say(page, `/account open company, ${mail}, ${phone}, name: Example Ltd`, "industry");
  await say(page, "Internet", "subindustry");
  await say(page, "Online tools", "review");
}

/** The playground while the code is asked for: the talk, the walk of its case, and the text on the phone. */
async function takePlayground(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  await page.goto(`${url}/`);
  await toReview(page, "ops@example.com", "+852 5123 4567");
  await page.click(go);
  await page.fill(".agent [type=password] >> nth=0", "Practice2026!");
  await page.fill(".agent [type=password] >> nth=1", "Practice2026!");
  await page.press(".agent [type=password] >> nth=1", "Enter");
  await page.waitForSelector(".texts button");
  await page.waitForSelector("#step-code[aria-current=step]");
  await page.evaluate("scrollTo(0, 0)");
  await take(page, "playground");
}

/** The customer's own page on a phone, while they choose a password. */
async function takeCustomer(browser: Browser, url: string): Promise<void> {
  const agent = await browser.newPage();
  await agent.goto(`${url}/`);
  await toReview(agent, "mei@example.com", "+852 5123 4568");
  await agent.click("text=Give the customer a link");
  const link = await agent.getAttribute(".quote a", "href");
  await agent.waitForSelector(".agent .card.live button:has-text('A new link')");
  await agent.click(go);
  await agent.waitForSelector("#step-password[aria-current=step]");
  const context = await browser.newContext({ ...devices["iPhone 13"], reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(link!);
  await page.click("button:has-text('Open')");
  await page.fill("[type=password] >> nth=0", "Practice2026");
  await take(page, "customer");
}

/** The cards that an agent sees: what will be sent, the code, the end, and a link for the customer. */
async function takeCards(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1400 }, reducedMotion: "reduce" });
  await page.goto(`${url}/`);
  await toReview(page, "ops@example.com", "+852 5123 4567");
  await take(page, "card-review", card);
  await page.click(go);
  for (const nth of [0, 1]) await page.fill(`.agent [type=password] >> nth=${nth}`, "Practice2026!");
  await page.press(".agent [type=password] >> nth=1", "Enter");
  await page.waitForSelector(".texts button");
  await page.waitForSelector("#step-code[aria-current=step]");
  await take(page, "card-code", card);
  const [, code] = /(\d{6}) is your/.exec((await page.textContent(".texts")) ?? "") ?? [];
  await page.fill("#agent-words", code!);
  await page.press("#agent-words", "Enter");
  await page.waitForSelector(".agent .card:has-text('The account is open')");
  await take(page, "card-done", ".agent .card:has-text('The account is open')");
  await toReview(page, "mei@example.com", "+852 5123 4568");
  await page.click("text=Give the customer a link");
  await page.waitForSelector(".agent .card.live button:has-text('A new link')");
  await take(page, "card-link", card);
}

const card = ".agent .card.live";

/** What setup and check show in a terminal. */
async function takeTerminals(browser: Browser): Promise<void> {
  for (const [name, lines] of await terminals()) {
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    await page.setContent(terminalPage(lines));
    await take(page, name, "pre");
  }
}

/** Takes the page, or the part of it that is named, by day and by night. */
async function take(page: Page, name: string, part?: string): Promise<void> {
  await page.mouse.move(0, 0);
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    const of = part === undefined ? page : page.locator(part).last();
    const shot = await of.screenshot({ animations: "disabled", caret: "hide" });
    const picture = await inWebp(page, shot);
    const file = `${folder}/${name}-${colorScheme}.webp`;
    if (picture.length > largest)
      throw new Error(`${file} would have ${picture.length} bytes, and ${largest} is most.`);
    writeFileSync(file, picture);
    console.log(`${file}  ${picture.length} bytes`);
  }
}

/** A picture as WebP, which takes a third of PNG. The browser itself converts it, on a page without rules. */
async function inWebp(page: Page, png: Buffer): Promise<Buffer> {
  const blank = await page.context().browser()!.newPage();
  const convert = `(async () => {
    const image = new Image();
    image.src = "data:image/png;base64,${png.toString("base64")}";
    await image.decode();
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: image.width, height: image.height });
    canvas.getContext("2d").drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.85);
  })()`;
  const data = await blank.evaluate<string>(convert);
  await blank.close();
  return Buffer.from(data.split(",")[1]!, "base64");
}

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
if (!executablePath) throw new Error("There is no Chromium here. Install it, or say where it is with CHROMIUM.");
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  for (const take of [takePlayground, takeCustomer, takeCards]) {
    const desk = await startDesk();
    await take(browser, desk.url).finally(desk.stop);
  }
  await takeTerminals(browser);
} finally {
  await browser.close();
}
