import { expect, test } from "vitest";
import { correctionsIn } from "../../../src/flows/fields/corrections.ts";
import type { Meaning } from "../../../src/flows/fields/paste-labels.ts";

const means: Record<string, Meaning[]> = {
  mail: ["mail"],
  phone: ["mobile", "phone"],
  name: ["name", "company"],
  industry: ["industry"],
};

/** What a text corrects: `key=value`, with a mark where it is said outright, and a bare key where the value is wrong. */
const corrected = (text: string) =>
  correctionsIn(text, means)
    .map(({ key, to, isPlain }) => (to === undefined ? key : `${key}${isPlain ? "!" : ""}=${to}`))
    .join("; ");

test.each([
  ["change mail to bo@example.com", "mail!=bo@example.com"],
  ["Please change the e-mail to bo@example.com, thanks", "mail!=bo@example.com"],
  ["can you update the customer's phone number to +852 5123 4568", "phone!=+852 5123 4568"],
  ["change the mail to bo@example.com and the phone to 5123 4568", "mail!=bo@example.com; phone!=5123 4568"],
  ["the mail should be bo@example.com, the phone is 5123 4568, thanks", "mail!=bo@example.com; phone!=5123 4568"],
  ["邮箱改成bo@example.com，手机改成51234568", "mail!=bo@example.com; phone!=51234568"],
  ["the name should be Smith and Sons, Inc.", "name!=Smith and Sons, Inc"],
  ["the mail is wrong, and the phone is 5123 4568", "mail; phone!=5123 4568"],
  ["edit mail bo@example.com", "mail!=bo@example.com"],
  ["ok change the mail to bo@example.com", "mail!=bo@example.com"],
  ["Could you please change the mail to bo@example.com?", "mail!=bo@example.com"],
  ["能把邮箱改成bo@example.com吗？", "mail!=bo@example.com"],
  ["I'd like to update the phone to +852 5123 4568", "phone!=+852 5123 4568"],
  ["set company name Example Holdings", "name!=Example Holdings"],
  ["the mail should be bo@example.com, not ana@example.com", "mail!=bo@example.com"],
  ["sorry, the phone is +852 5123 4568", "phone=+852 5123 4568"],
  ["the company name is Example Ltd", "name!=Example Ltd"],
  ["公司名称是示例公司", "name!=示例公司"],
  ["the name is fine", "name=fine"],
  ["I need to correct the name: Example Holdings Ltd.", "name!=Example Holdings Ltd"],
  ["mail: bo@example.com", "mail!=bo@example.com"],
  ["mail: bo@example.com, phone: 5123 4568", "mail!=bo@example.com; phone!=5123 4568"],
  ["mail: bo@example.com\nphone: 5123 4568", "mail!=bo@example.com; phone!=5123 4568"],
  ["industry = retail", "industry!=retail"],
  ["邮箱改成bo@example.com", "mail!=bo@example.com"],
  ["请把手机改为 51234568，谢谢", "phone!=51234568"],
  ["邮箱应该是bo@example.com，不是ana@example.com", "mail!=bo@example.com"],
  ["手机是51234568", "phone!=51234568"],
  ["号码改成+85261234567", "phone!=+85261234567"],
  ["the number should be 5123 4568", "phone!=5123 4568"],
  ["客户名称：示例公司", "name!=示例公司"],
  ["the mail is wrong", "mail"],
  ["wrong e-mail", "mail"],
  ["typo in the name", "name"],
  ["The phone number is not correct.", "phone"],
  ["邮箱错了", "mail"],
  ["手机号不对", "phone"],
  ["修改邮箱", "mail"],
])("%s", (text, found) => expect(corrected(text)).toBe(found));

test.each([
  "",
  "yes",
  "is the mail right?",
  "I want to change",
  "change",
  "send it to the customer",
  "this is urgent",
  "what is the mail?",
  "mail",
  "the weather is wrong",
  "please send the code to the phone",
  "不对",
  "是公司",
  "Please open it: mail bo@example.com for my friend",
])("%s corrects nothing", (text) => expect(corrected(text)).toBe(""));
