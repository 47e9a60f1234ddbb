import { conflictOf } from "../../../src/ledger/conflict.ts";
import type { Attempt, AttemptUpdate, Ledger } from "../../../src/ledger/ledger.ts";
import { isBegun } from "../../../src/ledger/rows/case-to-keep.ts";
import type { RowWrite } from "../../../src/ledger/vault-writes.ts";
import { createBulletinWrites } from "./bulletins.ts";
import { createLinkWrites } from "./links.ts";
import { type FiledCase, frozen, keyOf, type Memory, put, type Written } from "./memory.ts";
import { writePause } from "./pause-writes.ts";
import { createTextWrites } from "./texts.ts";

/** The rows that may be written beside a turn, or alone. */
export function createWrites(memory: Memory, clock: () => number) {
  const { cases, attempts, intents, counters, controls } = memory;

  const writeLink = createLinkWrites(memory, clock);
  const writeText = createTextWrites(memory, clock);
  const writeBulletin = createBulletinWrites(memory, clock);

  function write(each: RowWrite, caseId: string): Written {
    switch (each.write) {
      case "intent": {
        const key = keyOf(each.partner, each.naturalKey);
        if ((intents.get(key) ?? caseId) !== caseId) return undefined;
        return put(intents, key, caseId);
      }
      case "release-intent": {
        const key = keyOf(each.partner, each.naturalKey);
        if (intents.get(key) !== caseId) return () => {};
        intents.delete(key);
        return () => void intents.set(key, caseId);
      }
      case "attempt": {
        const { effect } = each.attempt;
        if (each.attempt.caseId !== caseId) throw new Error(`${effect} is not an effect of ${caseId}.`);
        if (attempts.has(effect) || isClaimed(each.attempt)) return undefined;
        return put(attempts, effect, {
          n: memory.rows++,
          row: frozen({ ...each.attempt, version: 1 }),
          leasedUntil: 0,
        });
      }
      case "attempt-update": {
        const kept = attempts.get(each.effect);
        if (!kept || kept.row.version !== each.version) return undefined;
        const row = frozen(changed(kept.row, each.change, each.version + 1));
        if (isClaimed(row)) return undefined;
        return put(attempts, each.effect, { ...kept, row, leasedUntil: 0 });
      }
      case "count": {
        const ends = (Math.floor(clock() / each.windowMs) + 1) * each.windowMs;
        const name = `${each.windowMs}|${each.name}|${ends}`;
        const count = counters.get(name)?.count ?? 0;
        return count < each.limit ? put(counters, name, { ends, count: count + 1 }) : undefined;
      }
      case "has-room": {
        const { world: its } = cases.get(caseId)!;
        const isOther = ({ id, owner, state, world, body }: FiledCase) =>
          id !== caseId && state === "open" && world === its && each.person.includes(owner) && isBegun(body);
        return onlyIf([...cases.values()].filter(isOther).length < each.limit);
      }
      case "asked-lately":
        return onlyIf(clock() - each.at <= each.withinMs);
      case "not-paused":
      case "awaits-go-on":
      case "goes-on":
        return writePause(memory, each, caseId, clock());
      case "control": {
        if ((controls.get(each.api)?.at ?? 0) > each.control.at) return () => {};
        return put(controls, each.api, { at: each.control.at, lagMs: Math.round(each.control.lagMs) });
      }
      case "text":
      case "text-refused":
      case "text-proven":
        return writeText(each, caseId);
      case "mark":
      case "bulletin":
        return writeBulletin(each);
      default:
        return writeLink(each, caseId);
    }
  }

  /** Writes all rows or none. */
  function writeAll(
    writes: readonly RowWrite[],
    caseId: string,
    undos: (() => void)[],
  ): Awaited<ReturnType<Ledger["write"]>> {
    for (const each of writes) {
      const undo = write(each, caseId);
      if (!undo) {
        for (const back of undos.reverse()) back();
        return conflictOf(each);
      }
      undos.push(undo);
    }
    return { is: "kept" };
  }

  /** Whether another attempt of the same partner has this UIN. */
  function isClaimed({ effect, partner, uin }: Omit<Attempt, "version">): boolean {
    if (uin === undefined) return false;
    return [...attempts.values()].some(
      ({ row }) => row.effect !== effect && row.partner === partner && row.uin === uin,
    );
  }

  return writeAll;
}

/** An attempt with a change. Null removes a member, except `nextLook`, where it means that no look is due. */
function changed(row: Attempt, change: AttemptUpdate, version: number): Attempt {
  const { code = row.code, uin = row.uin, ...others } = change;
  const { code: _, uin: __, ...rest } = row;
  return { ...rest, ...others, ...(code != null && { code }), ...(uin != null && { uin }), version };
}

/** A row that changes nothing, and holds or does not. */
function onlyIf(holds: boolean): Written {
  return holds ? () => {} : undefined;
}
