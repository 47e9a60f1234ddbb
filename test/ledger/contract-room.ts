import { Keyv } from "keyv";
import { describe, expect, test } from "vitest";
import { spacing } from "../../src/tencent/rates.ts";
import { createVault } from "../../src/vault/vault.ts";
import { readied } from "../provisioning/quota/readied.ts";
import { keys } from "./files.ts";
import type { Open } from "./opened.ts";

export function roomContract(name: string, open: Open): void {
  describe(`${name}: a line that is full`, () => {
    test("takes no more jobs, however many come at once, and people keep their answers and join when there is room", async () => {
      const { ledger, reopen, vaultStore, clock } = await open();
      const other = await reopen();
      const vault = createVault({ keyv: new Keyv({ store: await vaultStore(), throwOnErrors: true }), keys });
      const places = (n: number) => ({ longestLineMs: n * spacing("CreateAccount") });
      const one = await readied(ledger, vault, 6, "test:ana", places(4));
      const late = await readied(other, vault, 1, "test:ana", places(4));
      const inLine = async () => (await ledger.line("createAccount", 0, 99)).map(({ caseId }) => caseId);
      const pendingOf = async (id: string) => (await other.load(id))!.pending;

      await Promise.all(one.all.map(({ id }) => one.tell(id, { type: "said", text: "246810" })));
      expect(await inLine()).toHaveLength(4);
      await Promise.all(late.all.map(({ id }) => late.tell(id, { type: "said", text: "246810" })));
      const joined = await inLine();
      expect(joined).toHaveLength(4);

      const turnedAway = [...one.all, ...late.all].filter(({ id }) => !joined.includes(id));
      for (const { id } of turnedAway) {
        const { answers, working, pending } = (await ledger.load(id))!;
        expect(pending).toMatchObject({ key: "account", why: { key: "talk.line-full" } });
        expect(await vault.open((answers.code as { ref: string }).ref)).toBe("246810");
        expect(working).toBeUndefined();
      }

      const press = (id: string) => late.tell(id, { type: "pressed", choice: "go" });
      for (const { id } of turnedAway) await press(id);
      expect(await inLine()).toEqual(joined);
      for (const job of await ledger.claim("createAccount", 2, 90_000)) await ledger.finish(job);
      clock.now += 60_000;
      for (const { id } of turnedAway) await press(id);
      const now = await inLine();
      expect(now).toHaveLength(4);
      expect(now.slice(0, 2)).toEqual(joined.slice(2));
      expect(await Promise.all(now.map(pendingOf))).toEqual(now.map(() => undefined));
      expect(await Promise.all(turnedAway.slice(2).map(({ id }) => pendingOf(id)))).toMatchObject([
        { why: { key: "talk.line-full" } },
      ]);
    });
  });
}
