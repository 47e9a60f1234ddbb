import { describe, expect, test } from "vitest";
import { readMailOffered } from "../../../src/flows/fields/mail-offered.ts";
import { wordOf } from "./told.ts";

const mail = (text: string) => wordOf(readMailOffered(text), (read) => read);

describe("an e-mail address", () => {
  const sixtyFour = "a".repeat(64);
  test.each([
    [`${sixtyFour}@example.com`, `${sixtyFour}@example.com`],
    [`${sixtyFour}a@example.com`, "local"],
    [`ana@${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.example.com`, "long"],
    ["ana@münchen.de", "? ana@xn--mnchen-3ya.de"],
    ["ana@例子.公司", "? ana@xn--fsqu00a.xn--55qx5d"],
    ["ana@例子。公司", "? ana@xn--fsqu00a.xn--55qx5d"],
    ["ana@xn--mnchen-3ya.de", "ana@xn--mnchen-3ya.de"],
    ["ana@xn--fsqu00a.xn--55qx5d", "ana@xn--fsqu00a.xn--55qx5d"],
    ["用户@example.com", "letters"],
    ["ana＠example.com", "ana@example.com"],
    ["mailto:ana@example.com", "ana@example.com"],
    ["mailto:ana@example.com?subject=hello", "ana@example.com"],
    ["MAILTO:Ana@Example.com", "ana@example.com"],
    ["<ana@example.com>", "ana@example.com"],
    ["Ana Example <ana@example.com>", "ana@example.com"],
    ['"Example, Ana" <ana@example.com>;', "ana@example.com"],
    ["ana@example.com.", "ana@example.com"],
    ["ana@example.com,", "ana@example.com"],
    ["ana@example.com。", "ana@example.com"],
    ["ana@example.com、", "ana@example.com"],
    ["《ana@example.com》", "ana@example.com"],
    ["「ana@example.com」", "ana@example.com"],
    ["<mailto:ana@example.com|ana@example.com>", "ana@example.com"],
    ["邮箱是ana@example.com", "ana@example.com"],
    ["我的邮箱：ana@example.com谢谢", "ana@example.com"],
    ["ana\u00ad@exam\u200bple.com", "ana@example.com"],
    ["ana@example.com / bob@example.com", "two"],
    ["ana@example.com/bob@example.com", "two"],
    ["ana@example.com和bob@example.com", "two"],
    ["ana@example.com、bob@example.com", "two"],
    ["ana@example-.com", "shape"],
    ["ana@-example.com", "shape"],
    ["ana@", "domain"],
    ["ana", "shape"],
    ["ana at example dot com", "? ana@example.com"],
    ["it's ana dot lee at example dot com dot hk", "? ana.lee@example.com.hk"],
    ["ana (at) example (dot) com", "? ana@example.com"],
    ["ana[at]example[dot]com", "? ana@example.com"],
    ["ana AT example.com", "? ana@example.com"],
    ["ana艾特example点com", "? ana@example.com"],
    ["we meet at noon", "shape"],
    ["at example.com", "shape"],
  ])("%j is %s", (text, read) => expect(mail(text)).toBe(read));
});
