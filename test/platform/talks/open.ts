import { expect } from "vitest";
import type { Scene, Talks } from "./scene.ts";
import { act, enters, otherThan } from "./steps.ts";

const form = { type: "company", mail: "form@example.com", country: "HK", phone: "5124 0001" };
const dial = (phone: string) => `852${phone.replace(" ", "")}`;

/** Everything in one sentence, up to the code. */
async function getsText(at: Scene, mail: string, phone: string): Promise<void> {
  const text = `company ${mail} +852 ${phone}`;
  await at.did(`opens with: ${text}`, async () => {
    await at.mei.opens({ text });
    await at.mei.sees("Text the code to");
  });
  await goesOn(at, phone);
}

async function goesOn(at: Scene, phone: string): Promise<void> {
  await at.did("presses Text the code to", async () => {
    await at.mei.presses("Text the code to");
    await at.mei.sees(`text a 6-digit code to +852 ${phone}. What does it say?`);
    await at.codeFor(dial(phone));
  });
}

const accountsOf = (at: Scene, mail: string) => at.books().accounts.filter((account) => account.mail === mail);

export const openTalks: Talks = {
  async "one form"(at) {
    const { mei } = at;
    await at.did("opens", () => mei.opens());
    await at.did("fills in the form", () => mei.fills(form));
    await goesOn(at, form.phone);
    await enters(at, dial(form.phone), "UIN");
    await at.did("presses Show the password once", () => mei.presses("Show the password once"));
    expect(accountsOf(at, form.mail)).toHaveLength(1);
  },

  async "step by step, with slips"(at) {
    await at.did("opens", () => at.mei.opens());
    await act(at, "presses", "Company", "step 2 of");
    for (const [said, next] of [
      ["ana.step@gmial.com", "Did you mean"],
      ["ana.step@example.com", "step 3 of"],
      ["nowhere", "a country by that name"],
      ["hong kong", "step 4 of"],
      ["back", "step 3 of"],
      ["hong kong", "step 4 of"],
      ["12", "has 8 digits"],
      ["5124 0002", "Text the code to"],
    ] as const)
      await act(at, "says", said, next);
    await at.did("says status", () => at.mei.says("status"));
    await at.did("says help", () => at.mei.says("help"));
    await goesOn(at, "5124 0002");
    await enters(at, dial("5124 0002"), "UIN");
    expect(accountsOf(at, "ana.step@example.com")).toHaveLength(1);
  },

  async "the customer answers"(at) {
    const { mei } = at;
    const ana = at.person("Ana");
    const text = "company ana.customer@example.com +852 5124 0003";
    await at.did(`opens for Ana with: ${text}`, async () => {
      await mei.opens({ text, customer: ana });
      await mei.sees("Text the code to");
    });
    let code = "";
    await at.did("presses Text the code to", async () => {
      await mei.presses("Text the code to");
      code = await at.codeFor("85251240003");
      await ana.sees("6-digit code");
    });
    await at.did("Ana enters the code", () => ana.entersCode(code).then(() => mei.sees("UIN")));
    await at.did("Ana presses Show the password once", async () => {
      await ana.sees("Show the password once");
      await ana.presses("Show the password once");
    });
  },

  async "a wrong code is typed again, up to five times"(at) {
    await getsText(at, "ana.tries@example.com", "5124 0004");
    const wrong = otherThan(await at.codeFor("85251240004"));
    for (const left of [4, 3, 2, 1])
      await at.did("enters a wrong code", () => at.mei.entersCode(wrong).then(() => at.mei.sees(`${left} tr`)));
    await at.did("enters a fifth wrong code", () =>
      at.mei.entersCode(wrong).then(() => at.mei.sees("one wrong code too many")),
    );
    expect(accountsOf(at, "ana.tries@example.com")).toEqual([]);
  },

  async "a mail that is taken is given anew, and the same code opens the account"(at) {
    await getsText(at, "taken.stranger@example.com", "5124 0005");
    await enters(at, "85251240005", "already belongs");
    await act(at, "says", "ana.free@example.com", "Yes, go on");
    await act(at, "presses", "Yes, go on", "UIN");
    expect(accountsOf(at, "ana.free@example.com")).toHaveLength(1);
  },

  async "a number that is full is given anew, before a text and after one"(at) {
    await at.did("opens", async () => {
      await at.mei.opens({ text: "company ana.full@example.com +852 5120 0008" });
      await at.mei.sees("Text the code to");
    });
    await act(at, "presses", "Text the code to", "used for 5 accounts");
    await act(at, "says", "5120 0009", "+852 5120 0009");
    await goesOn(at, "5120 0009");
    await enters(at, "85251200009", "used for 5 accounts");
    await act(at, "says", "5124 0006", "+852 5124 0006");
    await goesOn(at, "5124 0006");
    await enters(at, "85251240006", "UIN");
    expect(accountsOf(at, "ana.full@example.com")).toMatchObject([{ phone: "51240006" }]);
  },

  async "a country that Tencent does not serve is given anew, with its number"(at) {
    await at.did("opens", async () => {
      await at.mei.opens({ text: "company ana.area@example.com +852 5120 0010" });
      await at.mei.sees("Text the code to");
    });
    await act(at, "presses", "Text the code to", "step 3 of");
    await act(at, "says", "Singapore", "step 4 of");
    await act(at, "says", "8124 0007", "Text the code to");
    await at.did("presses Text the code to", async () => {
      await at.mei.presses("Text the code to");
      await at.mei.sees("code to +65 8124 0007. What does it say?");
      await at.codeFor("6581240007");
    });
    await enters(at, "6581240007", "UIN");
    expect(accountsOf(at, "ana.area@example.com")).toMatchObject([{ country: "65", area: "SG", phone: "81240007" }]);
  },

  async "what an operator must mend keeps every answer"(at) {
    await getsText(at, "refuse.denied@example.com", "5124 0008");
    await enters(at, "85251240008", "Nobody is named here who would hear of it");
  },

  async "a new text too soon, and in time"(at) {
    await getsText(at, "ana.resend@example.com", "5124 0009");
    const first = await at.codeFor("85251240009");
    await act(at, "presses", "Send a new code", "Hold on");
    await at.passes(66_000);
    await at.did("66 seconds later presses Send a new code", async () => {
      await at.mei.presses("Send a new code");
      await at.codeFor("85251240009", 2);
    });
    const second = await at.codeFor("85251240009");
    if (first !== second)
      await at.did("enters the first code", () => at.mei.entersCode(first).then(() => at.mei.sees("4 tries left")));
    await enters(at, "85251240009", "UIN");
    expect(accountsOf(at, "ana.resend@example.com")).toHaveLength(1);
  },

  async "answers are edited"(at) {
    await getsText(at, "ana.edit@example.com", "5124 0010");
    await act(at, "says", "edit phone", "step 4 of");
    await act(at, "says", "6123 4567", "+852 6123 4567");
    await act(at, "says", "edit mail", "step 2 of");
    await act(at, "says", "ana.edited@example.com", "step 5 of");
    await goesOn(at, "6123 4567");
    await enters(at, "85261234567", "UIN");
    expect(accountsOf(at, "ana.edit@example.com")).toEqual([]);
    expect(accountsOf(at, "ana.edited@example.com")).toMatchObject([{ phone: "61234567" }]);
  },

  async cancelled(at) {
    await getsText(at, "ana.cancel@example.com", "5124 0011");
    const code = await at.codeFor("85251240011");
    await act(at, "presses", "Cancel request", "Cancelled");
    await at.mei.says(code);
    await at.quiet();
    expect(accountsOf(at, "ana.cancel@example.com")).toEqual([]);
  },

  async "goes on after a restart, and the next day"(at) {
    await getsText(at, "ana.later@example.com", "5124 0012");
    await at.restarts();
    await at.did("the desk is restarted; presses Edit Mobile number", () => at.mei.presses("Edit Mobile number"));
    await act(at, "presses", "Keep it as it is", "What does it say?");
    await at.passes(20 * 3_600_000);
    await at.did("a day passes", () => at.mei.sees("Text the code"));
    await at.did("presses Text the code", async () => {
      await at.mei.presses("Text the code");
      await at.codeFor("85251240012", 2);
    });
    await enters(at, "85251240012", "UIN");
    expect(accountsOf(at, "ana.later@example.com")).toHaveLength(1);
  },

  async "an answer that got lost: the account was made"(at) {
    await getsText(at, "cut.after-made@example.com", "5124 0013");
    await enters(at, "85251240013", "UIN");
    const [account] = accountsOf(at, "cut.after-made@example.com");
    expect(at.mei.reads()).toContain(account!.uin);
  },

  async "an answer that got lost: the account was not made, and takes a new code"(at) {
    await getsText(at, "ana.control@example.com", "5124 0014");
    await enters(at, "85251240014", "UIN");
    await getsText(at, "cut.before-lost@example.com", "5124 0015");
    await enters(at, "85251240015", "wasn't created: I looked until it was certain");
    await act(at, "says", "edit mail", "can't be changed any more");
    await at.passes(66_000);
    await at.did("presses Text the code", async () => {
      await at.mei.presses("Text the code");
      await at.codeFor("85251240015", 2);
    });
    await enters(at, "85251240015", "c•••@example.com");
    expect(accountsOf(at, "cut.before-lost@example.com")).toHaveLength(1);
  },
};
