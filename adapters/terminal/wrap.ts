const widest = 88;
const narrowest = 20;
/** The width of a terminal that does not tell its own. */
const usual = 80;

/**
 * The columns of an output. A serial line, like many a script's terminal, says that it has 0, which counts as unknown.
 */
export function columnsOf({ columns }: { columns?: number | undefined }): number {
  return columns !== undefined && columns > 0 ? columns : usual;
}

/** The width of a page, in columns. */
export function widthOf(output: { columns?: number | undefined }): number {
  return Math.min(widest, Math.max(narrowest, columnsOf(output)));
}

/** Breaks at blanks into lines of at most `width`, each after `indent`; a longer word keeps a line of its own. */
export function wrap(text: string, width: number, indent = ""): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && columns(indent + longer) > width) {
      lines.push(indent + line);
      line = word;
    } else line = longer;
  }
  return [...lines, indent + line];
}

const wide =
  /(?![\uff61-\uffdc])[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\uff01-\uff60]/gu;

/** How many columns a text takes in a terminal. East Asian characters take two, and combining marks none. */
export function columns(text: string): number {
  const count = (what: RegExp) => text.match(what)?.length ?? 0;
  return [...text].length + count(wide) - count(/\p{M}/gu);
}
