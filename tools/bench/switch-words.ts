import type { Place } from "../../src/flows/fields/country.ts";
import { maskMail, maskPhone } from "../../src/flows/fields/mask.ts";
import type { Phone } from "../../src/flows/fields/phone.ts";
import type { AccountType } from "../../src/flows/fields/type.ts";
import { en } from "../../src/words/en/all.ts";
import { hour } from "./engine.ts";
import type { Readers } from "./readers.ts";

/** The state that a good programmer would keep for this one talk: the step, the answers, and the effects under way. */
export interface Talk {
  id: string;
  flow: "open";
  world: "practice";
  version: number;
  owner: string;
  at: string;
  step: "type" | "mail" | "country" | "phone" | "review" | "password" | "code" | "creating" | "done" | "cancelled";
  opened: number;
  touched: number;
  due: number;
  profile: "2024";
  /** How many codes Tencent has refused for this number. */
  wrong: number;
  type?: AccountType;
  mail?: string;
  country?: Place;
  phone?: Phone;
  password?: string;
  code?: string;
  lookup?: { effect: string; seen?: boolean };
  text?: { effect: string; at: number; sent?: boolean | "perhaps" };
  creating?: { effect: string; sent?: true };
  account?: { uin: string; requestId: string; at: number };
}

const name = "New Tencent Cloud account";
const ends = "[Give the customer a link]\n[Cancel request]\n[Help]";
const ways = `\n[Back]\n${ends}`;
const kinds = { company: "Company", personal: "Personal" };

/**
 * What the switch says at its present step. `why` is what was wrong with the last answer. Fixed sentences come from our
 * messages, so that both bots say the same.
 */
export function question(talk: Talk, readers: Readers, now: number, why = ""): string {
  const because = why && `\n${why}`;
  switch (talk.step) {
    case "type": {
      const hello = talk.version === 1 ? `\n${en["open.hello"]}` : "";
      return `${title(talk, 1)}${hello}${because}\n${en["ask.type"]}\n[Company]\n[Personal]\n${ends}`;
    }
    case "mail":
      return `${title(talk, 2)}${because}\n${en["ask.mail"]}${ways}`;
    case "country":
      return `${title(talk, 3)}${because}\n${en["ask.country"]}${ways}`;
    case "phone": {
      const country = talk.country!;
      return `${title(talk, 4)}${because}
What's the mobile number in ${country.name} (+${country.dial})? Tencent texts a 6-digit code to it, so please keep the phone at hand. For example ${readers.example(country)}.${ways}`;
    }
    case "review":
      return `${title(talk, 5)}${because}
${en["open.review.intro"]}
Account type: ${kinds[talk.type!]}
E-mail: ${talk.mail}
Country or region: ${talk.country!.name} (+${talk.country!.dial})
Mobile number: ${talk.phone!.shown}
[Text the code to ${maskPhone(talk.phone!.dial, talk.phone!.national)}]
[Edit Account type]
[Edit E-mail]
[Edit Country or region]
[Edit Mobile number]
${ends}`;
    case "password":
      return `${title(talk, 6)}${because}\n${en["open.password.ask"]}\n[Make one for me]${ways}`;
    case "code": {
      const left = talk.wrong > 0 ? `\n${5 - talk.wrong} ${talk.wrong === 4 ? "try" : "tries"} left.` : "";
      const again = talk.text!.at + 65_000;
      const wait = again > now ? `\nNo code yet? You can ask for another at ${hour(again)}.` : "";
      return `${title(talk, 7)}${because}
At ${hour(talk.text!.at)} I asked Tencent to text a 6-digit code to ${talk.phone!.shown}. What does it say?${left}${wait}
[Edit Mobile number]
[Send a new code]${ways}`;
    }
    case "creating":
      return `${name} · ${talk.id}\n${en["open.create.working"]}${talk.creating!.sent ? "" : "\n[Cancel request]"}`;
    case "done":
      return `${name} · ${talk.id}
${en["open.done"]}
${en["open.done.next"]}
UIN: ${talk.account!.uin}
E-mail: ${maskMail(talk.mail!)}
Sign in at: https://intl.cloud.tencent.com
RequestId: ${talk.account!.requestId}
Opened: ${hour(talk.account!.at)}
[Text for the customer]
[Open another like this]`;
    case "cancelled":
      return `${name} · ${talk.id}\n${en["talk.closed-cancelled"]}`;
  }
}

function title({ id }: Talk, n: number): string {
  return `${name} · ${id} · step ${n} of 7`;
}
