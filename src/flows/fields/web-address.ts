import type { Outcome } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { bytesOf } from "./bytes.ts";
import { plain, tooLong } from "./plain.ts";

/** Reads the address of a picture, http or https, of at most so many bytes; chat markup around it is dropped. */
export function readWebAddress(text: string, most: number): Outcome<string> {
  const long = tooLong(text, "example.web-address");
  if (long) return long;
  const address = unwrapped(plain(text));
  if (!isAddress(address)) return { ok: false, why: t("field.web-address.shape") };
  const over = bytesOf(address) - most;
  return over > 0 ? { ok: false, why: t("field.web-address.over", { most, over }) } : { ok: true, value: address };
}

/** `<https://a.example/x.png|x.png>` is how Slack passes an address on. */
function unwrapped(said: string): string {
  const [, inside = said] = /^<([^<>|]+)(?:\|[^<>]*)?>$/.exec(said) ?? [];
  return inside.replace(/(?<![.,;])[.,;]+$/, "");
}

/** A name and a password in front of a host are somebody's secret. */
function isAddress(said: string): boolean {
  if (!/^https?:\/\/[^\s<>"\\^`{|}]+$/i.test(said) || !URL.canParse(said)) return false;
  const { hostname, username, password } = new URL(said);
  return hostname.includes(".") && username === "" && password === "";
}
