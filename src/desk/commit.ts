import type { Flow } from "../conversation/flow.ts";
import type { Turn } from "../conversation/turn/turn.ts";
import type { Case, Effect, Post, SecretChange } from "../conversation/types.ts";
import type { Commit, Committed, Ledger, VaultWrite, Write } from "../ledger/ledger.ts";
import type { Log } from "../machine/log.ts";
import { Secret } from "../machine/secret.ts";
import { originNow, traced } from "../machine/trail.ts";
import type { Vault } from "../vault/vault.ts";
import { termsOf } from "./case-terms.ts";
import { spanOfCase } from "./follow-event.ts";
import type { Committing, Meters } from "./meters.ts";
import type { OnlyIfTrue } from "./only-if-true.ts";
import { StaleRights } from "./stale-rights.ts";

/** A case as this desk has last committed it, and where it stood then in which flow. */
export interface Latest {
  theCase: Case;
  flow?: Flow;
  position?: Turn["position"];
}

/** Who moves a case, and by which event. */
export interface By {
  /** The event's identity. It is committed once. */
  id: string;
  actor: string;
  what: string;
  /** More for the audit row, such as what the platform answered about the actor. */
  detail?: Record<string, string | number>;
}

/** What a kept turn has promised, and by what it came. */
export interface Promised {
  by: Pick<By, "actor" | "what">;
  posts: Post[];
  effects: Effect[];
}

interface CommitParts {
  ledger: Pick<Ledger, "commit">;
  vault: Vault;
  makePassword: () => string;
  onlyIfTrue: OnlyIfTrue;
  meters?: Pick<Meters, "kept" | "committed"> | undefined;
  log?: Pick<Log, "debug"> | undefined;
  /** Called after each commit that was kept. */
  onKept: (latest: Latest, promised: Promised) => void;
}

export type CommitTurn = ReturnType<typeof createCommit>;

/** Commits turns: makes a turn durable together with its secrets and its audit row. */
export function createCommit({ ledger, vault, makePassword, onlyIfTrue, meters, log, onKept }: CommitParts) {
  return commit;

  /** Commits a turn that was made from `before`, which is undefined for a new case. */
  function commit(flow: Flow, turn: Turn, before: Case | undefined, by: By, beside: Write[] = []): Promise<Committed> {
    const about = { "frontdesk.kind": flow.id, "frontdesk.event": by.what, "frontdesk.state": turn.case.state };
    return traced(
      "commit",
      about,
      async (told) => {
        const committed = await keep(flow, turn, before, by, beside);
        told({ "frontdesk.is": committed.is });
        return committed;
      },
      spanOfCase(turn.case),
    );
  }

  async function keep(flow: Flow, turn: Turn, before: Case | undefined, by: By, beside: Write[]): Promise<Committed> {
    const { case: next, effects } = turn;
    const posts = onlyIfTrue.posts(turn.posts, next);
    const step = next.pending?.key;
    const audit: Commit["audit"] = {
      actor: by.actor,
      what: by.what,
      detail: {
        state: next.state,
        ...(step && { step }),
        ...(turn.verdict && { verdict: turn.verdict }),
        ...by.detail,
      },
    };
    const { name: _, ...index } = { ...flow.index(next.answers), terms: termsOf(flow, next) };
    const also = [...beside, ...(await Promise.all(turn.secrets.map(writeOf)))];
    const committed = await write({
      event: by.id,
      expect: before?.version ?? 0,
      ...{ case: next, posts, effects, audit, index, also, origin: originNow() },
    });
    if (committed.is === "kept") meters?.kept({ before, after: next, rows: beside });
    if (committed.is === "conflict" && committed.write === "asked-lately") throw new StaleRights();
    if (committed.is === "kept") onKept({ theCase: next, flow, position: turn.position }, { by, posts, effects });
    return committed;
  }

  async function write(turn: Commit): Promise<Committed> {
    const began = performance.now();
    let is: Committing = "down";
    try {
      const committed = await ledger.commit(turn);
      is = committed.is;
      return committed;
    } finally {
      const ms = performance.now() - began;
      meters?.committed(is, ms);
      const { id, flow, version } = turn.case;
      log?.debug(
        { case: id, kind: flow, event: turn.audit.what, version, is, ms: Math.round(ms) },
        "a turn was committed",
      );
    }
  }

  async function writeOf(secret: SecretChange): Promise<VaultWrite> {
    if ("drop" in secret) return vault.dropping(secret.ref);
    return vault.putting(secret.ref, new Secret("make" in secret ? makePassword() : secret.value), secret.keepMs);
  }
}
