import type { PagesSettings } from "../settings.ts";

const loopback = /^(127\.0\.0\.1|\[::1\]|localhost)(:\d{1,5})?$/;

/**
 * The one origin from which pages of this desk are read. It is set, but while practising this machine reads them under
 * whatever loopback name it uses.
 */
export function originOf({ world, publicUrl }: PagesSettings, host = ""): string {
  const set = publicUrl === undefined ? undefined : new URL(publicUrl);
  const isHere = world === "practice" && loopback.test(host) && host !== set?.host;
  return isHere ? `http://${host}` : (set?.origin ?? "null");
}
