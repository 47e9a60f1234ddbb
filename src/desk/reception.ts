import type { Flow } from "../conversation/flow.ts";
import { approvers } from "../conversation/may.ts";
import { isConcerned, isSamePerson } from "../conversation/same-person.ts";
import { endOf } from "../conversation/shown/card.ts";
import { checkForm } from "../conversation/shown/form.ts";
import { sideOf } from "../conversation/side.ts";
import { notAskedText } from "../conversation/turn/bystander.ts";
import { verdictId } from "../conversation/turn/verdict.ts";
import type { Case, Person } from "../conversation/types.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { PractisedCases } from "../ledger/practised.ts";
import type { Vault } from "../vault/vault.ts";
import { t } from "../words/words.ts";
import { createCardsAndForms, type Found } from "./cards-and-forms.ts";
import { type LineReader, lineOf } from "./case-line.ts";
import { pageOf } from "./case-pages.ts";
import { createLinks } from "./customer-links.ts";
import { type Desk, NotOffered } from "./desk.ts";
import { createFinding } from "./find-requests.ts";
import { createGiveLink, type GiveLinkParts } from "./give-link.ts";
import { idsOf, type LinkedPeople } from "./linked-people.ts";
import { besideNamed, listedFor, readPage } from "./list-kinds.ts";
import { createMemory } from "./memory.ts";
import { createOnlyIfTrue } from "./only-if-true.ts";
import { openRequests } from "./open-requests.ts";
import { OpenTooMany } from "./opening-limits.ts";
import { OpeningPaused } from "./pause-words.ts";
import { type CaseLine, NotOpened, type Reception } from "./platform.ts";
import { tellLeft } from "./presence.ts";
import { searchTermIn } from "./search-terms.ts";
import type { TellOperators } from "./tell-operators.ts";
import type { TurnedDown } from "./turned-down.ts";

export interface ReceptionParts {
  desk: Desk;
  ledger: Ledger;
  vault: Vault;
  world: Case["world"];
  flow: (id: string) => Flow | undefined;
  links: LinkedPeople;
  /** The practice cases, for a desk of the real world. */
  practised?: PractisedCases | undefined;
  /** Nobody is told when left out. */
  tellOperators?: TellOperators;
  /** The address at which the operators read. Nobody is said to have been told when left out. */
  readAt?: string | undefined;
  /** Told of each attempt that was refused because of who tried it, or of what came with it. */
  refused?: (refusal: TurnedDown) => void;
  /** Where the customers of a person reach this desk in a browser. Nowhere when left out. */
  pagesAt?: GiveLinkParts["pagesAt"];
}

/** A practice case counts as left lately for as long as a request stays open. */
const recentlyMs = 72 * 60 * 60_000;

/** What adapters may ask of the desk and tell it. Nothing behind it is theirs to see. */
export function createReception(parts: ReceptionParts): Reception {
  const { desk, ledger, vault, world, flow, links, practised, tellOperators = async () => {} } = parts;
  const { pagesAt = () => undefined } = parts;
  const onlyIfTrue = createOnlyIfTrue(parts.readAt);

  async function find(id: string): Promise<Found | undefined> {
    const theCase = await ledger.load(id);
    const its = theCase && flowOf(theCase);
    return theCase && its && { theCase, its };
  }

  /** The flow of a case. Undefined for a case of the other world. */
  function flowOf(theCase: Case): Flow | undefined {
    return theCase.world === world ? flow(theCase.flow) : undefined;
  }

  /** A person with all their other ids, those on linked platforms too. */
  function known(person: Person): Person {
    const linked = links.filter((link) => isSamePerson(person, ...link)).flat();
    const also = [...new Set([...(person.also ?? []), ...linked])].filter((id) => id !== person.id);
    return also.length > 0 ? { ...person, also } : person;
  }

  const readerOf = async (id: string): Promise<LineReader> => ({ id, ids: idsOf(links, id), now: await ledger.now() });

  /** The lines of cases, without those of the other world. */
  function linesOf(cases: readonly (Case | undefined)[], reader: LineReader): CaseLine[] {
    return cases.flatMap((theCase) => {
      const its = theCase && flowOf(theCase);
      return its ? [trueLineOf(its, theCase, reader)] : [];
    });
  }

  /** Whether a case waits for its owner, or for an approver who may decide it, and this person is that one. */
  function isTurnOf(theCase: Case, ids: readonly string[], approves: boolean): boolean {
    const its = flowOf(theCase);
    if (!its || its.retired) return false;
    const side = sideOf(its, theCase);
    if (side === "owner") return ids.includes(theCase.people.owner);
    return approves && side === approvers && !isConcerned(theCase, { id: ids[0]!, also: ids });
  }

  const findCases = createFinding({ ledger, world, flowOf });

  function trueLineOf(its: Flow, theCase: Case, reader: LineReader): CaseLine {
    const { status, ...line } = lineOf(its, theCase, reader);
    return { ...line, ...(status && { status: onlyIfTrue.text(status, "owner", theCase) }) };
  }

  return {
    async open(opening) {
      try {
        return await desk.open(opening);
      } catch (error) {
        if (error instanceof NotOffered) throw new NotOpened(t("talk.not-offered"));
        if (error instanceof OpeningPaused) throw new NotOpened(error.why);
        if (!(error instanceof OpenTooMany)) throw error;
        const { why, oldest } = error.tooMany;
        const its = oldest && flowOf(oldest);
        throw new NotOpened(why, its && trueLineOf(its, oldest, await readerOf(opening.from.id)));
      }
    },
    async receive(caseId, event) {
      await desk.tell(caseId, { ...event, from: known(event.from) });
    },
    resume: desk.resume,
    async follow(caseId, { event, from, at }) {
      const found = await find(caseId);
      if (!found) return;
      const { people } = found.theCase;
      const others = idsOf(links, from.id).slice(1);
      const role = (["owner", "customer"] as const).find((each) => others.includes(people[each] ?? ""));
      if (!role) return;
      const owner: Person = { id: people.owner, ...(from.askedAt !== undefined && { askedAt: from.askedAt }) };
      await desk.tell(caseId, {
        type: "handed",
        id: `${event}:follow`,
        from: owner,
        role,
        to: from.id,
        at,
        follows: true,
      });
    },
    async cases(person, { most, page: name, only, approves = false }) {
      const reader = await readerOf(person);
      const { kind, page } = readPage(name);
      const isTheirs = (theCase: Case) => isTurnOf(theCase, reader.ids, approves);
      const listed = listedFor(kind, person, reader.ids, isTheirs, approves);
      const of = { ...listed.of, world };
      const parts = only ? [only] : listed.parts;
      const { cases, ...beside } = await pageOf(ledger, { ...listed, of, parts }, { most, page });
      const lines = linesOf(cases, reader);
      return { lines, ...(kind !== "mine" && { kind }), ...besideNamed(kind, beside) };
    },
    async find(person, text) {
      const term = searchTermIn(text);
      if (!term) return undefined;
      return linesOf(await findCases(person, term), await readerOf(person));
    },
    async whose(caseId) {
      const found = await find(caseId);
      if (!found) return undefined;
      const { people, at, state } = found.theCase;
      return { people, at, state };
    },
    async notAsked(caseId, person) {
      const found = await find(caseId);
      return found && notAskedText(found.its, found.theCase, person);
    },
    async left(person, only) {
      const one = only && "caseId" in only ? await ledger.load(only.caseId) : undefined;
      const isThere = (address = "") => !only || "caseId" in only || `${address}:`.startsWith(`${only.at}:`);
      for (const each of only && "caseId" in only ? (one ? [one] : []) : await openRequests(ledger, world))
        for (const role of ["owner", "customer"] as const)
          if (each.people[role] === person && isThere(each.at[role])) await tellLeft(desk, each, role, person);
    },
    async isOpenFor(beginning) {
      const open = await openRequests(ledger, world);
      return open.some((each) => flowOf(each) && Object.values(each.people).some((id) => id.startsWith(beginning)));
    },
    async practised(by) {
      const findPractised = async () => {
        if (!practised || world === "practice") return undefined;
        return "id" in by ? practised.find(by.id) : practised.openOf(by.person, (await ledger.now()) - recentlyMs);
      };
      const found = await findPractised();
      const its = found && flow(found.flow);
      return found && { ...found, flow: its && !its.retired ? found.flow : "open" };
    },
    async ended(caseId, person) {
      const found = await find(caseId);
      if (!found || found.theCase.people.owner !== person) return undefined;
      if (found.theCase.state === "open") return "open";
      const { its, theCase } = found;
      const isDone = theCase.state === "done";
      const lines = isDone ? (its.handout?.(endOf(its, theCase), theCase) ?? []) : [];
      const { customer } = theCase.people;
      return { kind: its.id, lines, ...(customer !== undefined && { customer }) };
    },
    async versions(caseIds) {
      return new Map((await ledger.versions(caseIds)).map(({ id, version }) => [id, version]));
    },
    async judged() {
      return (await openRequests(ledger, world)).filter((each) => verdictId(each)).map(({ id }) => id);
    },
    async foundBox(caseId) {
      const found = await find(caseId);
      const question = found && verdictId(found.theCase);
      const name = found?.its.foundBy;
      return question !== undefined && name ? { question, name } : undefined;
    },
    async peek(caseId, by) {
      const found = await find(caseId);
      const { mail, phone } = found?.its.index(found.theCase.answers) ?? {};
      const key = mail ?? (phone && `+${phone}`);
      if (key !== undefined) await desk.peeked(caseId, by);
      return key;
    },
    async check(caseId, answers) {
      const found = await find(caseId);
      return found ? checkForm(found.its, found.theCase, answers) : {};
    },
    async search(of, field, query, limit) {
      const its = flow(of) ?? (await find(of))?.its;
      const step = its?.byKey.get(field);
      return step?.kind === "ask" ? (step.search?.(query, limit) ?? []) : [];
    },
    ...createCardsAndForms({ find, onlyIfTrue, pagesAt }),
    ...createGiveLink({
      links: createLinks({ desk, ledger, world, flow, ...(parts.refused && { refused: parts.refused }) }),
      ledger,
      flow,
      pagesAt,
    }),
    ...createMemory(vault),
    async paused() {
      const [pauses, { waits }] = await Promise.all([ledger.pauses(), ledger.figures()]);
      return { pauses, waits };
    },
    pause: (wanted) => ledger.pause(wanted),
    async goOn(kinds, by) {
      const ended = await ledger.goOn(kinds, by);
      return { ended, waits: (await ledger.figures()).waits };
    },
    now: () => ledger.now(),
    takeSlot: async (name, everyMs) => (await ledger.slot(name, everyMs, 0)) !== undefined,
    tellOperators,
    refused: parts.refused ?? (() => {}),
  };
}
