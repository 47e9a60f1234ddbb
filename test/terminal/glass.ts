/** What a person sees: a terminal that knows the few sequences readline and we use. Lines that scroll off are kept. */
export function createGlass(columns: number) {
  const lines: string[][] = [[]];
  let width = columns;
  let row = 0;
  let column = 0;

  function put(letter: string): void {
    if (column >= width) move(row + 1, 0);
    lines[row]![column] = letter;
    column += 1;
  }

  function move(toRow: number, toColumn: number): void {
    row = Math.max(0, toRow);
    column = Math.max(0, toColumn);
    while (lines.length <= row) lines.push([]);
  }

  function obey(sequence: string): void {
    const [, digits = "", what = ""] = /^\u001b\[\??(\d*)([A-Za-z])$/.exec(sequence) ?? [];
    const n = digits === "" ? 1 : Number(digits);
    const moves: Record<string, () => void> = {
      A: () => move(row - n, column),
      B: () => move(row + n, column),
      C: () => move(row, column + n),
      D: () => move(row, column - n),
      G: () => move(row, n - 1),
      J: () => {
        lines.length = row + 1;
        lines[row]!.length = Math.min(lines[row]!.length, column);
      },
      K: () => {
        lines[row]!.length = Math.min(lines[row]!.length, column);
      },
      h: () => {},
      l: () => {},
      m: () => {},
    };
    const known = moves[what];
    if (!known) throw new Error(`This glass does not know ${JSON.stringify(sequence)}.`);
    known();
  }

  return {
    show(text: string): void {
      for (const [part] of text.matchAll(/\u001b\[\??\d*[A-Za-z]|./gsu)) {
        if (part.length > 1 && part.startsWith("\u001b")) obey(part);
        else if (part === "\r") column = 0;
        else if (part === "\n") move(row + 1, column);
        else if (part === "\b") column -= 1;
        else if (part !== "\u0007") put(part);
      }
    },
    resize(to: number): void {
      width = to;
    },
    text: () =>
      lines
        .map((line) =>
          Array.from(line, (letter) => letter ?? " ")
            .join("")
            .trimEnd(),
        )
        .join("\n"),
    /** The line with the cursor. */
    line: () => Array.from(lines[row]!, (letter) => letter ?? " ").join(""),
  };
}
