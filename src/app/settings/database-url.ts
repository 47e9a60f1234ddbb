import { readAddress } from "../../ledger/postgres/address.ts";

const escapes: Record<string, string> = { "#": "%23", "/": "%2F", "?": "%3F", "%": "%25" };

/** What keeps a desk from using this place for its cases, in words that follow the setting's name. */
export function problemOf(url: string): string | undefined {
  if (/^sqlite:(file:)?:memory:/i.test(url))
    return "is a ledger in memory, which forgets every account when the desk stops: name a file, such as sqlite:data/frontdesk.db";
  if (/^sqlite:.+/.test(url)) return undefined;
  const misread = misreadIn(url);
  if (misread) return `has a ${misread.sign} in its password, which has to be written as ${misread.escaped} there`;
  try {
    readAddress(url);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** A sign in this address's password that must be escaped, because it means something in addresses. */
function misreadIn(url: string): { sign: string; escaped: string } | undefined {
  const [, rest = ""] = /^postgres(?:ql)?:\/\/(.*)$/s.exec(url) ?? [];
  const [percent] = /%(?![0-9a-f]{2})/i.exec(rest) ?? [];
  const [, sign] = /^[^@:/?#]*:[^@/?#]*([/?#])[^?]*@/.exec(rest) ?? [];
  const found = sign ?? percent;
  return found === undefined ? undefined : { sign: found, escaped: escapes[found]! };
}
