import type { Outcome } from "../../conversation/types.ts";
import { t } from "../../words/words.ts";
import { bytesOf } from "./bytes.ts";
import { plain, tooLong } from "./plain.ts";

/** Reads the address of a picture, http or https, of at most so many bytes; chat markup around it is dropped. */
export function readWebAddress(text: string, most: number): Outcome<string> {
  const long = tooLong(text, "example.web-address");
  if (long) return long;
  const address = unwrapped(plain(text));
  if (!isAddress(address)) return withScheme(address, most);
  const over = bytesOf(address) - most;
  return over > 0 ? { ok: false, why: t("field.web-address.over", { most, over }) } : { ok: true, value: address };
}

/** The refusal of what is no address. One that lacks only its beginning is offered with it. */
function withScheme(said: string, most: number): Outcome<string> {
  const why = t("field.web-address.shape");
  const whole = `https://${said}`;
  const isWhole = /^(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S+$/i.test(said) && isAddress(whole) && bytesOf(whole) <= most;
  if (!isWhole) return { ok: false, why };
  const offer = { key: "use", label: t("open.mail.use", { mail: whole }), value: whole, yes: true as const };
  return { ok: false, why, offers: [offer] };
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
