import type { Links, Seen } from "../../../src/desk/links.ts";
import type { Forgery, Reception } from "../../../src/desk/platform.ts";
import { inLanguage, say, t } from "../../../src/words/words.ts";
import type { WayIn } from "../../chat/arrive.ts";
import { type BrowserSecret, type Cookies, linkName, newSecret } from "../connect/cookies.ts";
import { isFresh } from "../connect/stamp.ts";
import type { createWrongTokens } from "../connect/wrong-tokens.ts";
import type { PagesSettings } from "../settings.ts";
import type { Outlet } from "../show/outlet.ts";
import { createDeeds } from "./deeds.ts";
import { createSights, type Reply, type Visit } from "./sights.ts";

/** An answer, and what the browser is to keep as its secret for this link. */
export interface Answered {
  reply: Reply;
  browser?: BrowserSecret;
}

/** A visit, before it is known for which of its links the browser comes. */
export interface Coming extends Omit<Visit, "browser"> {
  secrets: Cookies["secrets"];
}

interface VisitsParts {
  settings: PagesSettings;
  reception: Reception;
  links: Links;
  wayIn: WayIn;
  outlet: Outlet;
  /** Told of each token and browser that nothing is shown to. */
  refused: (tried: Forgery) => void;
  wrongTokens: ReturnType<typeof createWrongTokens>;
}

/** Too many wrong tokens came lately, so this one was not looked at. */
export type TooMany = "too many";

export type Step = "look" | "open" | "state" | "ask" | "act";

export type Visits = ReturnType<typeof createVisits>;

/** Answers the page's script: what a token is, what a browser may see, and what somebody does. */
export function createVisits(parts: VisitsParts) {
  const { settings, reception, links, outlet, wrongTokens, refused } = parts;
  const { clock } = settings;
  const sights = createSights(parts);
  const deeds = createDeeds(parts);

  /** The secret of the link that is meant: of the token, of the page's name, or the first one that has a session. */
  async function secretOf({ asked, secrets }: Coming): Promise<BrowserSecret | undefined> {
    const of = asked.token === undefined ? asked.of : linkName(asked.token);
    if (of !== undefined) return secrets.has(of) ? { of, secret: secrets.get(of)! } : undefined;
    for (const [each, secret] of secrets) if (await links.session(secret)) return { of: each, secret };
    const [last] = secrets;
    return last && { of: last[0], secret: last[1] };
  }

  /** Whether the answer may be given, which a wrong token waits for. */
  async function mayAnswer({ is }: Seen): Promise<boolean> {
    if (is === "elsewhere") refused("browser");
    if (is !== "unknown") return true;
    refused("token");
    return wrongTokens.slow();
  }

  const steps: Record<Step, (visit: Visit, token: string) => Promise<Answered | TooMany>> = {
    /**
     * What a token is for this browser. A fresh one is not opened, but its browser gets a secret to open it with: should
     * the answer to that get lost, the browser has what the link was bound to.
     */
    async look(visit, token) {
      const found = await links.look(token, visit.browser?.secret);
      if (!(await mayAnswer(found))) return "too many";
      const getsOne = (found.is === "fresh" || found.is === "robot") && visit.browser === undefined;
      const browser = getsOne ? { of: linkName(token), secret: newSecret() } : undefined;
      return { reply: await sights.seen(visit, found), ...(browser && { browser }) };
    },

    /** Binds a fresh link to this browser. */
    async open(visit, token) {
      const { asked, browser, language } = visit;
      if (!browser) return { reply: sights.gate(visit, "no-cookie") };
      const found = await links.open(token, browser.secret, { gesture: asked.gesture });
      if (!(await mayAnswer(found))) return "too many";
      if (found.is === "yours") await outlet.reads(found.person, language);
      return { reply: await sights.seen(visit, found) };
    },

    /** Asks the agent for a new link, for a browser that does not have this one. */
    async ask(visit, token) {
      const found = await links.look(token, visit.browser?.secret);
      if (!(await mayAnswer(found))) return "too many";
      if (found.is !== "elsewhere") return { reply: await sights.seen(visit, found) };
      const isAsked = await links.askForNew(token);
      return { reply: sights.gate(visit, isAsked ? "elsewhere-asked" : "elsewhere-cannot") };
    },

    state: async (visit) => ({ reply: await sights.bySession(visit) }),

    /** Does what somebody wants, if their page was looked at lately, and shows how it is then. */
    async act(visit) {
      const { asked, browser } = visit;
      const session = browser && (await links.session(browser.secret));
      if (!session) refused("browser");
      if (!session || !asked.wanted) return { reply: await sights.bySession(visit) };
      const before = clock();
      if (!isFresh(browser.secret, asked.stamp, before)) return { reply: await sights.state(visit, session, browser) };
      const done = await deeds.did(session, asked);
      const after = await reception.card(session.caseId, session.person);
      if (!after && "choice" in asked.wanted && asked.wanted.choice === "not-me")
        return { reply: sights.gate(visit, "thanks") };
      const isTaken = after && !after.why && !done.wrong && !done.secret;
      if (isTaken) await outlet.notices.forget(session.person, before);
      return { reply: await sights.bySession(visit, done) };
    },
  };

  return {
    async take(step: Step, coming: Coming): Promise<Answered | TooMany> {
      const { asked, language } = coming;
      const visit = { asked, language, browser: await secretOf(coming) };
      const { token } = asked;
      const isOfToken = step === "look" || step === "open" || step === "ask";
      if (token === undefined && isOfToken) return { reply: await sights.bySession(visit) };
      return steps[step](visit, token ?? "");
    },
    /** Says in the language of a visit that the desk can't keep anything just now. */
    down: ({ language }: Pick<Visit, "language">): string =>
      inLanguage(language, () => say(t("talk.store-down"), String)),
  };
}
