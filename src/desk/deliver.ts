import type { Flow } from "../conversation/flow.ts";
import { passwordReveals, type Reveals } from "../conversation/reveals.ts";
import { operators } from "../conversation/turn/verdict.ts";
import type { Case, Post, Text } from "../conversation/types.ts";
import type { Job, Ledger } from "../ledger/ledger.ts";
import type { Log } from "../machine/log.ts";
import { traced } from "../machine/trail.ts";
import type { Vault } from "../vault/vault.ts";
import { platformAt } from "./address.ts";
import type { Desk } from "./desk.ts";
import type { Meters, Posted } from "./meters.ts";
import { untilMorning } from "./night.ts";
import { NotHere, NotYet } from "./not-now.ts";
import { createOnlyIfTrue } from "./only-if-true.ts";
import { DeliveryError, NobodyThere, type Platform, type ShownCall, StoreDown } from "./platform.ts";
import { audienceOf, isKnown } from "./posting.ts";
import type { Presence } from "./presence.ts";
import { createRefusedPosts } from "./refused-posts.ts";
import { shownCall, shownCard } from "./shown-card.ts";
import { createUnreached } from "./unreached.ts";

export interface DeliveryParts {
  ledger: Ledger;
  vault: Vault;
  desk: Desk;
  world: Case["world"];
  flow: (id: string) => Flow | undefined;
  platforms: Platform[];
  /** The addresses at which roles such as `approvers` and `operators` read. */
  roles: Record<string, string | undefined>;
  /** Looks whether the people of a case are still there. Nobody is looked for when left out. */
  presence?: Presence;
  /** Gets the names of platforms that refuse every post, where nobody can be told elsewhere. */
  refusing?: Set<string>;
  meters?: Pick<Meters, "posted" | "waited"> | undefined;
  log: Log;
}

const mostTriesElsewhere = 30;
const unnamedMs = 60_000;

/**
 * Delivers one promised post to its reader. A card or a call is drawn as it is by now, which the job's version tells afterwards.
 * When it rejects, the outbox tries again later.
 */
export function createDelivery(parts: DeliveryParts): (job: Job, post: Post) => Promise<void> {
  const { ledger, vault, log } = parts;
  const onlyIfTrue = createOnlyIfTrue(parts.roles[operators]);
  const unreached = createUnreached({ ...parts, readAt: parts.roles[operators] });

  const refusals = createRefusedPosts({ ...parts, readAt: parts.roles[operators] });

  return deliver;

  async function deliver(job: Job, post: Post): Promise<void> {
    if (!isKnown(post)) throw new NotHere();
    const theCase = await asItIs(job.caseId, "call" in post);
    const audience = audienceOf(post);
    const isDrawn = "card" in post || "call" in post;
    const address = (isDrawn ? theCase.at[audience] : undefined) ?? parts.roles[audience] ?? audience;
    if (address === operators) return "call" in post ? undefined : nobodyRuns(theCase); // their card is kept until they are named
    const platform = platformAt(parts.platforms, address);
    const flow = parts.flow(theCase.flow);
    if (!platform) {
      await nobodyReads(job, audience, address);
      return audience === operators && !("call" in post) ? tellOwner(theCase) : undefined;
    }
    if (!flow && isDrawn) return nobodyReads(job, audience);
    if (isDrawn) job.version = theCase.version;
    const kind = Object.keys(post)[0]!;
    await traced("post", { "frontdesk.post": kind, "frontdesk.platform": platform.name }, async (told) => {
      const began = performance.now();
      let is: Posted | undefined = "delivered";
      try {
        await put(platform, address, job, post, theCase, flow);
        refusals.taken(address);
      } catch (error) {
        is = howEnded(error);
        await failed(error, theCase, address, audience);
      } finally {
        if (is) tell(is, performance.now() - began);
      }

      function tell(is: Posted, ms: number): void {
        parts.meters?.posted(platform!.name, is, ms);
        told({ "frontdesk.is": is });
        log.info(
          { case: theCase.id, platform: platform!.name, post: kind, is, ms: Math.round(ms) },
          "a post was tried",
        );
      }
    });
  }

  /** Rejects with the error, unless it is that nobody is there: then another try would be as vain. */
  async function failed(error: unknown, theCase: Case, address: string, audience: string): Promise<void> {
    if (error instanceof NobodyThere) {
      log.warn({ case: theCase.id, to: audience }, "nobody can be reached there");
      return unreached(theCase.id, address);
    }
    if (!mayPass(error)) await refusals.refused(theCase, address, error as Error);
    throw error;
  }

  async function put(
    platform: Platform,
    address: string,
    job: Job,
    post: Post,
    theCase: Case,
    flow: Flow | undefined,
  ): Promise<void> {
    const audience = audienceOf(post);
    if ("notice" in post) await platform.tell(address, post.notice);
    else if ("card" in post) await platform.show(address, shownCard(flow!, theCase, audience, onlyIfTrue));
    else if ("call" in post) await call(platform, address, shownCall(flow!, theCase, audience, onlyIfTrue));
    else await reveal(platform, address, job, post.reveal, flow?.reveals ?? passwordReveals);
  }

  /** The case as it is now. Before somebody is called for it, it hears who has left. */
  async function asItIs(caseId: string, calls: boolean): Promise<Case> {
    const theCase = await ledger.load(caseId);
    if (theCase?.world !== parts.world) throw new NotHere();
    const hasChanged = calls && ((await parts.presence?.(theCase)) ?? false);
    return (hasChanged && (await ledger.load(caseId))) || theCase;
  }

  /** Calls somebody, unless it is too early for that. Then the job waits, and the call is drawn anew. */
  async function call(platform: Platform, address: string, shown: ShownCall | undefined): Promise<void> {
    if (!shown) return;
    const early = shown.over ? 0 : shown.at - (await ledger.now());
    if (early > 0) throw new NotYet("There were as many calls as may be.", early);
    const night = isReminder(shown) ? await nightOf(platform, shown.person!) : 0;
    if (night > 0) throw new NotYet("Somebody is not reminded at night.", night);
    await platform.call(address, shown);
  }

  /** How long somebody's night still is (ms). It is day where the platform does not tell. */
  async function nightOf(platform: Platform, person: string): Promise<number> {
    const zone = await platform.zoneOf?.(person);
    return zone === undefined ? 0 : untilMorning(await ledger.now(), zone);
  }

  async function reveal(
    platform: Platform,
    address: string,
    { caseId }: Job,
    ref: string,
    { lost, handed, next }: Reveals,
  ): Promise<void> {
    const secret = await vault.openSecret(ref);
    if (secret === undefined) return platform.tell(address, lost);
    const above: Text = { key: handed, values: { case: caseId } };
    await platform.reveal(address, caseId, secret, { above, ...(next && { below: next }) });
    await vault.drop(ref);
  }

  /**
   * No address is set at which the operators read. The post is kept until there is one, and the owner of the case is
   * told so once.
   */
  async function nobodyRuns(theCase: Case): Promise<never> {
    await tellOwner(theCase);
    throw new NotYet("Nobody is named who runs this desk.", unnamedMs);
  }

  async function tellOwner({ id, people: { owner } }: Case): Promise<void> {
    const notice: Text = { key: "talk.nobody-runs", values: { case: id } };
    await parts.desk.note(id, { event: `nobody runs the desk of ${id}`, to: owner, notice });
  }

  /**
   * No platform of this desk has the address. Another replica may have it; after many tries only the operators are
   * told.
   */
  async function nobodyReads({ caseId, tries }: Job, to: string, address?: string): Promise<void> {
    if (tries < mostTriesElsewhere) throw new NotHere();
    log.warn({ case: caseId, to }, "nobody reads this address");
    if (address !== undefined) await unreached(caseId, address);
  }
}

/** How a try to post has ended that failed. Undefined where the platform was not tried. */
function howEnded(error: unknown): Posted | undefined {
  if (error instanceof NobodyThere) return "unreachable";
  if (error instanceof DeliveryError) return "later";
  return mayPass(error) ? undefined : "refused";
}

/** The platform has said when to come again or is not connected yet, or the database is away, which is told elsewhere. */
function mayPass(error: unknown): boolean {
  return error instanceof DeliveryError || error instanceof NotYet || error instanceof StoreDown;
}

/** Whether a call only reminds a person, so that nobody waits for it and it can wait itself. */
function isReminder({ about, link, person, over }: ShownCall): boolean {
  return !over && !link && person !== undefined && (about === "reminder" || about === "silent");
}
