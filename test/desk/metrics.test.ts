import { expect, test } from "vitest";
import { createMetrics } from "../../src/app/web/metrics.ts";
import { openOffice } from "./office.ts";

test("the figures are counts and contain no personal data", async () => {
  const metrics = createMetrics();
  const office = await openOffice({ metrics });
  const ana = await office.talk().open({ mail: "cut.before@example.com", name: "Ana Example" });
  await ana.finish();
  const bo = await office.talk("test:bo").open();
  await ana.comesTo("unknown");
  const text = await metrics.text(office.desk.ledger);
  expect(text).toContain('frontdesk_cases{state="open"} 2\n');
  expect(text).toContain('frontdesk_creates_in_doubt{state="unknown"} 1\n');
  expect(text).toContain('frontdesk_creates_in_doubt{state="manual"} 0\n');
  expect(text).toContain('frontdesk_tencent_calls_total{api="CreateAccount",outcome="unknown"} 1\n');
  expect(text).toContain('frontdesk_tencent_calls_total{api="SendVerifyCode",outcome="done"} 1\n');
  expect(text).toContain('frontdesk_slot_wait_seconds_count{api="CreateAccount"} 1\n');
  expect(text).toContain('frontdesk_texts_last_hour{country="HK",is="sent"} 1\n');
  expect(text).toContain('frontdesk_texts_last_hour{country="HK",is="proven"} 0\n');
  expect(text).toContain('frontdesk_text_alarms{of="desk"} 0\n');
  expect(text).toContain('frontdesk_paused{what="spending"} 0\n');
  expect(text).toContain("frontdesk_cases_paused 0\n");
  expect(text).toContain("# TYPE frontdesk_outbox_oldest_seconds gauge\n");
  const persons = [ana, bo].flatMap(({ id, who, answers }) => [id, who, ...Object.values(answers)]);
  expect(persons.filter((each) => text.includes(each) && !["personal", "HK"].includes(each))).toEqual([]);
  for (const label of text.matchAll(/\w+="([^"]*)"/g)) expect(label[1]).toMatch(/^[A-Za-z_-]+$|^[\d.]+$|^\+Inf$/);
});

test("a pause stands in the metrics, with its end and the requests that wait, and nobody's name or words", async () => {
  const office = await openOffice();
  const metrics = createMetrics();
  const { ledger } = office.desk;
  const { until } = await ledger.pause({ what: "spending", by: "test:kim", why: "they cost", forMs: 60_000 });
  await ledger.pause({ what: "requests", by: "test:kim", why: "they cost" });
  const text = await metrics.text(ledger);
  expect(text).toContain('frontdesk_paused{what="spending"} 1\n');
  expect(text).toContain('frontdesk_paused{what="requests"} 1\n');
  expect(text).toContain('frontdesk_paused{what="everything"} 0\n');
  expect(text).toContain(`frontdesk_paused_until_seconds{what="spending"} ${until! / 1000}\n`);
  expect(text).not.toContain('frontdesk_paused_until_seconds{what="requests"}');
  expect(text).not.toMatch(/kim|cost/);
  await ledger.goOn(["spending", "requests"], "test:kim");
  const after = await metrics.text(ledger);
  expect(after).toContain('frontdesk_paused{what="spending"} 0\n');
  expect(after).not.toContain("frontdesk_paused_until_seconds{");
});
