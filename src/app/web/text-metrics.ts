import { Gauge, type Registry } from "prom-client";
import { watchedKinds } from "../../desk/text-alarm.ts";
import type { Ledger } from "../../ledger/ledger.ts";

const hourMs = 60 * 60_000;

/** Metrics of texts, of what all desks share. A label is a country or a kind of alarm, never a workspace or a person. */
export function createTextMetrics(registry: Registry) {
  const texts = new Gauge({
    name: "frontdesk_texts_last_hour",
    help: "Texts of the last hour by country, and how many of them were proven: the code was given and accepted. Codes by e-mail count as mail.",
    labelNames: ["country", "is"],
    registers: [registry],
  });
  const alarms = new Gauge({
    name: "frontdesk_text_alarms",
    help: "Alarms that ring because few texts are proven.",
    labelNames: ["of"],
    registers: [registry],
  });

  return async function read(ledger: Pick<Ledger, "texts" | "marks">, now: number): Promise<void> {
    const [tallies, ringing] = await Promise.all([ledger.texts(now - hourMs, now + 1), ledger.marks()]);
    texts.reset();
    for (const { country, sent, proven } of tallies) {
      texts.inc({ country: country || "mail", is: "sent" }, sent);
      texts.inc({ country: country || "mail", is: "proven" }, proven);
    }
    for (const [of, isOne] of Object.entries(watchedKinds))
      alarms.set({ of }, ringing.filter(({ state, subject }) => state === "rings" && isOne(subject)).length);
  };
}
