import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** A file that a page needs. It is named by its content, so a browser may keep it for good. */
export interface Sheet {
  /** Where it is served, such as `/a/3f9c….css`. */
  path: string;
  /** What the browser checks it against, such as `sha256-…`. */
  integrity: string;
}

/** A module, with all modules that it imports. */
export interface Script extends Sheet {
  needs: Sheet[];
}

interface Kept extends Sheet {
  type: string;
  body: Buffer;
  /** The body made smaller, by how; each is made when a browser first asks for it. */
  smaller: Partial<Record<Encoding, Buffer>>;
}

const encodings = { br: brotliCompressSync, gzip: gzipSync };
type Encoding = keyof typeof encodings;

/** What a request for an asset is answered with. */
interface AssetAnswer {
  status: 200 | 404;
  headers: Record<string, string>;
  body: Buffer | undefined;
}

/**
 * Keeps the scripts and styles of pages in memory, each named by its hash. `built` is the folder into which the
 * compiler wrote what runs in browsers.
 */
export function createAssets(built: string) {
  const kept = new Map<string, Kept>();
  const scripts = new Map<string, Script>();

  function keep(text: string, end: "js" | "css"): Kept {
    const body = Buffer.from(text);
    const hash = createHash("sha256").update(body).digest();
    const path = `/a/${hash.toString("hex").slice(0, 24)}.${end}`;
    const type = end === "js" ? "text/javascript; charset=utf-8" : "text/css; charset=utf-8";
    const integrity = `sha256-${hash.toString("base64")}`;
    const asset = { path, integrity, type, body, smaller: {} };
    kept.set(path, asset);
    return asset;
  }

  /** A compiled module. What it imports is renamed to where that is served, so the deepest come first. */
  function script(name: string): Script {
    const known = scripts.get(name);
    if (known) return known;
    const needs: Sheet[] = [];
    const compiled = readFileSync(join(built, name), "utf8");
    const text = compiled.replace(/"(\.{1,2}\/[\w./-]{1,200}\.js)"/g, (_, to) => {
      const needed = script(posix.join(posix.dirname(name), to));
      needs.push(needed, ...needed.needs);
      return `"${needed.path}"`;
    });
    const { path, integrity } = keep(text, "js");
    const distinct = [
      ...new Map(needs.map((each) => [each.path, { path: each.path, integrity: each.integrity }])).values(),
    ];
    const made = { path, integrity, needs: distinct };
    scripts.set(name, made);
    return made;
  }

  function sheet(...parts: string[]): Sheet {
    const { path, integrity } = keep(parts.map(squeezed).join(""), "css");
    return { path, integrity };
  }

  /** The answer to a GET of this path by somebody who accepts these encodings. */
  function answer(path: string, accepted = ""): AssetAnswer {
    const asset = kept.get(path);
    const always = { "x-content-type-options": "nosniff", vary: "accept-encoding" };
    if (!asset) return { status: 404, headers: { ...always, "cache-control": "no-store" }, body: undefined };
    const encoding = (["br", "gzip"] as const).find((each) => new RegExp(`\\b${each}\\b`).test(accepted));
    if (encoding) asset.smaller[encoding] ??= encodings[encoding](asset.body);
    return {
      status: 200,
      headers: {
        ...always,
        "content-type": asset.type,
        "cache-control": "public, max-age=31536000, immutable",
        "cross-origin-resource-policy": "same-origin",
        ...(encoding && { "content-encoding": encoding }),
      },
      body: encoding ? asset.smaller[encoding] : asset.body,
    };
  }

  return { script, sheet, answer };
}

/** A style without the blanks that only its reader in the source needs. */
function squeezed(style: string): string {
  return style
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .trim();
}

/** Of some folders, the first that the compiler wrote into. */
export function builtIn(...folders: string[]): string | undefined {
  return folders.find((folder) => existsSync(join(folder, "page.js")));
}
