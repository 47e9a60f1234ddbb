import { expect, test } from "vitest";
import { findAll } from "../../../src/flows/fields/find.ts";
import { countries } from "./told.ts";

const catalogue = { countries, trades: [], profile: "current" as const };
const pasted = (text: string) => {
  const { country: found, phone: number, mail: address, name } = findAll(text, catalogue, {}).values;
  return [found?.area, number && `+${number.dial} ${number.national}`, address, name].filter(Boolean).join(" ");
};

test.each([
  ["Company account for ana@example.com, phone +52 1 55 1234 5678", "MX +52 5512345678 ana@example.com"],
  ["Mexico, 044 55 1234 5678", "MX +52 5512345678"],
  ["Argentina, 011 15 2345 6789", "AR +54 91123456789"],
  ["Brazil, (11) 8765-4321", "BR +55 11987654321"],
  ["phone +225 07 12 34 56 please", "CI +225 0707123456"],
  ["phone +229 97 12 34 56 please", "BJ +229 0197123456"],
  ["phone +84 122 345 6789 please", "VN +84 773456789"],
  ["邮箱：ana@example.com\n手机：+852 5123 4567", "HK +852 51234567 ana@example.com"],
  ["邮箱ana@example.com，手机号+852 51234567，谢谢", "HK +852 51234567 ana@example.com"],
  ["Company: Acme Pte Ltd, Tel (65) 9123 4567, Industry: games", "SG +65 91234567 Acme Pte Ltd"],
  ["Company: Example, Inc., mail ana@example.com", "ana@example.com Example, Inc."],
  ["国家：香港\n手机：51234567", "HK +852 51234567"],
  ["密码：ana@example.com", ""],
  ["Company: Password Boss Ltd\nE-mail: ana@example.com", "ana@example.com Password Boss Ltd"],
  ["Password policy of the customer: min 12 chars\nE-mail: ana@example.com", "ana@example.com"],
  ["登录密码是ana@example.com", ""],
  ["验证码 612345，手机号：+852 5123 4567", "HK +852 51234567"],
  ["邮箱是ana@example.com电话+85251234567", "HK +852 51234567 ana@example.com"],
  ["请为ana@example.com开通\n\n此致\n敬礼\nbob@example.org", "ana@example.com"],
  ["邮箱 ana@example.com\n2026年11月30日 Bob <bob@example.org> 写道：\n> 您好", "ana@example.com"],
  ["🇭🇰 5123 4567", "HK +852 51234567"],
  ["my phone is 011 852 5123 4567, thanks", "HK +852 51234567"],
  ["Please open it, not in Hong Kong", ""],
  ["the office is near Singapore, thanks", ""],
  ["we are in Inner Mongolia today", ""],
  ["I moved here from New Jersey", ""],
  ["we buy from Singapore Airlines", ""],
  ["请开通，不是香港的", ""],
  ["我们在新加坡附近", ""],
  ["not in Singapore, +852 5123 4567", "HK +852 51234567"],
  ["not in Hong Kong: +852 5123 4567", ""],
  ["we are in South Georgia", ""],
  ["I live in Papua New Guinea", "PG"],
  ["我们在香港", "HK"],
  ["The customer is in the United Arab Emirates.", "AE"],
])("of a pasted %j is taken: %s", (text, found) => expect(pasted(text)).toBe(found));
