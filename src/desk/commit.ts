import { randomUUID } from "node:crypto";
import type { Flow } from "../conversation/flow.ts";
import type { Turn } from "../conversation/turn/turn.ts";
import type { Case, Effect, Post, Secret } from "../conversation/types.ts";
import type { Commit, Committed, Ledger, Write } from "../ledger/ledger.ts";
import type { Vault } from "../vault/vault.ts";
import { termsOf } from "./case-terms.ts";
import type { OnlyIfTrue } from "./only-if-true.ts";

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
  /** Called after each commit that was kept. */
  onKept: (latest: Latest, promised: Promised) => void;
}

export type CommitTurn = ReturnType<typeof createCommit>;

/** Commits turns: makes a turn durable together with its audit row, after its secrets are sealed in the vault. */
export function createCommit({ ledger, vault, makePassword, onlyIfTrue, onKept }: CommitParts) {
  return commit;

  async function commit(flow: Flow, drawn: Turn, expect: number, by: By, also: Write[] = []): Promise<Committed> {
    const turn = withOwnNames(drawn);
    await keepSecrets(turn.secrets);
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
    const committed = await ledger.commit({ event: by.id, expect, case: next, posts, effects, audit, index, also });
    const isKept = committed.is === "kept";
    if (isKept) {
      onKept({ theCase: next, flow, position: turn.position }, { by, posts, effects });
    }
    for (const secret of turn.secrets) if ("drop" in secret === isKept) await vault.drop(secret.ref);
    return committed;
  }

  /**
   * Seals the turn's secrets before the commit that refers to them. If we die in between, the vault forgets them when
   * their time is over.
   */
  async function keepSecrets(secrets: Secret[]): Promise<void> {
    for (const secret of secrets) {
      if ("drop" in secret) continue;
      await vault.put(secret.ref, "make" in secret ? makePassword() : secret.value, secret.keepMs);
    }
  }
}

/**
 * Gives the turn's secrets names that no other turn has. Two turns may race for one version, and the loser's secrets
 * must not stand in for the winner's. The position knows the secrets by their old names, so it is left out.
 */
function withOwnNames(turn: Turn): Turn {
  const names = new Map<unknown, string>();
  for (const secret of turn.secrets) if (!("drop" in secret)) names.set(secret.ref, `${secret.ref}/${randomUUID()}`);
  if (names.size === 0) return turn;
  const { position: _, ...plain } = turn;
  return JSON.parse(JSON.stringify(plain), (_, value) => names.get(value) ?? value);
}
