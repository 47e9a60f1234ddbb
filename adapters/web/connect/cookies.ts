import { randomBytes } from "node:crypto";
import type { Language } from "../../../src/words/languages.ts";

/** 256 random bits, as 43 letters of base64url. */
const secret = /^[\w-]{43}$/;
/** Longer than a request and the time to read its end. The desk knows when a session is over. */
const monthSeconds = 31 * 24 * 60 * 60;

export interface Cookies {
  /** The secret of this browser. */
  browser?: string;
  language?: Language;
}

/** Under https a browser takes such a cookie from this very host alone, and shows it to no script. */
function nameOf(what: string, origin: string): string {
  return origin.startsWith("https:") ? `__Host-${what}` : what;
}

function attributes(origin: string): string {
  return `Path=/; HttpOnly; SameSite=Strict${origin.startsWith("https:") ? "; Secure" : ""}`;
}

export function readCookies(header: string | undefined, origin: string): Cookies {
  const sent = new Map(
    (header ?? "").split(";").map((each) => {
      const at = each.indexOf("=");
      return [each.slice(0, at).trim(), each.slice(at + 1).trim()] as const;
    }),
  );
  const browser = sent.get(nameOf("frontdesk", origin));
  const language = sent.get(nameOf("frontdesk-language", origin));
  return {
    ...(browser !== undefined && secret.test(browser) && { browser }),
    ...((language === "en" || language === "zh") && { language }),
  };
}

/** The headers that set cookies. */
export function setCookies({ browser, language }: Cookies, origin: string): string[] {
  const set = (name: string, value: string, more = "") =>
    `${nameOf(name, origin)}=${value}; ${attributes(origin)}${more}`;
  return [
    ...(browser ? [set("frontdesk", browser, `; Max-Age=${monthSeconds}`)] : []),
    ...(language ? [set("frontdesk-language", language, `; Max-Age=${monthSeconds}`)] : []),
  ];
}

export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}
