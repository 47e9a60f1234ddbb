const escapes: Record<string, string> = { "#": "%23", "/": "%2F", "?": "%3F", "%": "%25" };

/** What in the password of this address has to be written in another way, because it means something in addresses. */
export function misreadIn(url: string): { sign: string; escaped: string } | undefined {
  const [, rest = ""] = /^postgres(?:ql)?:\/\/(.*)$/s.exec(url) ?? [];
  const [percent] = /%(?![0-9a-f]{2})/i.exec(rest) ?? [];
  const [, sign] = /^[^@:/?#]*:[^@/?#]*([/?#])[^?]*@/.exec(rest) ?? [];
  const found = sign ?? percent;
  return found === undefined ? undefined : { sign: found, escaped: escapes[found]! };
}
