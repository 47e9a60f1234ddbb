import { randomUUID } from "node:crypto";
import type { FromPerson } from "../../../src/conversation/types.ts";
import { createDesk, type DeskParts } from "../../../src/desk/desk.ts";
import type { Ledger } from "../../../src/ledger/ledger.ts";
import type { Vault } from "../../../src/vault/vault.ts";
import { flow } from "../../../tools/simulate/world.ts";

export interface Readied {
  id: string;
  mail: string;
  phone: string;
}

type Said = DistributiveOmit<FromPerson, "id" | "from">;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export const code = "246810";

/** So many people who have answered everything but the code; once that is said, their accounts may be opened. */
export async function readied(
  ledger: Ledger,
  vault: Vault,
  count: number,
  owner: string,
  its: Pick<DeskParts, "longestLineMs"> = {},
) {
  const from = { id: owner };
  const desk = createDesk({
    ...{ ledger, vault, flow, world: "real" as const },
    facts: () => ({ profile: "2024" }),
    makePassword: () => "Kite#4242b",
    wake: () => {},
    ...its,
  });

  async function tell(id: string, event: Said): Promise<void> {
    await desk.tell(id, { id: randomUUID(), from, ...event } as FromPerson);
  }

  /** What was asked of Tencent meanwhile has been answered. */
  async function answered(id: string): Promise<void> {
    for (const [effect, { key }] of Object.entries((await ledger.load(id))!.working ?? {})) {
      await desk.settled(effect, id, { ok: true, value: key === "text" ? { sent: true } : { seen: false } });
    }
  }

  async function ready(n: number): Promise<Readied> {
    const [mail, phone] = [`ana${n}@example.com`, `5123${String(n).padStart(4, "0")}`];
    const id = await desk.open({ event: randomUUID(), flow: "open", from, at: owner });
    await tell(id, { type: "filled", answers: { type: "personal", mail, country: "HK", phone } });
    await answered(id);
    await tell(id, { type: "pressed", choice: "go" });
    await tell(id, { type: "said", text: "Kite#4242b" });
    await answered(id);
    return { id, mail, phone };
  }

  const all: Readied[] = [];
  for (let n = 0; n < count; n += 50) {
    const some = Array.from({ length: Math.min(50, count - n) }, (_, k) => ready(1000 + n + k));
    all.push(...(await Promise.all(some)));
  }
  for (const kind of ["lookUpMail", "sendCode", "effect", "post"] as const) {
    for (const job of await ledger.claim(kind, 10 * count, 90_000)) await ledger.finish(job);
  }

  return {
    all,
    tell,
    /** All of them say it at once. Returns when each create was promised, by its mail. */
    async say(): Promise<Map<string, number>> {
      await Promise.all(all.map(({ id }) => tell(id, { type: "said", text: code })));
      const promised = await Promise.all(
        all.map(async ({ id, mail }) => [mail, Object.values((await ledger.load(id))!.working ?? {})[0]!.at] as const),
      );
      return new Map(promised);
    },
  };
}

/** What Tencent would take if no part of a second were lost. */
const idealMs = 1000 / 5;

/** How well the rate of CreateAccount was used, and how long anybody waited against the ideal of their place. */
export function figuresOf(accounts: readonly { mail: string; at: string }[], promised: ReadonlyMap<string, number>) {
  const made = new Map(accounts.map(({ mail, at }) => [mail, Date.parse(at)]));
  const instants = [...made.values()].sort((a, b) => a - b);
  const between = instants.slice(1).map((at, n) => at - instants[n]!);
  let free = 0;
  const waits = [...promised]
    .sort((a, b) => a[1] - b[1] || made.get(a[0])! - made.get(b[0])!)
    .map(([mail, at]) => {
      free = Math.max(free, at) + idealMs;
      return { waited: made.get(mail)! - at, ideal: free - at };
    });
  const lasted = instants.at(-1)! - instants[0]!;
  return {
    used: ((instants.length - 1) * idealMs) / lasted,
    seconds: lasted / 1000,
    between,
    waits,
    longestMs: Math.max(...waits.map(({ waited }) => waited)),
    /** Of all, the longest wait against what it would have been at best. */
    unfair: Math.max(...waits.map(({ waited, ideal }) => waited / ideal)),
    firsts: waits.slice(0, 5).map(({ waited }) => waited),
  };
}
