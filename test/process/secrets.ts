import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Where a secret can be read in what a desk left behind: raw, backwards, in UTF-16, as a URL or JSON has it, in base64 or
 * in hex. `open` is what may be read there, such as UINs, in one of which six digits come up by chance as well.
 */
export function leaksIn(
  haystacks: Record<string, Buffer>,
  secrets: readonly string[],
  open: readonly string[] = [],
): string[] {
  const leaks: string[] = [];
  for (const [where, bytes] of Object.entries(haystacks)) {
    const text = open.reduce((all, word) => all.replaceAll(word, "~"), bytes.toString("latin1"));
    for (const secret of secrets) {
      if (hasRaw(text, asBytes(secret))) leaks.push(`${secret} in ${where}`);
      for (const form of otherForms(secret))
        if (form.length === secret.length ? hasRaw(text, form) : text.includes(form))
          leaks.push(`${secret} as ${form.replaceAll("\0", "·")} in ${where}`);
    }
  }
  return leaks;
}

export function filesIn(folder: string): Record<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(names.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name))]));
}

function otherForms(secret: string): Set<string> {
  const utf16 = Buffer.from(secret, "utf16le").toString("latin1");
  const forms = [
    ...base64Forms(secret),
    ...base64Forms(secret).map((form) => form.replaceAll("+", "-").replaceAll("/", "_")),
    hex(secret),
    hex(secret).toUpperCase(),
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    asBytes(JSON.stringify(secret).slice(1, -1)),
    asBytes([...secret].reverse().join("")),
    utf16.slice(0, -1),
    Buffer.from(utf16, "latin1").swap16().toString("latin1").slice(1),
  ];
  return new Set(forms.filter((form) => form !== asBytes(secret)));
}

/** A text as files have it, one letter for each byte. */
function asBytes(text: string): string {
  return Buffer.from(text).toString("latin1");
}

/** Six digits come up by chance within a hash or a UUID, so a hit inside of one is none. */
function hasRaw(text: string, secret: string): boolean {
  const chance = /^[0-9]+$/.test(secret) ? /^([0-9a-f]{64}|[0-9a-f]{128}|[0-9a-f]{8}|[0-9a-f]{12})$/ : /^$/;
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
    const before = /[0-9a-f]*$/.exec(text.slice(Math.max(0, at - 128), at))![0];
    const after = /^[0-9a-f]*/.exec(text.slice(at + secret.length, at + secret.length + 128))![0];
    if (!chance.test(before + secret + after)) return true;
  }
  return false;
}

/** Whatever stands before it, a text's base64 is one of three, give or take the letters at its ends. */
function base64Forms(secret: string): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.from("x".repeat(offset) + secret)
      .toString("base64")
      .replace(/=+$/, "");
    return encoded.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + secret.length) * 4) / 3));
  });
}

function hex(secret: string): string {
  return Buffer.from(secret).toString("hex");
}
