import { describe, expect, test } from "vitest";
import type { Replica } from "../desk/replica.ts";
import type { Staged } from "./stage.ts";

/** A desk with one agent, whose request is ready to be sent. */
export interface Agented {
  desk: Staged & { readonly replica: Replica; quiet(): Promise<void> };
  /** The agent says that the text may go out. */
  sends(): Promise<unknown>;
  /** The agent opens another request. */
  opens(): Promise<unknown>;
  /** The platform takes the agent's right away. */
  loses(): void;
  /** What the agent has read so far. */
  reads(): string;
  /** How often the platform was asked who the agent is. */
  asked(): number;
}

/** Rights are asked of the platform before the commit, which takes no answer that is older than a minute. */
export function rightsAreFresh(platform: string, stand: () => Promise<Agented>): void {
  describe(`rights on ${platform}`, () => {
    test("that are taken away between the question and a late commit do not count", async () => {
      const { desk, sends, loses } = await stand();
      desk.beforeCommit(() => {
        loses();
        desk.pass(61_000);
      });
      await sends();
      await desk.quiet();
      expect(desk.books().texts).toBe(0);
      expect(await rowsOf(desk, "pressed")).toEqual([]);
      expect(await desk.refused()).toMatchObject([{ count: 1 }]);
    });

    test("are asked anew once when the commit comes late, and then count", async () => {
      const { desk, sends, asked } = await stand();
      const before = asked();
      desk.beforeCommit(() => desk.pass(61_000));
      await sends();
      await desk.quiet();
      expect(desk.books().texts).toBe(1);
      expect(asked()).toBeGreaterThan(before);
      const [row] = await rowsOf(desk, "pressed");
      expect(row!.detail.rights).toBe("agents");
      expect(row!.at - Number(row!.detail.asked)).toBeLessThan(60_000);
    });

    test("are asked anew no more than once: then nothing happens, and the person is told", async () => {
      const { desk, sends, reads } = await stand();
      desk.beforeCommit(() => desk.pass(61_000));
      desk.beforeCommit(() => desk.pass(61_000));
      await sends();
      await desk.quiet();
      expect(desk.books().texts).toBe(0);
      expect(reads()).toContain("It took me too long to find out");
      await sends();
      await desk.quiet();
      expect(desk.books().texts).toBe(1);
    });

    test("to open a request are as fresh, and stand in its record", async () => {
      const { desk, opens, loses } = await stand();
      const before = (await desk.cases()).length;
      await opens();
      await desk.quiet();
      expect(await desk.cases()).toHaveLength(before + 1);
      const rows = await rowsOf(desk, "opened");
      expect(rows.every(({ at, detail }) => at - Number(detail.asked) < 60_000 && detail.rights === "agents")).toBe(
        true,
      );
      desk.beforeCommit(() => {
        loses();
        desk.pass(61_000);
      });
      await opens();
      await desk.quiet();
      expect(await desk.cases()).toHaveLength(before + 1);
    });
  });
}

async function rowsOf({ replica }: Agented["desk"], what: string) {
  const rows = [];
  for await (const row of replica.ledger.audit()) if (row.what === what) rows.push(row);
  return rows;
}
