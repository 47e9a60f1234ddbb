import { POPULAR_DOMAINS, run } from "@zootools/email-spell-checker";
import { z } from "zod";
import type { Outcome, Refusal } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { either } from "./list.ts";
import { plain, tooLong } from "./plain.ts";
import { typos } from "./typos.ts";

/** An address that the person must choose: `suggestion` is what was probably meant, `typed` what was typed if it can be taken as well. */
export interface MailDoubt extends Refusal {
  suggestion: string;
  typed?: string;
}

const longestMail = 254; // RFC 5321, the path without its brackets
const longestName = 64; // before the @
const longestLabel = 63; // between two dots
const address = z.email();

/**
 * Reads one e-mail address and makes it lower case, because Tencent ignores case when it looks for an address that is
 * taken.
 */
export function readMail(text: string): Outcome<string> | MailDoubt {
  const long = tooLong(text, "example.mail");
  if (long) return long;
  const said = plain(text);
  const mails = mailsIn(said);
  const [mail] = mails;
  if (mail === undefined) return inAscii(said) ?? inWords(said) ?? { ok: false, why: whyNone(said) };
  if (mails.length > 1) return { ok: false, why: t("field.mail.two", { mails: either(mails.slice(0, 5)) }) };
  const suggestion = suggestMail(mail);
  if (suggestion === undefined) return { ok: true, value: mail };
  return { ok: false, why: t("field.mail.typo", { suggestion }), suggestion, typed: mail };
}

/**
 * Every different address in a text that `plain` has folded, in lower case. It sees through mailto:, brackets and chat
 * markup.
 */
export function mailsIn(said: string): string[] {
  const found = wordsWithAt(said).filter(isAddress);
  if (found.length > 0) return [...new Set(found.map((word) => word.toLowerCase()))];
  const closed = said.replace(/ ?@ ?/g, "@"); // blanks around @ are closed, if the text is nothing but an address
  return closed !== said && !/\s/.test(closed) ? mailsIn(closed) : [];
}

function isAddress(word: string): boolean {
  const at = word.lastIndexOf("@");
  const labels = word.slice(at + 1).split(".");
  const fits =
    word.length <= longestMail &&
    at <= longestName &&
    labels.every((label) => label.length <= longestLabel && !label.endsWith("-"));
  return fits && address.safeParse(word.replace(/\.xn--[a-z0-9-]{1,59}$/i, ".com")).success; // zod's endings have letters only
}

/** Chinese is written without a space beside an address, and no mailbox has both. */
const edge = /(?<=[A-Za-z])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[A-Za-z0-9])/u;

function wordsWithAt(said: string): string[] {
  return said
    .replaceAll("。", ".")
    .split(/[\s<>()[\]{},;:"|、《》「」『』【】/\\]+/)
    .filter((word) => word.includes("@"))
    .flatMap((word) => word.split(edge))
    .filter((word) => word.includes("@"))
    .map((word) => unwrapped(word.replace(/\?(?:subject|body|cc|bcc)=.*/i, ""))); // mailto:ana@example.com?subject=hello
}

/** An address whose domain has other letters, in those that mail servers know it by. */
function inAscii(said: string): MailDoubt | undefined {
  const [word, another] = wordsWithAt(said);
  if (word === undefined || another !== undefined) return undefined;
  const [name, domain] = [word.slice(0, word.lastIndexOf("@")), word.slice(word.lastIndexOf("@") + 1)];
  if (!/[^\x20-\x7e]/.test(domain) || !URL.canParse(`http://${domain}`)) return undefined;
  const suggestion = `${name}@${new URL(`http://${domain}`).hostname}`.toLowerCase();
  return isAddress(suggestion) ? { ok: false, why: t("field.mail.ascii", { suggestion }), suggestion } : undefined;
}

const dots = new Set([".", "dot", "point", "punto", "点"]);

/** An address that is written as it is said: "ana at example dot com", "ana (at) example (dot) com". */
function inWords(said: string): MailDoubt | undefined {
  const spaced = said.replace(/[[\](){}<>]/g, " ").replaceAll("艾特", " at ");
  const words = spaced.replace(/(?<=[a-z0-9])点(?=[a-z])/gi, " dot ").split(/\s+/);
  const at = words.findIndex((word) => word.toLowerCase() === "at");
  if (at <= 0 || words.some((word) => word.includes("@"))) return undefined;
  const isDot = (i: number) => dots.has((words[i] ?? "").toLowerCase());
  let [from, to] = [at - 1, at + 1];
  while (isDot(from - 1)) from -= 2;
  while (isDot(to + 1)) to += 2;
  const parts = words
    .slice(Math.max(0, from), to + 1)
    .map((word, i) => (i + from === at ? "@" : isDot(i + from) ? "." : word));
  const suggestion = unwrapped(parts.join("")).toLowerCase();
  return isAddress(suggestion) ? { ok: false, why: t("field.mail.said", { suggestion }), suggestion } : undefined;
}

/**
 * The address without the quotes, chat marks and full stops around it. A leading "_" goes only together with a trailing
 * one.
 */
function unwrapped(word: string): string {
  const marks = "'“”‘’«»*~`";
  const before = word.endsWith("_") ? `${marks}_` : marks;
  let [start, end] = [0, word.length];
  while (start < end && before.includes(word.charAt(start))) start++;
  while (end > start && `${marks}_.!?`.includes(word.charAt(end - 1))) end--;
  return word.slice(start, end);
}

function whyNone(said: string): Refusal["why"] {
  const word = wordsWithAt(said)[0];
  if (word === undefined) return t("field.mail.shape");
  if (word.length > longestMail) return t("field.mail.long", { longest: longestMail });
  if (word.lastIndexOf("@") > longestName) return t("field.mail.local", { longest: longestName });
  if (/[^A-Za-z0-9._'+@-]/.test(word)) return t("field.mail.letters");
  return t(/@[^@.]*$/.test(word) ? "field.mail.domain" : "field.mail.shape");
}

const bigProviders = [
  ...["gmail.com", "googlemail.com", "hotmail.com", "outlook.com", "yahoo.com", "icloud.com"],
  ...["foxmail.com", "protonmail.com", "yandex.com"],
];
const realNeighbours = new Set([
  ...POPULAR_DOMAINS,
  ...["mail.com", "email.com", "hmail.com", "tmail.com", "zmail.com", "fmail.com", "cloud.com", "yandex.ru"],
]);
const slippedEndings = new Map(
  Object.entries({ com: "con cmo ocm comm coom vom xom cim cpm", net: "nte nett", org: "ogr orgg" }).flatMap(
    ([ending, slips]) => slips.split(" ").map((slip) => [slip, ending] as const),
  ),
);

/** The address that was probably meant, if the domain is one slip away from a big provider's or ends in a slip of .com, .net or .org. */
export function suggestMail(mail: string): string | undefined {
  const [local, typed] = [mail.slice(0, mail.lastIndexOf("@")), mail.slice(mail.lastIndexOf("@") + 1)];
  const ending = typed.slice(typed.lastIndexOf(".") + 1);
  const domain = typed.slice(0, typed.length - ending.length) + (slippedEndings.get(ending) ?? ending);
  const near = realNeighbours.has(domain) ? undefined : nearDomain(domain);
  return near || domain !== typed ? `${local}@${near ?? domain}` : undefined;
}

function nearDomain(domain: string): string | undefined {
  return run({
    email: `x@${domain}`,
    domains: bigProviders,
    secondLevelDomains: ["hotmail", "outlook", "yahoo"],
    topLevelDomains: [], // the checker's own list lacks most countries, so acme.vn would become acme.cn
    distanceFunction: (a, b) => typos(a, b, 1),
    domainThreshold: 1,
    secondLevelThreshold: 1,
  })?.domain;
}
