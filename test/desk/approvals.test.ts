import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { whoApproves } from "../../src/app/who-approves.ts";
import type { ApprovalPolicy } from "../../src/desk/approval-policy.ts";
import { StaleRights } from "../../src/desk/stale-rights.ts";
import type { AuditRow, Committed } from "../../src/ledger/ledger.ts";
import { type Office, openOffice } from "./office.ts";
import type { Replica } from "./replica.ts";
import { type Request, request } from "./request.ts";

const [ana, anaAbroad, ben] = ["test:T1:U1", "test:S1:1", "test:T1:U3"];
const answers = { type: "company", mail: "ana@example.com", country: "HK", phone: "5123 4567" };
const policy = (change: Partial<ApprovalPolicy>): ApprovalPolicy => ({
  kinds: [],
  countries: [],
  links: [],
  ...change,
});

const open = (desk: Replica, who = ana, flow = "open") =>
  desk.desk.open({ event: randomUUID(), flow, from: { id: who }, at: who });
const factsOf = async (office: Office, id: string) => {
  const { approval, approvalIn } = (await office.load(id)).facts;
  return { ...(approval !== undefined && { approval }), ...(approvalIn !== undefined && { approvalIn }) };
};

describe("the policy of a new request", () => {
  test.each<[string, Partial<ApprovalPolicy>, object, object]>([
    ["nothing", {}, {}, {}],
    ["always", { kinds: "*" }, { approval: true }, { approval: true }],
    ["one kind", { kinds: ["classroom"] }, {}, { approval: true }],
    ["a country", { countries: ["NG"] }, { approval: true, approvalIn: ["NG"] }, {}],
  ])("%s", async (_, change, account, classroom) => {
    const office = await openOffice({ approval: policy(change) });
    expect(await factsOf(office, await open(office.desk))).toEqual(account);
    expect(await factsOf(office, await open(office.desk, ana, "classroom"))).toEqual(classroom);
  });

  test("what one person opens alone in a day is counted exactly, by all their ids and on two desks", async () => {
    const office = await openOffice({ approval: policy({ over: 3, links: [[ana, anaAbroad]] }) });
    const desks = [office.desk, await office.second({ approval: policy({ over: 3, links: [[ana, anaAbroad]] }) })];
    const ids = await Promise.all(Array.from({ length: 8 }, (_, n) => open(desks[n % 2]!, n % 3 ? ana : anaAbroad)));
    const facts = await Promise.all(ids.map((id) => factsOf(office, id)));
    expect(facts.filter(({ approval }) => approval === undefined)).toHaveLength(3);
    expect(facts.filter(({ approval }) => approval === true)).toHaveLength(5);
    expect(await factsOf(office, await open(office.desk, ben))).toEqual({});
    office.pass(24 * 3_600_000);
    expect(await factsOf(office, await open(office.desk))).toEqual({});
  });
});

describe("the rights of an approver", () => {
  async function waiting(): Promise<{ office: Office; asked: Request; rows: () => Promise<AuditRow[]> }> {
    const office = await openOffice({ approval: policy({ kinds: "*" }), sandbox: { profile: "2024" } });
    const asked = await request(office, "open", answers, { who: ana });
    await asked.goTo("review");
    await asked.press("go");
    await office.until(async () => ((await asked.case()).pending?.key === "approved" ? true : undefined));
    const rows = async () => {
      const found: AuditRow[] = [];
      for await (const row of office.desk.ledger.audit(asked.id)) found.push(row);
      return found;
    };
    return { office, asked, rows };
  }

  const press = async (asked: Request, askedAt: number) => {
    const { pending } = await asked.case();
    const question = `${asked.id}.${pending!.n}`;
    return asked.tell({ type: "pressed", choice: "go", question }, { id: ben, roles: ["approvers"], askedAt });
  };

  test("count for a minute after the platform was asked, by the ledger's clock", async () => {
    const { office, asked, rows } = await waiting();
    await expect(press(asked, office.now() - 61_000)).rejects.toThrow(StaleRights);
    expect((await asked.case()).answers.approved).toBeUndefined();
    expect((await rows()).some(({ detail }) => detail.verdict === "approved")).toBe(false);

    const askedAt = office.now() - 50_000;
    await press(asked, askedAt);
    expect((await asked.case()).answers.approved).toMatchObject({ by: ben });
    const [row] = (await rows()).filter(({ detail }) => detail.verdict !== undefined);
    expect(row).toMatchObject({ actor: ben, detail: { verdict: "approved", asked: askedAt, rights: "approvers" } });
  });

  test("do not count when the turn was made in time, and is committed too late", async () => {
    const { office, asked, rows } = await waiting();
    const { ledger } = office.desk;
    const at = office.now();
    const commit = async (withinMs: number): Promise<Committed> => {
      const theCase = await asked.case();
      const committed = await ledger.commit({
        event: randomUUID(),
        expect: theCase.version,
        case: { ...theCase, version: theCase.version + 1 },
        posts: [],
        effects: [],
        audit: { actor: ben, what: "pressed" },
        also: [{ write: "asked-lately", at, withinMs }],
      });
      return committed.is === "lost" ? commit(withinMs) : committed; // the desk's own turn came in between
    };
    office.pass(60_001);
    expect(await commit(60_000)).toEqual({ is: "conflict", write: "asked-lately" });
    expect((await rows()).filter(({ actor }) => actor === ben)).toEqual([]);
  });
});

describe("who could approve for whom", () => {
  const look = (approvers: string[] | Error, agents: string[], links: string[][] = []) =>
    whoApproves({
      approvers: async () => {
        if (approvers instanceof Error) throw approvers;
        return approvers;
      },
      opens: async (id) => agents.includes(id),
      links,
    });

  test.each<[string, Promise<unknown>, object]>([
    ["two who are agents approve for each other", look([ana, ben], [ana, ben]), { is: "fine", people: 2 }],
    ["one who opens nothing approves for all", look([ben], [ana]), { is: "fine", people: 1 }],
    ["the only one is an agent", look([ben], [ana, ben]), { is: "not-own", person: ben }],
    ["the only one is an agent by another id", look([ben], [ana], [[ana, ben]]), { is: "not-own", person: ben }],
    ["two ids of one person who is an agent", look([ana, ben], [ana], [[ana, ben]]), { is: "not-own" }],
    ["nobody", look([], [ana]), { is: "nobody" }],
    ["the platform does not tell", look(new Error("no scope"), []), { is: "unseen" }],
  ])("%s", async (_, found, is) => {
    expect(await found).toMatchObject(is);
  });
});
