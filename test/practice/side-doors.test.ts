import { request } from "node:http";
import { expect, test } from "vitest";
import { ana, practice } from "./practice.ts";

function get(url: string, host?: string): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, host ? { headers: { host } } : {}, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, body }));
    });
    asked.on("error", reject).end();
  });
}

test("the phone and the books can be read without a signature", async () => {
  const t = await practice({ random: () => 123_456 });
  await t.says("CreateAccount", await t.ready());
  expect(JSON.parse((await get(`${t.sandbox.url}/phone`)).body)).toEqual([
    {
      to: "+852 51234567",
      text: expect.stringContaining("123456"),
      code: "123456",
      at: "2026-11-22T01:02:03.000Z",
    },
  ]);
  const books = JSON.parse((await get(`${t.sandbox.url}/books`)).body) as unknown;
  expect(books).toEqual(t.sandbox.books());
  expect(books).toMatchObject({ accounts: [{ uin: "200000100001" }], texts: 1, calls: { CreateAccount: 1 } });
});

test("the newest text comes last", async () => {
  const t = await practice();
  for (const PhoneNum of ["51234561", "51234562"]) {
    await t.says("SendVerifyCode", { CountryCode: "852", PhoneNum });
    t.pass(1000);
  }
  expect(t.sandbox.phone().map(({ to }) => to)).toEqual(["+852 51234561", "+852 51234562"]);
});

test("a page of the web that had its name point here sees nothing", async () => {
  const t = await practice();
  for (const door of ["phone", "books"]) {
    expect((await get(`${t.sandbox.url}/${door}`)).status).toBe(200);
    expect((await get(`${t.sandbox.url}/${door}`, "evil.example")).status).toBe(404);
  }
});

test("a listener hears of each text once, until it stops listening", async () => {
  const t = await practice({ textGapMs: 0 });
  const heard: string[] = [];
  const stop = t.sandbox.onText(({ code }) => heard.push(code));
  const codes = [await t.texted(ana), await t.texted(ana)];
  stop();
  await t.texted(ana);
  expect(heard).toEqual(codes);
});
