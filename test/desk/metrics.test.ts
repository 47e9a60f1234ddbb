import { describe, expect, test } from "vitest";
import { type Metric, metricList } from "../../src/app/metrics/metric-list.ts";
import { createMetrics } from "../../src/app/metrics/metrics.ts";
import { StoreDown } from "../../src/ledger/errors.ts";
import { openOffice } from "./office.ts";

interface Series {
  name: string;
  labels: Record<string, string>;
}

/** The series of our own metrics in a page of metrics. */
function seriesIn(text: string): Series[] {
  return [...text.matchAll(/^(frontdesk_\w+)(?:\{(.*)\})? \S+$/gm)].map(([, name = "", labels = ""]) => ({
    name,
    labels: Object.fromEntries(
      [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value]),
    ),
  }));
}

const idsOf = (text: string) => seriesIn(text).map(({ name, labels }) => `${name} ${JSON.stringify(labels)}`);

/** The labels that are not of their lists. */
function outside(text: string): string[] {
  const lists: Record<string, Metric> = metricList;
  return seriesIn(text).flatMap(({ name, labels }) => {
    const metric = lists[name] ?? lists[name.replace(/_(bucket|sum|count)$/, "")];
    if (!metric) return [name];
    const { le, ...own } = labels;
    if (le !== undefined && le !== "+Inf" && !metric.buckets?.includes(Number(le))) return [`${name} le=${le}`];
    return Object.entries(own).flatMap(([label, value]) => {
      if (!(label in metric.labels)) return [`${name} ${label}`];
      const list = metric.labels[label] ?? [/^([A-Z]{2}|mail|v?\d+\.\d+\.\d+)$/.exec(value)?.[0]];
      return list.includes(value) ? [] : [`${name} ${label}=${value}`];
    });
  });
}

test("a request is counted from its start to its end, and how its calls, texts and posts went", async () => {
  const metrics = createMetrics();
  const office = await openOffice({ metrics });
  const ana = await office.talk().open({ mail: "cut.before@example.com", name: "Ana Example" });
  await ana.finish();
  const bo = await office.talk("test:bo").open();
  await ana.comesTo("unknown");
  const ida = await office.talk("test:ida").open({ mail: "ida@example.com", phone: "51237777", name: "Ida Example" });
  await ida.finish();
  await ida.comesTo("done");
  const text = await metrics.text(office.desk);
  for (const line of [
    'frontdesk_cases{state="open"} 2',
    'frontdesk_cases{state="done"} 1',
    'frontdesk_cases{state="failed"} 0',
    'frontdesk_requests_total{kind="open",is="started"} 3',
    'frontdesk_requests_total{kind="open",is="texted"} 2',
    'frontdesk_requests_total{kind="open",is="unknown"} 1',
    'frontdesk_requests_total{kind="open",is="verified"} 1',
    'frontdesk_requests_total{kind="open",is="created"} 1',
    'frontdesk_requests_total{kind="verify",is="started"} 0',
    'frontdesk_texts_total{is="sent"} 2',
    'frontdesk_texts_total{is="proven"} 1',
    'frontdesk_creates_in_doubt{state="unknown"} 1',
    'frontdesk_creates_in_doubt{state="manual"} 0',
    'frontdesk_creates_in_doubt_oldest_seconds{state="manual"} 0',
    'frontdesk_tencent_calls_total{api="CreateAccount",outcome="unknown"} 1',
    'frontdesk_tencent_calls_total{api="CreateAccount",outcome="done"} 1',
    'frontdesk_tencent_calls_total{api="SendVerifyCode",outcome="done"} 2',
    'frontdesk_tencent_call_seconds_count{api="SendVerifyCode"} 2',
    'frontdesk_slot_wait_seconds_count{api="CreateAccount"} 2',
    'frontdesk_queue_wait_seconds_count{queue="createAccount"} 2',
    'frontdesk_texts_last_hour{country="HK",is="sent"} 2',
    'frontdesk_texts_last_hour{country="HK",is="proven"} 1',
    'frontdesk_text_alarms{of="desk"} 0',
    'frontdesk_paused{what="spending"} 0',
    "frontdesk_cases_paused 0",
    "frontdesk_ledger_up 1",
    "# TYPE frontdesk_outbox_oldest_seconds gauge",
  ])
    expect(text).toContain(`${line}\n`);
  expect(text).toMatch(/^frontdesk_creates_in_doubt_oldest_seconds\{state="unknown"\} [1-9\d.]+$/m);
  expect(text).toMatch(/^frontdesk_commits_total\{is="kept"\} [1-9]\d*$/m);
  expect(outside(text).filter((each) => !each.endsWith(" front=other"))).toEqual([]); // the screen of this test
  const persons = [ana, bo, ida].flatMap(({ id, who, answers }) => [id, who, ...Object.values(answers)]);
  expect(persons.filter((each) => text.includes(each) && !["personal", "HK"].includes(each))).toEqual([]);
});

test("what Tencent refuses is counted by its code, and a limit by what it kept from being sent", async () => {
  const metrics = createMetrics();
  const office = await openOffice({ metrics });
  const ana = await office.talk().open();
  const [before, text] = [await ana.case(), { effect: "R-7K2P.1.text", world: "practice", place: "test:T1" } as const];
  metrics.meters.kept({ before, after: before, rows: [{ write: "text-refused", text, limit: "number" }] });
  expect(await metrics.text(office.desk)).toContain('frontdesk_texts_total{is="limited"} 1\n');
  metrics.called("CreateAccount", { is: "refused", code: "AuthFailure.SignatureFailure", message: "", requestId: "r" });
  metrics.called("CreateAccount", { is: "refused", code: "FailedOperation.Brand.New", message: "", requestId: "r" });
  metrics.called("CreateAccount", { is: "refused", code: "Ana's own code", message: "", requestId: "r" });
  const page = await metrics.text(office.desk);
  expect(page).toContain('frontdesk_tencent_refusals_total{code="AuthFailure.SignatureFailure"} 1\n');
  expect(page).toContain('frontdesk_tencent_refusals_total{code="FailedOperation"} 1\n');
  expect(page).toContain('frontdesk_tencent_refusals_total{code="other"} 1\n');
  expect(page).not.toContain("Ana");
});

test("a second workspace and many more people add no series, so that nothing grows with the business", async () => {
  const metrics = createMetrics();
  const office = await openOffice({ metrics });
  const opens = async (person: string, n: number) => {
    const talk = await office.talk(person).open({
      mail: `customer${n}@example.com`,
      phone: `5123${4000 + n}`,
      name: `Customer ${n}`,
    });
    await talk.finish();
    await talk.comesTo("done");
    metrics.refused({ front: "slack", tried: "answer" });
  };
  const strange = () => {
    metrics.refused({ front: "T1:U9", tried: "answer" });
    metrics.meters.posted("test:T1:U9", "delivered", 5);
    metrics.called("Ana's own API", { is: "unknown", why: "timeout" });
  };
  await opens("test:T1:U1", 1);
  metrics.acked("slack", 12);
  strange();
  const before = idsOf(await metrics.text(office.desk));
  for (let n = 2; n < 12; n += 1) await opens(`test:T${n % 3}:U${n}`, n);
  metrics.acked("slack", 3_500);
  strange();
  const after = await metrics.text(office.desk);
  expect(idsOf(after)).toEqual(before);
  expect(outside(after).filter((each) => !each.endsWith("=other"))).toEqual([]);
  expect(after).not.toMatch(/T[012]|U\d|Ana/);
});

describe("while the ledger does not answer", () => {
  test("this desk's own metrics are there, and none of what all desks share, so that nobody reads an old figure", async () => {
    const office = await openOffice();
    const metrics = createMetrics();
    const { ledger } = office.desk;
    expect(await metrics.text({ ledger })).toContain("frontdesk_cases_paused 0\n");
    const down = async () => {
      throw new StoreDown();
    };
    const text = await metrics.text({ ledger: { ...ledger, figures: down } });
    expect(text).toContain("frontdesk_ledger_up 0\n");
    expect(text).toContain('frontdesk_commits_total{is="kept"} 0\n');
    const shared = Object.entries<Metric>(metricList).filter(([, { of }]) => of === "ledger");
    for (const [name] of shared) expect(idsOf(text).filter((each) => each.startsWith(`${name} `))).toEqual([]);
    expect(await metrics.text({ ledger, ready: async () => false })).toContain("frontdesk_ledger_up 0\n");
    expect(await metrics.text({ ledger, ready: async () => true })).toContain("frontdesk_ledger_up 1\n");
  });
});

test("a pause stands in the metrics, with its end and the requests that wait, and nobody's name or words", async () => {
  const office = await openOffice();
  const metrics = createMetrics();
  const { ledger } = office.desk;
  const { until } = await ledger.pause({ what: "spending", by: "test:kim", why: "they cost", forMs: 60_000 });
  await ledger.pause({ what: "requests", by: "test:kim", why: "they cost" });
  const text = await metrics.text({ ledger });
  expect(text).toContain('frontdesk_paused{what="spending"} 1\n');
  expect(text).toContain('frontdesk_paused{what="requests"} 1\n');
  expect(text).toContain('frontdesk_paused{what="everything"} 0\n');
  expect(text).toContain(`frontdesk_paused_until_seconds{what="spending"} ${until! / 1000}\n`);
  expect(text).not.toContain('frontdesk_paused_until_seconds{what="requests"}');
  expect(text).not.toMatch(/kim|cost/);
  await ledger.goOn(["spending", "requests"], "test:kim");
  const after = await metrics.text({ ledger });
  expect(after).toContain('frontdesk_paused{what="spending"} 0\n');
  expect(after).not.toContain("frontdesk_paused_until_seconds{");
});
