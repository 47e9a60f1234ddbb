import type { Flow } from "../conversation/flow.ts";
import { passwordReveals, type Reveals } from "../conversation/reveals.ts";
import { operators } from "../conversation/turn/verdict.ts";
import type { Case, Post, Text } from "../conversation/types.ts";
import type { Job, Ledger } from "../ledger/ledger.ts";
import type { Log } from "../machine/log.ts";
import type { Vault } from "../vault/vault.ts";
import { platformAt } from "./address.ts";
import type { Desk } from "./desk.ts";
import { NotHere, NotYet } from "./not-now.ts";
import { createOnlyIfTrue } from "./only-if-true.ts";
import { DeliveryError, NobodyThere, type Platform, StoreDown } from "./platform.ts";
import { createRefusedPosts } from "./refused-posts.ts";
import { shownCard } from "./shown-card.ts";
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
  /** Gets the names of platforms that refuse every post, where nobody can be told elsewhere. */
  refusing?: Set<string>;
  log: Log;
}

const mostTriesElsewhere = 30;
const unnamedMs = 60_000;

/**
 * Delivers one promised post to its reader. A card is shown as it is by now, which the job's version tells afterwards.
 * When it rejects, the outbox tries again later.
 */
export function createDelivery(parts: DeliveryParts): (job: Job, post: Post) => Promise<void> {
  const { ledger, vault, log } = parts;
  const onlyIfTrue = createOnlyIfTrue(parts.roles[operators]);
  const unreached = createUnreached({ ...parts, readAt: parts.roles[operators] });

  const refusals = createRefusedPosts({ ...parts, readAt: parts.roles[operators] });

  return deliver;

  async function deliver(job: Job, post: Post): Promise<void> {
    const theCase = await ledger.load(job.caseId);
    if (theCase?.world !== parts.world) throw new NotHere();
    const audience = "card" in post ? post.card : post.to;
    const address = ("card" in post ? theCase.at[audience] : undefined) ?? parts.roles[audience] ?? audience;
    if (address === operators) return nobodyRuns(theCase);
    const platform = platformAt(parts.platforms, address);
    const flow = parts.flow(theCase.flow);
    if (!platform) {
      await nobodyReads(job, audience, address);
      return audience === operators ? tellOwner(theCase) : undefined;
    }
    if (!flow && "card" in post) return nobodyReads(job, audience);
    try {
      if ("notice" in post) await platform.tell(address, post.notice);
      else if ("card" in post) {
        job.version = theCase.version;
        await platform.show(address, shownCard(flow!, theCase, audience, onlyIfTrue));
      } else await reveal(platform, address, job, post.reveal, flow?.reveals ?? passwordReveals);
      refusals.taken(address);
    } catch (error) {
      if (!(error instanceof NobodyThere)) {
        if (!mayPass(error)) await refusals.refused(theCase, address, error as Error);
        throw error;
      }
      log.warn({ case: job.caseId, to: audience }, "nobody can be reached there");
      await unreached(job.caseId, address);
    }
  }

  async function reveal(
    platform: Platform,
    address: string,
    { caseId }: Job,
    ref: string,
    { lost, handed, next }: Reveals,
  ): Promise<void> {
    const secret = await vault.open(ref);
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

/** The platform has said when to come again or is not connected yet, or the database is away, which is told elsewhere. */
function mayPass(error: unknown): boolean {
  return error instanceof DeliveryError || error instanceof NotYet || error instanceof StoreDown;
}
