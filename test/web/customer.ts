import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { startBrowser } from "./browser.ts";

export interface Customer {
  page: Page;
  context: BrowserContext;
  /** What went wrong in the page itself: errors, and whatever the policy has refused. */
  faults: string[];
  follows(url: string): Promise<void>;
  /** Resolves once the page shows this: a state of a request, or of a link. */
  sees(kind: string): Promise<void>;
  /** Presses the button of a form, by the form's name. */
  presses(name: string): Promise<void>;
  types(box: string, text: string): Promise<void>;
  /** All words on the page. */
  reads(): Promise<string>;
  choosesPassword(password?: string): Promise<void>;
  entersCode(code: string): Promise<void>;
}

/** Customers for the tests of one file: each has a browser of their own, as far as cookies go. */
export function customers(): (options?: BrowserContextOptions) => Promise<Customer> {
  const browser = startBrowser();
  return async function customer(options = {}) {
    const context = await (await browser()).newContext({ ignoreHTTPSErrors: true, locale: "en-GB", ...options });
    onTestFinished(() => context.close());
    return tab(context);
  };
}

/** Another tab of that browser. */
export async function tab(context: BrowserContext): Promise<Customer> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (said) => {
    if (said.type() === "error" && !/Failed to load resource|net::ERR/.test(said.text())) faults.push(said.text());
  });
  const someone: Customer = {
    page,
    context,
    faults,
    follows: async (url) => void (await page.goto(url)),
    sees: async (kind) => void (await page.waitForSelector(`[data-kind="${kind}"]`)),
    presses: (name) => page.click(`form[data-name="${name}"] button`),
    types: (box, text) => page.fill(`#${box}`, text),
    reads: () => page.innerText("body"),
    async choosesPassword(password = "Harbour7!light") {
      await someone.types("password", password);
      await someone.types("again", password);
      await someone.presses("password");
    },
    async entersCode(code) {
      await someone.types("code", code);
      await someone.presses("code");
    },
  };
  return someone;
}
