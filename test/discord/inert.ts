import type { Component } from "./fake/components.ts";
import { every } from "./fake/components.ts";

/** Where Discord would read markdown that is not ours: headings, small print, bold labels, boxes, times and mentions of our own making. Empty when user text is only text. */
export function markdownIn(components: readonly unknown[]): string[] {
  const texts = every(components as Component[]).flatMap(({ content }) => content ?? []);
  return texts.flatMap((text) => (/^```\n[^`]*\n```$/.test(text) ? [] : text.split("\n").flatMap(active)));
}

/** Signs in one line that Discord would act on. */
function active(line: string): string[] {
  const bare = line
    .replace(/^(###|-#) /, "")
    .replace(/^\*\*((?:\\.|[^*\\])+)\*\* {2}/, "$1 ")
    .replace(/<t:\d+:[TRf]>/g, "")
    .replace(/<@\d+>/g, "")
    .replace(/\\[^0-9A-Za-z\s]/g, "");
  const signs = [
    /[*_~|`<>[\]#\\]/,
    /@(here|everyone)/i,
    /(https?|discord):\/\//i,
    /^\s*-\s/,
    /^\s*\d+\.\s/,
    /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u,
    /[\0\r\u2028\u2029]/,
  ];
  return signs.filter((sign) => sign.test(bare)).map((sign) => `${sign} in ${JSON.stringify(line)}`);
}
