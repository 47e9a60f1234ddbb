import { describe, expect, test } from "vitest";
import { beside, caseIn, readCaseOrder, readOrder } from "../../adapters/chat/order.ts";
import { caseNumberIn, drawNumbers } from "../../src/desk/case-number.ts";
import { createDesk } from "../../src/desk/desk.ts";
import { searchTermIn } from "../../src/desk/search-terms.ts";
import { openOffice } from "./office.ts";

describe("a number is read", () => {
  test.each([
    ["R-7K2P", "R-7K2P"],
    ["R-7K2PX", "R-7K2PX"],
    ["R-7K2PXQ4", "R-7K2PXQ4"],
    ["the one r-7k2px, please", "R-7K2PX"],
    ["Ｒ－７Ｋ２ＰＸ", "R-7K2PX"],
    ["ｒ-７ｋ２ｐ", "R-7K2P"],
    ["取消申请R-7K2PX吧", "R-7K2PX"],
    ["R‑7K2P.", "R-7K2P"],
    ["(R–7K2P)", "R-7K2P"],
    ["R-7K2", undefined],
    ["R7K2P", undefined],
    ["OR-7K2P", undefined],
    ["r-anne@example.com", undefined],
    ["r-anne.smith+x@example.com", undefined],
    ["ana@r-mart.example", undefined],
    ["ana@shop.r-mart.example", undefined],
  ])("in %s as %s", (text, id) => {
    expect(caseNumberIn(text)?.id).toBe(id);
    expect(caseIn(text).caseId).toBe(id);
    const sought = searchTermIn(text);
    expect(sought && "id" in sought ? sought.id : undefined).toBe(id);
  });

  test("in an order, and the other words are left over", () => {
    const dialect = { typed: (sent: string) => sent, member: /^(?:for\s+)?<(\w+)>/, members: /(?!)/g };
    const code = readCaseOrder("code", " r-7k2px 123456 ")!;
    expect(code).toMatchObject({ verb: "code", caseId: "R-7K2PX" });
    expect("rest" in code && beside(code.rest)).toBe("123456");
    expect(readOrder("hand <U1> ｒ-7k2px", [], dialect)).toEqual({ verb: "hand", to: "U1", caseId: "R-7K2PX" });
    expect(readOrder("hand R-7K2PX over to <U1>", [], dialect)).toMatchObject({ to: "U1", caseId: "R-7K2PX" });
  });
});

describe("a number is drawn", () => {
  test("of letters that can be read out", () => {
    let n = 0;
    for (const more of [0, 1, 3])
      for (const number of drawNumbers((below) => n++ % below, more)) {
        expect(number).toMatch(/^R-[BCDFGHJKLMNPQRSTVWXZ23456789]+$/);
        expect(number).toHaveLength(6 + more);
        expect(caseNumberIn(number.toLowerCase())?.id).toBe(number);
      }
  });
});

test("when every number that was drawn is taken, the next numbers have one letter more, for one commit each", async () => {
  const office = await openOffice({ idle: true });
  let commits = 0;
  const desk = createDesk({
    ...office.desk.deskParts,
    draw: () => 0,
    ledger: {
      ...office.desk.deskParts.ledger,
      commit(turn) {
        commits += 1;
        return office.desk.ledger.commit(turn);
      },
    },
  });
  const open = (n: number) => desk.open({ event: `open-${n}`, flow: "open", from: { id: "test:ana" }, at: "test:ana" });
  const ids = [];
  for (let n = 0; n < 4; n += 1) ids.push(await open(n));
  expect(ids).toEqual(["R-BBBB", "R-BBBBB", "R-BBBBBB", "R-BBBBBBB"]);
  expect(commits).toBe(4);
  expect(await open(2)).toBe("R-BBBBBB");
});
