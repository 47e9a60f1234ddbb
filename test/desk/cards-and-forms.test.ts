import { expect, test } from "vitest";
import { createReception } from "../../src/desk/reception.ts";
import { openOffice } from "./office.ts";

test("a card and the form on it ask the same question, though the next one is asked meanwhile", async () => {
  const { desk, talk } = await openOffice();
  const ana = await talk("test:ana").open();
  await ana.asks("type");
  const ledger = {
    ...desk.ledger,
    async load(id: string) {
      const found = await desk.ledger.load(id);
      if (found?.pending?.key === "type") await ana.say("company");
      return found;
    },
  };
  const { vault, flow } = desk;
  const reception = createReception({ desk: desk.desk, ledger, vault, world: "practice", flow, links: [] });
  const { card, form } = (await reception.cardAndForm(ana.id, ana.who))!;
  expect(form?.question).toBe(card.question);
  expect((await reception.card(ana.id, ana.who))?.question).not.toBe(card.question);
  expect(await reception.cardAndForm(ana.id, "test:bo")).toBeUndefined();
});
