const width = 40;

interface Screen {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** A line that fills up, for whoever sits before a terminal; elsewhere nothing is written. */
export function createProgressBar(screen: Screen) {
  let last = "";

  function draw(line: string): void {
    if (!screen.isTTY || line === last) return;
    screen.write(`\r${line}`);
    last = line;
  }

  return {
    show(done: number, of: number): void {
      const part = Math.min(1, done / Math.max(1, of));
      const full = Math.floor(part * width);
      draw(`[${"#".repeat(full)}${"-".repeat(width - full)}] ${String(Math.floor(part * 100)).padStart(3)} %`);
    },
    /** Takes the line away. */
    end(): void {
      if (last !== "") draw(`${" ".repeat(last.length)}\r`);
    },
  };
}
