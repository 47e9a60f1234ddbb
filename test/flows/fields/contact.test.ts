import { expect, test } from "vitest";
import { readContact } from "../../../src/flows/fields/contact.ts";
import { told } from "./told.ts";

const read = (text: string, served?: string[]) => told(readContact(text, served));

test.each([
  ["+852 5123 4567", "852", "51234567", "HK"],
  ["+852.51234567", "852", "51234567", "HK"],
  ["0086 187 6655 4433", "86", "18766554433", "CN"],
  ["call +44 7400 123456 please", "44", "7400123456", "GB"],
])("%s is a phone with its country", (text, dial, national, area) => {
  expect(read(text)).toMatchObject({ by: "phone", dial, national, area });
});

test.each(["ana@example.com", "Ana@Example.com", "mail: ana@example.com"])("%s is a mail", (text) => {
  expect(read(text)).toEqual({ by: "mail", mail: "ana@example.com" });
});

test("a misspelt mail is offered both ways", () => {
  const outcome = readContact("ana@gmial.com");
  expect(outcome).toMatchObject({
    ok: false,
    offers: [
      { key: "use", value: { by: "mail", mail: "ana@gmail.com" } },
      { key: "keep-typed", value: { by: "mail", mail: "ana@gmial.com" } },
    ],
  });
});

test.each(["51234567", "18766554433", "+852 12"])("%s does not say which country, or is too short", (text) => {
  expect(read(text)).toMatch(/for example (\+852 5123 4567|ana@example\.com or \+852 5123 4567)\.$/);
});

test("two numbers are one too many", () => {
  expect(read("+852 5123 4567 or +44 7400 123456")).toMatch(/^I see more than one number\./);
});

test("a country that gets no texts is refused before anything is sent, a mail never", () => {
  expect(read("+44 7400 123456", ["HK"])).toMatch(
    /^This desk sends no texts to the country of \+44 7400 123456\. Nothing was sent\./,
  );
  expect(read("+852 5123 4567", ["HK"])).toMatchObject({ by: "phone" });
  expect(read("ana@example.com", ["HK"])).toMatchObject({ by: "mail" });
});

test("a number that two countries have is served where either is, a neighbour's never", () => {
  expect(read("+358 41 2345678", ["AX"])).toMatchObject({ by: "phone", national: "412345678" });
  expect(read("+1 416 555 0123", ["US"])).toMatch(/sends no texts to the country of/);
  expect(read("+1 900 555 0123", ["US"])).toMatch(/special number/);
  expect(readContact("+852 2123 4567")).toMatchObject({ ok: false, offers: [{ value: { national: "21234567" } }] });
});
