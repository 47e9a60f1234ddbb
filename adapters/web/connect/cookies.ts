import { createHash, randomBytes } from "node:crypto";
import type { Reader } from "../settings.ts";

/** 256 random bits, as 43 letters of base64url. */
const secretShape = /^[\w-]{43}$/;
/** Longer than a request and the time to read its end. The desk knows when a session is over. */
const monthSeconds = 31 * 24 * 60 * 60;
const most = 20;

export interface Cookies {
  /** The secrets of this browser, by the names of the links that they are for. */
  secrets: ReadonlyMap<string, string>;
  language?: Reader["language"];
}

/** The secret of a browser for one link. */
export interface BrowserSecret {
  of: string;
  secret: string;
}

/**
 * The name of a link in cookies and on its page, by which one browser keeps several apart: the beginning of a hash of
 * its token, which tells nothing of it.
 */
export function linkName(token: string): string {
  return createHash("sha256").update(`name of ${token}`).digest("hex").slice(0, 8);
}

/** Under https a browser takes such a cookie from this very host alone. */
function prefix(origin: string): string {
  return origin.startsWith("https:") ? "__Host-" : "";
}

export function readCookies(header: string | undefined, origin: string): Cookies {
  const sent = (header ?? "").split(";").map((each) => {
    const at = each.indexOf("=");
    return [each.slice(0, at).trim(), each.slice(at + 1).trim()] as const;
  });
  const [ofLink, ofLanguage] = [`${prefix(origin)}frontdesk-`, `${prefix(origin)}frontdesk-language`];
  const language = sent.find(([name]) => name === ofLanguage)?.[1];
  const secrets = sent.flatMap(([name, secret]) => {
    const of = name.startsWith(ofLink) ? name.slice(ofLink.length) : "";
    return isLinkName(of) && secretShape.test(secret) ? [[of, secret] as const] : [];
  });
  return {
    secrets: new Map(secrets.slice(0, most)),
    ...((language === "en" || language === "zh") && { language }),
  };
}

/** The headers that set cookies. No script can read them. */
export function setCookies(
  { browser, language }: { browser?: BrowserSecret | undefined; language?: Cookies["language"] | undefined },
  origin: string,
): string[] {
  const secure = origin.startsWith("https:") ? "; Secure" : "";
  const set = (name: string, value: string) =>
    `${prefix(origin)}frontdesk-${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${monthSeconds}${secure}`;
  return [...(browser ? [set(browser.of, browser.secret)] : []), ...(language ? [set("language", language)] : [])];
}

function isLinkName(name: unknown): name is string {
  return typeof name === "string" && /^[0-9a-f]{8}$/.test(name);
}

export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}
