import type { Links, Seen } from "../../../src/desk/links.ts";
import type { Reception } from "../../../src/desk/platform.ts";
import { inLanguage, say, t } from "../../../src/words/words.ts";
import type { WayIn } from "../../chat/arrive.ts";
import { newSecret } from "../connect/cookies.ts";
import { isFresh } from "../connect/stamp.ts";
import type { createWrongTokens } from "../connect/wrong-tokens.ts";
import type { PagesSettings } from "../settings.ts";
import type { Outlet } from "../show/outlet.ts";
import { createDeeds } from "./deeds.ts";
import { createSights, type Reply, type Visit } from "./sights.ts";

/** An answer, and what the browser is to keep as its secret. */
export interface Answered {
  reply: Reply;
  browser?: string;
}

interface VisitsParts {
  settings: PagesSettings;
  reception: Reception;
  links: Links;
  wayIn: WayIn;
  outlet: Outlet;
  wrongTokens: ReturnType<typeof createWrongTokens>;
}

/** Too many wrong tokens came lately, so this one was not looked at. */
export type TooMany = "too many";

export type Visits = ReturnType<typeof createVisits>;

/** Answers the page's script: what a token is, what a browser may see, and what somebody does. */
export function createVisits(parts: VisitsParts) {
  const { settings, reception, links, outlet, wrongTokens } = parts;
  const { clock } = settings;
  const sights = createSights(parts);
  const deeds = createDeeds(parts);

  /** Whether the answer may be given, which a wrong token waits for. */
  async function mayAnswer({ is }: Seen): Promise<boolean> {
    return is !== "unknown" || (await wrongTokens.slow());
  }

  const isUnopened = ({ is }: Seen): boolean => is === "fresh" || is === "robot";
  const hasSession = async (browser: string | undefined): Promise<boolean> =>
    browser !== undefined && (await links.session(browser)) !== undefined;

  return {
    /**
     * What a token is for this browser. A fresh one is not opened, but a browser without a session gets a secret to open
     * it with: should the answer to that get lost, the browser has what the link was bound to.
     */
    async look(visit: Visit): Promise<Answered | TooMany> {
      const { asked, browser } = visit;
      if (asked.token === undefined) return { reply: await sights.bySession(visit) };
      const found = await links.look(asked.token, browser);
      if (!(await mayAnswer(found))) return "too many";
      const getsOne = isUnopened(found) && !(await hasSession(browser));
      return { reply: await sights.seen(visit, found), ...(getsOne && { browser: newSecret() }) };
    },

    /** Binds a fresh link to this browser. One that has the session of another link gets a new secret. */
    async open(visit: Visit): Promise<Answered | TooMany> {
      const { asked, language } = visit;
      if (asked.token === undefined) return { reply: await sights.bySession(visit) };
      if (visit.browser === undefined) return { reply: sights.gate(visit, "no-cookie") };
      const isNew = isUnopened(await links.look(asked.token, visit.browser)) && (await hasSession(visit.browser));
      const browser = isNew ? newSecret() : visit.browser;
      const found = await links.open(asked.token, browser, { gesture: asked.gesture });
      if (!(await mayAnswer(found))) return "too many";
      if (found.is === "yours") await outlet.reads(found.person, language);
      return { reply: await sights.seen({ ...visit, browser }, found), ...(isNew && { browser }) };
    },

    state: async (visit: Visit): Promise<Answered> => ({ reply: await sights.bySession(visit) }),

    /** Asks the agent for a new link, for a browser that does not have this one. */
    async ask(visit: Visit): Promise<Answered | TooMany> {
      const { token } = visit.asked;
      if (token === undefined) return { reply: await sights.bySession(visit) };
      const found = await links.look(token, visit.browser);
      if (!(await mayAnswer(found))) return "too many";
      if (found.is !== "elsewhere") return { reply: await sights.seen(visit, found) };
      const isAsked = await links.askForNew(token);
      return { reply: sights.gate(visit, isAsked ? "elsewhere-asked" : "elsewhere-cannot") };
    },

    /** Does what somebody wants, if their page was looked at lately, and shows how it is then. */
    async act(visit: Visit): Promise<Answered> {
      const { asked, browser } = visit;
      const session = browser === undefined ? undefined : await links.session(browser);
      if (!session || !asked.wanted) return { reply: await sights.bySession(visit) };
      const before = clock();
      if (!isFresh(browser!, asked.stamp, before)) return { reply: await sights.state(visit, session, browser!) };
      const done = await deeds.did(session, asked);
      const after = await reception.card(session.caseId, session.person);
      const isTaken = after && !after.why && !done.wrong && !done.secret;
      if (isTaken) await outlet.notices.forget(session.person, before);
      return { reply: await sights.bySession(visit, done) };
    },

    /** Says in the language of a visit that the desk can't keep anything just now. */
    down: ({ language }: Visit): string => inLanguage(language, () => say(t("talk.store-down"), String)),
  };
}
