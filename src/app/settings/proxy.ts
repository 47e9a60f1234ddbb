import { z } from "zod";
import type { HttpProxy } from "../../tencent/through-proxy.ts";

const example = "http://proxy.example.com:8080";

type Given = { HTTPS_PROXY?: string | undefined; NO_PROXY?: string | undefined };

/** Reads a proxy's address as people write it: also without a scheme, and with a user and a password. */
export function proxyAddress() {
  return z
    .string()
    .transform((said) => (/^\w[\w+.-]*:\/\//.test(said) ? said : `http://${said}`))
    .superRefine((url, problem) => {
      const wrong = wrongWith(url);
      if (wrong) problem.addIssue(wrong);
    });
}

function wrongWith(url: string): string | undefined {
  const [, scheme] = /^([^:]+):\/\//.exec(url) ?? [];
  if (!/^https?$/i.test(scheme!))
    return `is for a proxy that speaks HTTP, such as ${example}; one of ${scheme} can't be used`;
  if (!URL.canParse(url) || !namesHostAndPort(url) || /%(?![0-9a-f]{2})/i.test(url) || !isText(url))
    return `is not an address with its port, such as ${example} or http://user:password@proxy.example.com:8080, where # / ? % @ in the password are written as %23 %2F %3F %25 %40`;
  return undefined;
}

/** Whether its user and password can be read as text. */
function isText(url: string): boolean {
  const { username, password } = new URL(url);
  try {
    return decodeURIComponent(username + password) !== undefined;
  } catch {
    return false; // the one error that it has
  }
}

/** What calls go through; undefined where they go straight. */
export function proxyIn({ HTTPS_PROXY: url, NO_PROXY: except = "" }: Given): HttpProxy | undefined {
  return url === undefined ? undefined : { url, except };
}

/** Whether an address has nothing but a host and a port, and perhaps a user and a password. */
function namesHostAndPort(url: string): boolean {
  const rest = url.slice(url.indexOf("//") + 2);
  const at = rest.lastIndexOf("@");
  return /^(\[[^\]]+\]|[^:/?#]+):\d+\/?$/.test(rest.slice(at + 1)) && !/[/?#]/.test(rest.slice(0, at + 1));
}
