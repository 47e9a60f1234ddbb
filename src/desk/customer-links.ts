import { createHash, randomBytes, randomInt } from "node:crypto";
import type { Flow } from "../conversation/flow.ts";
import { whyNoLink } from "../conversation/turn/link.ts";
import type { Case, LinkTrouble, Text } from "../conversation/types.ts";
import { isSealed } from "../conversation/walk.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Link } from "../ledger/links.ts";
import { t } from "../words/words.ts";
import { customerOf } from "./case-line.ts";
import type { Desk } from "./desk.ts";
import { drawWords } from "./link-words.ts";
import type { Links, Seen, Session, Words } from "./links.ts";
import { type TurnedDown, turnedDown } from "./turned-down.ts";

export interface LinkParts {
  desk: Pick<Desk, "tell">;
  ledger: Pick<Ledger, "link" | "load" | "now">;
  world: Case["world"];
  flow: (id: string) => Flow | undefined;
  /** Told of each attempt that was refused because of who tried it. */
  refused?: (refusal: TurnedDown) => void;
}

const hourMs = 60 * 60_000;
/** For so long a link can be opened (ms). */
const toOpenMs = 24 * hourMs;
/** For so long after the end of a case its customer may read the end (ms). */
const toReadMs = 72 * hourMs;

export function createLinks({ desk, ledger, world, flow, refused = () => {} }: LinkParts): Links {
  /** The case of a link, in this world, and its flow. */
  async function caseOf(caseId: string): Promise<{ theCase: Case; its: Flow } | undefined> {
    const theCase = await ledger.load(caseId);
    const its = theCase?.world === world ? flow(theCase.flow) : undefined;
    return theCase && its && { theCase, its };
  }

  /** What a link is now, for a browser with this secret. */
  async function seenAs(link: Link | undefined, browser: string | undefined): Promise<Seen> {
    const its = link && (await caseOf(link.caseId));
    if (!link || !its) return { is: "unknown" };
    const { theCase } = its;
    if (link.why === "leaked") return { is: "leaked" };
    if (link.ended !== undefined || theCase.people.customer !== link.person) return { is: "withdrawn" };
    const now = await ledger.now();
    const until = readableUntil(theCase);
    if (until <= now) return { is: "over" };
    if (link.opened === undefined && link.until <= now) return { is: "expired" };
    const shown = { words: wordsOf(link), ...agentOf(theCase, link) };
    if (link.opened === undefined) return { is: "fresh", ...shown, until: link.until };
    if (browser === undefined || link.browser !== hashed(browser))
      return { is: "elsewhere", asked: link.asked !== undefined };
    const { person, caseId } = link;
    const { contact } = customerOf(its.its, theCase);
    return {
      is: "yours",
      ...{ person, caseId, ...shown, kind: its.its.name, until },
      ...(contact !== undefined && { contact }),
    };
  }

  /** Calls the agent about a link, once for each link. False when they have been called about it, or can do nothing. */
  async function callAgent(link: Link, is: Exclude<LinkTrouble, "leaked">): Promise<boolean> {
    const { token, caseId, person, words, made, until } = link;
    const found = await caseOf(caseId);
    if (!found || !canHaveNew(found.theCase, person)) return false;
    const event = { type: "linked", id: `linked:${person}:asked`, link: { person, words, made, until }, is } as const;
    const told = await desk.tell(caseId, event, [{ write: "link-asked", token }]);
    return told.is !== "withdrawn";
  }

  const found = (token: string) => ledger.link({ token: hashed(token) });

  return {
    async make(caseId, { event, from, name }) {
      const known = await caseOf(caseId);
      if (!known) return { whyNot: t("talk.not-yours") };
      const whyNot = whyNoLink(known.its, known.theCase, from);
      if (whyNot && known.theCase.people.owner !== from.id) refused(turnedDown(from.id, "nameCustomer", caseId));
      if (whyNot) return { whyNot };
      const token = randomBytes(32).toString("base64url");
      const person = `web:${randomBytes(16).toString("hex")}`;
      const pair = drawWords(randomInt);
      const made = await ledger.now();
      const row = { words: pair.join(" "), made, until: made + toOpenMs };
      const link = { ...row, ...(name !== undefined && { agent: { person: from.id, name } }) };
      let isNamed = false;
      const handed = { type: "handed", id: event, from, role: "customer", to: person, at: person, link } as const;
      const told = await desk.tell(caseId, handed, (next) => {
        isNamed = next.people.customer === person;
        return isNamed ? [{ write: "link", link: { token: hashed(token), person, ...row } }] : [];
      });
      if (told.is === "seen") return { whyNot: t("link.made-before") };
      if (told.is !== "kept" || !isNamed) return { whyNot: await whyNow(caseId, from) };
      return { token, words: pair, until: link.until, person };
    },

    async withdraw(caseId, { event, from }) {
      const known = await caseOf(caseId);
      const link = known?.theCase.link && (await ledger.link({ person: known.theCase.link.person }));
      const isTheirs = known?.theCase.people.owner === from.id;
      if (known && !isTheirs) refused(turnedDown(from.id, "nameCustomer", caseId));
      if (!isTheirs) return { whyNot: t("talk.not-yours") };
      if (!link || link.ended !== undefined) return { whyNot: t("link.none") };
      const { token } = link;
      const told = await desk.tell(caseId, { type: "unlinked", id: event, from }, (next) =>
        next.link?.person === link.person && next.link.ended !== undefined
          ? [{ write: "link-ended", token, why: "withdrawn" }]
          : [],
      );
      return told.is === "kept" || told.is === "seen" ? undefined : { whyNot: t("link.none") };
    },

    look: async (token, browser) => seenAs(await found(token), browser),

    async open(token, browser, { gesture }) {
      const link = await found(token);
      const seen = await seenAs(link, browser);
      if (!link || !gesture) return seen.is === "fresh" ? { ...seen, is: "robot" } : seen;
      if (seen.is === "elsewhere" && !seen.asked) return { is: "elsewhere", asked: await callAgent(link, "elsewhere") };
      if (seen.is !== "fresh") return seen;
      const { caseId, person, words, made, until } = link;
      const event = { type: "linked", id: `linked:${person}:opened`, link: { person, words, made, until } } as const;
      await desk.tell(caseId, { ...event, is: "opened" }, [
        { write: "link-opened", token: link.token, browser: hashed(browser) },
      ]);
      return this.open(token, browser, { gesture: false }); // whoever came first has it now
    },

    async session(browser): Promise<Session | undefined> {
      const seen = await seenAs(await ledger.link({ browser: hashed(browser) }), browser);
      if (seen.is !== "yours") return undefined;
      const { is: _, ...session } = seen;
      return session;
    },

    async askForNew(token) {
      const link = await found(token);
      if (!link) return false;
      return link.asked === undefined ? callAgent(link, "asked") : true;
    },

    async leaked(token) {
      const link = await found(token);
      if (!link || link.ended !== undefined) return;
      const { caseId, person, words, made, until } = link;
      const event = { type: "linked", id: `linked:${person}:leaked`, link: { person, words, made, until } } as const;
      await desk.tell(caseId, { ...event, is: "leaked" }, [{ write: "link-ended", token: link.token, why: "leaked" }]);
    },
  };

  async function whyNow(caseId: string, from: Parameters<typeof whyNoLink>[2]): Promise<Text> {
    const now = await caseOf(caseId);
    return (now && whyNoLink(now.its, now.theCase, from)) ?? t("talk.not-yours");
  }
}

/** What the agent is called who has made a link, as long as the case is theirs. */
function agentOf({ link, people }: Case, { person }: Pick<Link, "person">): Pick<Session, "agent"> {
  const agent = link?.person === person ? link.agent : undefined;
  return agent?.person === people.owner ? { agent: agent.name } : {};
}

/** Until when its customer may read a case (ms). */
function readableUntil({ state, asOf, touched }: Case): number {
  return state === "open" ? Number.POSITIVE_INFINITY : (asOf ?? touched) + toReadMs;
}

/** Whether a new link can take the place of the one of this customer. */
function canHaveNew(theCase: Case, person: string): boolean {
  const isNewest = theCase.people.customer === person || theCase.link?.person === person;
  return theCase.state === "open" && !isSealed(theCase) && isNewest;
}

function wordsOf({ words }: Link): Words {
  const [one = "", other = ""] = words.split(" ");
  return [one, other];
}

/** SHA-256 in hex. What is hashed here is 256 random bits, so it needs no salt. */
function hashed(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
