import type { PagesSettings } from "../settings.ts";

const loopback = /^(127\.0\.0\.1|\[::1\]|localhost)(:\d{1,5})?$/;

/**
 * The one origin from which pages of this desk are read. It is set, but while practising this machine reads them under
 * whatever loopback name it uses.
 */
export function originOf({ world, publicUrl }: PagesSettings, host = ""): string {
  if (world === "practice" && loopback.test(host)) return `http://${host}`;
  return publicUrl === undefined ? "null" : new URL(publicUrl).origin;
}
