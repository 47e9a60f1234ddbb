import { expect, test } from "vitest";
import { searchTermIn } from "../../src/desk/search-terms.ts";

test.each([
  ["R-7K2P", { id: "R-7K2P" }],
  ["the one r-7k2p please", { id: "R-7K2P" }],
  ["ana@example.com", { mail: "ana@example.com" }],
  ["<mailto:ana@example.com>", { mail: "ana@example.com" }],
  ["＋８５２ 5123 4567", { phone: "85251234567" }],
  ["00852-5123-4567", { phone: "85251234567" }],
  ["+1 (555) 012-3456", { phone: "15550123456" }],
  ["+54 11 2345 6789", { phone: "5491123456789" }],
  ["+54 9 11 2345 6789", { phone: "5491123456789" }],
  ["+52 1 55 1234 5678", { phone: "525512345678" }],
  ["+44 (0)7400 123456", { phone: "447400123456" }],
  ["+٨٥٢ ٥١٢٣ ٤٥٦٧", { phone: "85251234567" }],
  ["+229 97 12 34 56", { phone: "2290197123456" }],
  ["UIN 200000123456", { tencent: "200000123456" }],
  ["0e6a6d1c-8d3b-4a5e-9c2f-2f6d0a8b7c11", { tencent: "0e6a6d1c-8d3b-4a5e-9c2f-2f6d0a8b7c11" }],
  ["@TOA#_shop", { tencent: "@TOA#_shop" }],
  ["example.com", { domain: "example.com" }],
  ["@example.com.hk", { domain: "example.com.hk" }],
  ["bücher.example", { domain: "bücher.example" }],
  ["lim", { name: "lim" }],
  ["Ana L", { name: "Ana L" }],
  ["张", { name: "张" }],
  ["a", undefined],
  ["5123 4567", undefined],
  ["+852", undefined],
  ["", undefined],
])("%s", (text, term) => {
  expect(searchTermIn(text)).toEqual(term);
});

test("a whole page is not looked through", () => {
  expect(searchTermIn(`ana@example.com ${"a".repeat(984)}`)).toEqual({ mail: "ana@example.com" });
  expect(searchTermIn(`ana@example.com ${"a".repeat(985)}`)).toBeUndefined();
});
