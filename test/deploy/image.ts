import { readFileSync } from "node:fs";

/** A line of the Dockerfile, whatever it is broken into. */
export interface Instruction {
  word: string;
  said: string;
}

/** The instructions of the last stage, which become the image, and those of the stage before it. */
export function stages(): { build: Instruction[]; image: Instruction[] } {
  const text = readFileSync("Dockerfile", "utf8")
    .replace(/^#.*\n/gm, "")
    .replace(/\\\n/g, " ");
  const all = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => ({ word: line.split(" ")[0]!, said: line.slice(line.indexOf(" ") + 1).replace(/ +/g, " ") }));
  const last = all.findLastIndex(({ word }) => word === "FROM");
  return { build: all.slice(0, last), image: all.slice(last) };
}

/** What was said behind a word, once for each time. */
export function saidIn(stage: readonly Instruction[], word: string): string[] {
  return stage.filter((each) => each.word === word).map(({ said }) => said);
}

/** The command that starts the image, word by word. */
export function startOf(image: readonly Instruction[]): string[] {
  return ["ENTRYPOINT", "CMD"].flatMap((word) => JSON.parse(saidIn(image, word)[0]!) as string[]);
}

/** What the image copies from the tree after the build, and where to. */
export function copied(image: readonly Instruction[]): { from: string; to: string }[] {
  return saidIn(image, "COPY").flatMap((said) => {
    const [stage, ...paths] = said.split(" ");
    if (stage !== "--from=build") throw new Error(`${said} is not from the build.`);
    const to = paths.pop()!;
    return paths.map((path) => {
      const from = path.replace(/^\/build\//, "");
      return { from, to: to.endsWith("/") ? to + from : to };
    });
  });
}
