import type { Script, Sheet } from "./assets.ts";

interface Allowed {
  /** Where people reach this desk, such as `https://desk.example.com`. */
  origin: string;
  sheet: Sheet;
  script: Script;
}

/** The headers of everything but assets: nothing is kept, framed, indexed or guessed, and no address leaks. */
export function guarded(origin: string): Record<string, string> {
  return {
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow, noarchive",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    ...(origin.startsWith("https:") && { "strict-transport-security": "max-age=31536000" }),
  };
}

/** The headers of a page. It may run the script and use the style that it names, by file and by hash, and no other. */
export function guardedPage({ origin, sheet, script }: Allowed): Record<string, string> {
  const files = [script, ...script.needs];
  const scripts = files.flatMap(({ path, integrity }) => [`${origin}${path}`, `'${integrity}'`]);
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.join(" ")}`,
    `style-src ${origin}${sheet.path}`,
    "img-src data:",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    ...guarded(origin),
    "content-security-policy": policy.join("; "),
    "content-type": "text/html; charset=utf-8",
  };
}
