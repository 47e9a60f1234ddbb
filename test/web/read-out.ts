/** What a page says, a line for each thing on it: `[ ]` is a box, `( )` a button, and what is folded stands behind a `>`. */
export function readOut({ html }: { html: string }): string {
  return html
    .replace(/<template id="(cover|offline)">.*?<\/template>/gs, "")
    .replace(/<(\w+)[^>]* class="unseen"[^>]*>.*?<\/\1>/gs, "")
    .replace(/<p class="small" data-until="\d+" data-words="([^"]*)"><\/p>/g, "\n$1\n")
    .replace(/<input[^>]*type="checkbox"[^>]*>/g, "[x]")
    .replace(/<input[^>]*name="(\w+)"[^>]*autocomplete="([\w-]+)"[^>]*>/g, "\n[$1, $2]\n")
    .replace(/<button[^>]*>([^<]*)<\/button>/g, "\n($1)\n")
    .replace(/<summary>([^<]*)<\/summary>/g, "\n> $1\n")
    .replace(/<h1[^>]*>/g, "\n# ")
    .replace(/<h2[^>]*>/g, "\n## ")
    .replace(/<li[^>]*>/g, "\n- ")
    .replace(/<\/dt>/g, ": ")
    .replace(/<\/?(p|h1|h2|li|ul|div|dl|dd|section|header|footer|form|details|label)[^>]*>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** What differs from run to run, left out of that. */
export function masked(text: string): string {
  return text
    .replace(/R-[0-9A-Z]{4,5}/g, "R-XXXX")
    .replace(/\d\d:\d\d:\d\d(, \d+ \w+ \d{4})?/g, "hh:mm:ss")
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "request-id")
    .replace(/20000010\d{4}/g, "2000001XXXXX")
    .replace(/\b\d{6}\b/g, "NNNNNN")
    .replace(/(Your two words|您的两个词) \w+ \w+/g, "$1 one other")
    .replace(/^( *)\S{20}$/gm, "$1a-made-password");
}
