import type { Links, Seen, Session, Words } from "../../../src/desk/links.ts";
import type { Reception } from "../../../src/desk/platform.ts";
import { inLanguage, say } from "../../../src/words/words.ts";
import type { BrowserSecret } from "../connect/cookies.ts";
import { stampOf } from "../connect/stamp.ts";
import { titleOf } from "../draw/card.tsx";
import { type Gate, gateTitle } from "../draw/gate.tsx";
import { drawCase, drawGate } from "../draw/page.tsx";
import type { Asked } from "../read/asked.ts";
import type { PagesSettings, Reader } from "../settings.ts";
import type { Outlet } from "../show/outlet.ts";
import type { Done } from "./deeds.ts";

/** What a request of the page's script is answered with. */
export interface Reply {
  language: Reader["language"];
  title: string;
  /** The desk's time (ms), because a browser's clock may be wrong. */
  now: number;
  /** What the page shows from now on. */
  html: string;
  /** The version of the request that is shown. Absent where none is, and the page need not listen. */
  version?: number;
  /** What proves that the page was looked at now. */
  stamp?: string;
  /** The name of the link that the browser has opened, so its token need not stand in the address any more. */
  of?: string;
}

/** A visit by one browser. */
export interface Visit {
  asked: Asked;
  language: Reader["language"];
  /** The browser's secret for the link that is meant, if it has one. */
  browser?: BrowserSecret | undefined;
}

interface SightParts {
  settings: PagesSettings;
  reception: Reception;
  links: Links;
  outlet: Outlet;
}

/** Draws what a browser may see. */
export function createSights({ settings, reception, links, outlet }: SightParts) {
  const { world, deskName, clock } = settings;
  const readerOf = ({ asked, language }: Visit) => ({ language, zone: asked.zone, now: clock() });

  /** What somebody sees who may see no request, or none yet. */
  function gate(visit: Visit, which: Gate, link: { words?: Words; agent?: string } = {}): Reply {
    const { language } = visit;
    const { words, agent: agentName } = link;
    const eyes = { ...readerOf(visit), person: "", agentName };
    return inLanguage(language, () => ({
      language,
      title: say(gateTitle(which), String),
      now: eyes.now,
      html: drawGate({ gate: which, eyes, world, deskName, words }),
    }));
  }

  /** What somebody sees whose browser has a session. */
  async function state(visit: Visit, session: Session, browser: BrowserSecret, done: Done = {}): Promise<Reply> {
    const { caseId, person, words, kind, contact, agent } = session;
    const sight = await reception.cardAndForm(caseId, person);
    if (!sight) return gate(visit, "gone");
    const { card, form } = sight;
    const [told, waiting] = await Promise.all([outlet.notices.of(person), outlet.waiting.find(person, caseId)]);
    const reader = readerOf(visit);
    const eyes = { ...reader, person, agent: card.people.owner, agentName: agent };
    const { says = [], ...more } = done;
    const notices = [...told.map(({ notice }) => notice), ...says];
    const isReady = waiting !== undefined && done.secret === undefined;
    return inLanguage(visit.language, () => ({
      language: visit.language,
      title: say(titleOf(card), String),
      now: reader.now,
      html: drawCase({ card, form, eyes, deskName, words, about: { kind, contact }, notices, isReady, ...more }),
      version: card.version,
      stamp: stampOf(browser.secret, reader.now),
      of: browser.of,
    }));
  }

  return {
    gate,
    state,
    /** What a token shows to a browser. */
    async seen(visit: Visit, found: Seen): Promise<Reply> {
      switch (found.is) {
        case "yours":
          return state(visit, found, visit.browser!);
        case "fresh":
        case "robot":
          return gate(visit, "fresh", found);
        case "elsewhere":
          return gate(visit, found.asked ? "elsewhere-asked" : "elsewhere");
        case "unknown":
          return gate(visit, "paste-wrong");
        default:
          return gate(visit, found.is);
      }
    },
    /** What a browser may see by its own secret alone. */
    async bySession(visit: Visit, done?: Done): Promise<Reply> {
      const { asked, browser } = visit;
      const session = browser === undefined ? undefined : await links.session(browser.secret);
      if (session) return state(visit, session, browser!, done);
      if (asked.isCut) return gate(visit, "paste-cut");
      return gate(visit, browser === undefined ? "paste-none" : "gone");
    },
  };
}
