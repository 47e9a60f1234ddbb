import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import type { Script, Sheet } from "../connect/assets.ts";

interface DocumentParts {
  /** The language of everything that stands in the document from the beginning. */
  lang: string;
  title: string;
  sheet: Sheet;
  script: Script;
  children?: Child;
}

/** A whole document: its style and its script by name and hash, and what stands in it before the script has run. */
export function Document({ lang, title, sheet, script, children }: DocumentParts) {
  return (
    <>
      {raw("<!doctype html>")}
      <html lang={lang}>
        <head>
          <meta charset="utf-8" />
          <title>{title}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex, nofollow" />
          <meta name="referrer" content="no-referrer" />
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href={sheet.path} integrity={sheet.integrity} />
          {script.needs.map(({ path, integrity }) => (
            <link rel="modulepreload" href={path} integrity={integrity} />
          ))}
          <script type="module" src={script.path} integrity={script.integrity} />
        </head>
        <body>{children}</body>
      </html>
    </>
  );
}
