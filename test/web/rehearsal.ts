import { resolve } from "node:path";
import { onTestFinished } from "vitest";
import { createPages, type Pages } from "../../adapters/web/index.ts";
import { createWeb } from "../../src/app/web/web.ts";
import type { Reception } from "../../src/desk/platform.ts";
import type { Someone } from "../platform/conformance.ts";
import type { StageOptions } from "../platform/stage.ts";
import type { Recorded } from "../platform/talks/scene.ts";
import { rehearsing } from "../slack/rehearsal.ts";
import { slackDesk } from "../slack/slack-desk.ts";
import { createVisitor, type Visitor } from "./visitor.ts";

/** Somebody who may have a page before them. */
export interface Reader extends Someone {
  /** Follows a link that was given. */
  follows(token: string): Promise<void>;
}

/** A desk whose owners are in a fake Slack. Everybody else reads and acts on the page, over HTTP. */
export async function rehearsal(options: StageOptions = {}): Promise<Recorded & { person(name: string): Reader }> {
  let pages: Pages | undefined;
  const visitors: Visitor[] = [];
  const web = await createWeb({
    host: "127.0.0.1",
    port: 0,
    ready: async () => true,
    metrics: async () => ({ type: "text/plain", text: "" }),
    takes: (...request) => pages?.takes(...request) ?? false,
  });
  (options.whenDone ?? onTestFinished)(() => web.close());

  const desk = await slackDesk({
    ...options,
    pagesAt: web.url,
    besides({ links }) {
      pages?.stop();
      const made = createPages({
        ...{ world: "practice", deskName: "Harbour Cloud", trustProxy: 0 },
        built: resolve("dist/adapters/web/browser"),
        clock: () => desk.settings.clock(),
        log: { debug() {}, info() {}, warn() {}, error() {} },
      });
      pages = made;
      return [{ platform: made.platform, start: async (reception: Reception) => made.start(reception, links()) }];
    },
  });
  const slack = rehearsing(desk);

  async function look(): Promise<void> {
    for (const visitor of visitors) if (visitor.isOpen()) await visitor.look();
  }

  async function quiet(): Promise<void> {
    await slack.quiet();
    await look();
    await slack.quiet();
    await look();
  }

  /** People of one talk. Whoever is no owner follows the newest link that an owner of that talk was given. */
  function meet(inSlack: Pick<Recorded, "person">) {
    const given: string[] = [];
    return {
      person(name: string) {
        const visitor = createVisitor(web.url);
        visitors.push(visitor);
        return someone(inSlack.person(name), visitor, given);
      },
    };
  }

  return {
    ...slack,
    ...meet(slack),
    scene: () => meet(slack.scene()),
    quiet,
    /** A page asks for the password before the text, because it can hide one. Whoever is asked has one made. */
    async codeFor(address, texts) {
      let isOver = false;
      const over = () => {
        isOver = true;
      };
      const code = slack.codeFor(address, texts);
      code.then(over, over);
      while (!isOver) {
        await look();
        const asked = visitors.find((visitor) => visitor.kind() === "password");
        await (asked ? asked.presses("Make one for me") : new Promise((go) => setTimeout(go, 20)));
      }
      return code;
    },
  };
}

/** At the page, unless they open a request: then in Slack. */
function someone(inSlack: Someone, page: Visitor, given: string[]): Reader {
  let isOwner = false;
  const linkIn = /\/c#([\w-]{43})(?![\w-])/g;

  async function givesLink(customer: Reader): Promise<void> {
    await inSlack.sees("Give the customer a link");
    await inSlack.presses("Give the customer a link");
    let token: string | undefined;
    await inSlack.sees("/c#");
    for (const [, found] of inSlack.reads().matchAll(linkIn)) if (!given.includes(found!)) token = found;
    given.push(token!);
    await customer.follows(token!);
  }

  /** Opens the page with the link that was meant for the customer, unless it is open already. */
  async function comes(): Promise<void> {
    if (!page.isOpen() && given.length > 0) await page.follows(given.at(-1)!);
  }

  const onPage: Omit<Reader, "id" | "opens"> = {
    async follows(token) {
      await page.follows(token);
      await page.presses("Open");
    },
    presses: page.presses,
    pressesOldCard: page.pressesOld,
    fills: page.fills,
    says: (text) => page.fills({ text }).then(() => {}),
    async entersCode(code) {
      await comes();
      await (page.isTurnedAway() ? page.forgesCode(code) : page.fills({ code }));
    },
    reads: page.reads,
    async sees(words) {
      await comes();
      await page.sees(words);
    },
    history: page.stays,
    rings: () => [],
    secret: page.secret,
  };
  const here = () => (isOwner ? inSlack : onPage);
  return {
    id: inSlack.id,
    async opens({ customer, ...request } = {}) {
      isOwner = true;
      await inSlack.opens(request);
      if (customer) await givesLink(customer as Reader);
    },
    follows: onPage.follows,
    presses: (label) => here().presses(label),
    pressesOldCard: (label) => here().pressesOldCard(label),
    says: (text) => here().says(text),
    fills: (fields) => here().fills(fields),
    entersCode: (code) => here().entersCode(code),
    reads: () => here().reads(),
    sees: (words) => here().sees(words),
    history: () => here().history(),
    rings: () => here().rings(),
    secret: () => here().secret(),
  };
}
