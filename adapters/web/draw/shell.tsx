import type { Script, Sheet } from "../connect/assets.ts";
import { Document } from "./document.tsx";

/**
 * What every GET of the customer's page gives, the same bytes for everybody. It stands there until the script has asked
 * what this browser may see, so it speaks both languages.
 */
export function Shell({ sheet, script }: { sheet: Sheet; script: Script }) {
  return (
    <Document lang="en" title="…" sheet={sheet} script={script}>
      <main id="page" class="page" aria-live="polite">
        <div class="card wait">
          <noscript>
            <p>This page needs JavaScript. Please allow it for this address in your browser, then reload the page.</p>
            <p lang="zh">此页面需要 JavaScript。请在浏览器中允许此地址使用 JavaScript，然后刷新页面。</p>
          </noscript>
          <div id="wait">
            <p>One moment… If nothing comes, please reload the page.</p>
            <p lang="zh">请稍候……如果一直没有内容，请刷新页面。</p>
          </div>
        </div>
      </main>
    </Document>
  );
}
