import type { MessageKey } from "../../../src/words/en/all.ts";
import { type Language, languages } from "../../../src/words/languages.ts";
import { inLanguage, say, t } from "../../../src/words/words.ts";
import type { Script, Sheet } from "../connect/assets.ts";
import { Document } from "./document.tsx";

interface Files {
  sheet: Sheet;
  script: Script;
}

const inEach = (key: MessageKey): [Language, string][] =>
  languages.map((language) => [language, inLanguage(language, () => say(t(key), String))]);

/**
 * What every GET of the customer's page gives, the same bytes for everybody. It stands there until the script has asked
 * what this browser may see, so it speaks both languages.
 */
export function Shell(files: Files) {
  return (
    <Document lang="en" title="Frontdesk" {...files}>
      <p id="status" role="status" class="unseen" />
      <main id="page" class="page">
        <div class="card wait">
          <h1 class="unseen">Frontdesk</h1>
          <noscript>
            {inEach("page.no-script").map(([language, words]) => (
              <p lang={language}>{words}</p>
            ))}
          </noscript>
          {inEach("page.wait").map(([language, words]) => (
            <p lang={language} class="with-script">
              {words}
            </p>
          ))}
        </div>
      </main>
    </Document>
  );
}

/** What an address gives that carries a token, whichever it is. The script leaves such a page alone. */
export function Leaked(files: Files) {
  return (
    <Document lang="en" title="Frontdesk" {...files}>
      <main class="page">
        {inEach("page.leaked-title").map(([language, title], n) => (
          <div class="card" lang={language}>
            <h1>{title}</h1>
            <p>{inEach("page.leaked")[n]![1]}</p>
          </div>
        ))}
      </main>
    </Document>
  );
}
