import { existsSync } from "node:fs";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, describe, expect, onTestFinished } from "vitest";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const found = process.env.CHROMIUM ?? places.find((place) => existsSync(place));

/** Tests in a real browser. Where there is none they are skipped. */
export function inBrowser(what: string, tests: () => void): void {
  describe.skipIf(found === undefined)(`${what} (needs chromium)`, tests);
}

/** The one browser of a file's tests, which starts with the first of them. */
export function startBrowser(): () => Promise<Browser> {
  let browser: Promise<Browser> | undefined;
  afterAll(async () => (await browser)?.close());
  return () => {
    browser ??= chromium.launch({ executablePath: found!, args: ["--no-sandbox"] });
    return browser;
  };
}

/** A browser for the tests of one file, with a window of its own for each. */
export function openBrowser() {
  const browser = startBrowser();

  /** A window whose page must not say anything on the console, which is where refused scripts and errors stand. */
  return async function open(url: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await (await browser()).newContext({ viewport: { width: 1280, height: 860 }, ...options });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    page.on("pageerror", (error) => errors.push(error.message));
    onTestFinished(() => expect(errors).toEqual([]));
    await page.goto(url);
    return page;
  };
}

/** What axe-core finds wrong with a page as it is now, in the light and in the dark. */
export async function barriersOf(page: Page): Promise<string[]> {
  const barriers: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.evaluate(axe.source);
    const run = "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))";
    barriers.push(...(await page.evaluate<string[]>(run)).map((barrier) => `${colorScheme}: ${barrier}`));
  }
  return barriers;
}
