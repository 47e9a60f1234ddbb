import { PassThrough } from "node:stream";
import { createTerminal } from "../../adapters/terminal/index.ts";
import type { Reception } from "../../src/desk/platform.ts";
import type { Someone } from "../platform/conformance.ts";
import { openStage, type StageOptions } from "../platform/stage.ts";
import type { Recorded } from "../platform/talks/scene.ts";

/** A desk before one terminal, at which one person sits. */
export async function rehearsal(options: StageOptions): Promise<Recorded> {
  const stage = await openStage("terminal-desk", options);
  const flows = stage.settings.flows.map(({ key }) => key);
  let seat = await sit();

  /** A terminal of its own for each desk, as for each process. */
  async function sit() {
    const [keyboard, glass] = [new PassThrough(), new PassThrough()];
    const written: string[] = [];
    glass.setEncoding("utf8").on("data", (chunk: string) => written.push(chunk));
    const terminal = createTerminal({
      world: "practice",
      isScript: false,
      input: keyboard as unknown as NodeJS.ReadStream,
      output: glass as unknown as NodeJS.WriteStream,
      clock: stage.settings.clock,
      zone: "UTC",
    });
    let reception: Reception;
    const front = {
      platform: terminal.platform,
      async start(given: Reception) {
        reception = given;
      },
    };
    await stage.open([front], {});
    let talk: Promise<void> | undefined;
    return {
      written,
      begin(flow?: string): void {
        talk = terminal.run(reception, () => stage.replica().runner.delivered(), { flows, flow });
      },
      isTalking: () => talk !== undefined,
      types: (line: string) => void keyboard.write(`${line}\n`),
      async leave(): Promise<void> {
        terminal.leave();
        await talk;
      },
    };
  }

  const quiet = () => stage.quiet({ calls: seat.written, drained: async () => {} });
  options.whenDone!(async () => {
    await seat.leave();
    await stage.close(async () => {});
  });

  const you = someone(() => seat, quiet);
  return {
    person: () => you,
    scene: () => ({ person: () => you }),
    async codeFor(address, texts) {
      return until(() => stage.codeOn(address, texts));
    },
    books: stage.staged.books,
    async restart() {
      await quiet();
      stage.replica().power.cut();
      await seat.leave();
      seat = await sit();
      seat.begin();
      await quiet();
    },
    quiet,
    pass: stage.staged.pass,
    news: stage.staged.news,
    faults: () => [],
  };
}

interface Seat {
  written: string[];
  begin(flow?: string): void;
  isTalking(): boolean;
  types(line: string): void;
}

function someone(seat: () => Seat, quiet: () => Promise<void>): Someone {
  let from = 0;
  const all = () => seat().written.join("").replace(/\s+/g, " ");
  const reads = () => all().slice(from);
  const types = async (line: string) => {
    await quiet();
    from = all().length;
    seat().types(line);
  };
  const nowhere = async () => {
    throw new Error("A terminal shows no old cards and no forms.");
  };
  return {
    id: "terminal:you",
    async opens({ kind = "open", text } = {}) {
      if (seat().isTalking()) await types(`/account ${kind}`);
      else seat().begin(kind);
      if (text) await types(text);
    },
    async presses(label) {
      const [, whole = label] = [...all().matchAll(/ \d+ (Text the code to \+\d+ •+ \d{4})/g)].at(-1) ?? [];
      await types(label === "Text the code to" ? whole : label);
      await until(() => reads() !== "");
      await quiet();
      if (label === "Cancel request") await types("Yes, cancel");
      if (reads().includes("Make one for me")) await types("Make one for me"); // a terminal can hide a password, so it asks for one
    },
    says: types,
    entersCode: types,
    pressesOldCard: nowhere,
    fills: nowhere,
    reads,
    async sees(words) {
      await until(() => reads().includes(words));
    },
    history: () => all().replace(secretShown, ""),
    rings: () => [],
    secret: () => secretShown.exec(reads())?.[1],
  };
}

const secretShown = /shown this once: (\S{8,48})/;

async function until<T>(look: () => T | undefined | false): Promise<T> {
  for (const deadline = performance.now() + 20_000; performance.now() < deadline; ) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("it did not happen within 20 s");
}
