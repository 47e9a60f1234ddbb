import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMet } from "../../adapters/web/browser/rules.ts";
import { findToken } from "../../adapters/web/browser/token.ts";
import { addressOf } from "../../adapters/web/connect/address.ts";
import { languageWanted } from "../../adapters/web/read/language.ts";
import { tokensIn } from "../../adapters/web/read/token-in.ts";
import { checkPassword, passwordRules } from "../../src/flows/fields/password.ts";

const token = "aZ09_-bY18_-cX27_-dW36_-eV45_-fU54_-gT63_-h";
const link = `https://desk.example.com/c#${token}`;

describe("a token is found", () => {
  test.each([
    ["alone", token],
    ["behind the mark", `#${token}`],
    ["in the whole link", link],
    ["with a mark written as %23", link.replace("#", "%23")],
    ["with one written as %2523", link.replace("#", "%2523")],
    ["with one written as %252523", link.replace("#", "%252523")],
    ["over two lines", `${link.slice(0, 40)}\r\n${link.slice(40)}`],
    ["over two lines of a quoted mail", `${link.slice(0, 40)}=\r\n${link.slice(40)}`],
    ["with blanks around", `  ${link}  `],
    ["in brackets", `<${link}>`],
    ["before a dot", `${link}.`],
    ["in a sentence", `Hello Ana, here it is: ${link}, see you`],
    ["with a soft hyphen in it", `${link.slice(0, 40)}\u00ad${link.slice(40)}`],
  ])("%s", (_, text) => expect(findToken(text)).toEqual({ token }));

  test.each([
    ["", "none"],
    ["   ", "none"],
    [link.slice(0, -1), "cut"],
    ["https://desk.example.com/c#", "cut"],
    ["hello", "cut"],
  ])("not in %j", (text, is) => expect(findToken(text)).toEqual({ is }));

  test("whatever stands before the link, and wherever it is broken", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 28, max: link.length - 1 }), (before, at) => {
        const text = `${before.replaceAll("#", "")} ${link.slice(0, at)}\n ${link.slice(at)}`;
        expect(findToken(text)).toEqual({ token });
      }),
    );
  });
});

test.each([
  [`/c/${token}`],
  [`/c%23${token}`],
  [`/c%2523${token}`],
  [`/c?t=${token}`],
  [`/c?token=${encodeURIComponent(token)}&utm_source=mail`],
])("a token in the address %s is noticed", (address) => expect(tokensIn(address)).toEqual([token]));

test.each(["/c", "/c?", "/c/live", `/c/${token}x`, "/c?utm_source=mail&utm_campaign=autumn"])(
  "no token is seen in %s",
  (address) => expect(tokensIn(address)).toEqual([]),
);

test.each([
  [undefined, "en"],
  ["", "en"],
  ["fr", "en"],
  ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
  ["en-GB,zh;q=0.9", "en"],
  ["fr, zh;q=0.3, en;q=0.2", "zh"],
  ["zh;q=0, en", "en"],
  ["zh-Hant-TW", "zh"],
])("who accepts %j reads %s", (header, language) => expect(languageWanted(header)).toBe(language));

test.each([
  [0, "203.0.113.9", "10.0.0.1"],
  [1, "203.0.113.9", "203.0.113.9"],
  [1, "6.6.6.6, 203.0.113.9", "203.0.113.9"],
  [2, "6.6.6.6, 203.0.113.9, 10.0.0.7", "203.0.113.9"],
  [2, "203.0.113.9", "10.0.0.1"],
  [1, undefined, "10.0.0.1"],
])("behind %i proxies of ours, with %j in the header, somebody comes from %s", (proxies, header, address) => {
  const headers = header === undefined ? {} : { "x-forwarded-for": header };
  expect(addressOf({ headers, socket: { remoteAddress: "10.0.0.1" } as never }, proxies)).toBe(address);
});

test("a password ticks off every rule exactly when the desk takes it", () => {
  const letters = fc.constantFrom(..."aZ09!^&()*-_ é٣\u200b");
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 24 }), fc.array(letters, { maxLength: 24 })), (typed) => {
      const password = typeof typed === "string" ? typed : typed.join("");
      const isTicked = passwordRules.every(({ key }) => isMet(key, password, password));
      expect(isTicked).toBe(checkPassword(password).ok);
    }),
    { numRuns: 2_000 },
  );
});
