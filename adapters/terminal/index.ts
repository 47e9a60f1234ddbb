import type { Platform, Reception, ShownCard } from "../../src/desk/platform.ts";
import type { Language } from "../../src/words/languages.ts";
import { createOneTalk, type OneTalk } from "../chat/one-talk.ts";
import { createAsk } from "./ask.ts";
import { createFront } from "./front.ts";
import { pipedLines, typedLines } from "./lines.ts";
import { type PhoneText, personScreen, scriptScreen } from "./screen.ts";
import { createShownCards } from "./shown-cards.ts";
import { createTalk } from "./talk.ts";
import { widthOf } from "./wrap.ts";

interface TerminalParts {
  world: ShownCard["world"];
  /** Writes JSON lines for a script instead of pages for people. */
  isScript: boolean;
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  clock: () => number;
  /** The reader's time zone, by its IANA name. */
  zone: string;
  /** The case that is talked about, here and on a page beside the terminal. */
  current?: OneTalk;
  /** The language that a person reads. A script always reads English. */
  language?: Language;
}

/** Makes the terminal adapter: one person at a keyboard, or one script at a pipe, talks with the desk. */
export function createTerminal(parts: TerminalParts) {
  const { world, isScript, input, output, clock, zone, current = createOneTalk(), language = "en" } = parts;
  const wall = () => ({ now: clock(), zone, language: isScript ? ("en" as const) : language });
  const lines = !isScript && input.isTTY ? typedLines(input, output) : pipedLines(input, output);
  let written = 0;
  const write = (line: string) => {
    written += 1;
    lines.print(line);
  };
  const screen = isScript ? scriptScreen(write, wall) : personScreen(write, () => widthOf(output), wall);
  output.on("error", () => lines.close()); // nobody reads any more
  const cards = createShownCards(screen);

  const platform: Platform = {
    name: "terminal",
    show: async (_address, card) => cards.show(card),
    call: async (_address, call) => {
      if (!call.over && cards.isOlder(call.card.caseId, call.n)) screen.notice(call.card.caseId, call.text);
    },
    tell: async (_address, notice) => screen.notice(current.id, notice),
    reveal: async (_address, caseId, secret, words) => screen.secret(caseId, secret, words),
  };

  return {
    platform,
    /** Shows a text that the practice phone got. */
    phone(text: PhoneText): void {
      const before = written;
      screen.phone(text);
      written = before;
    },
    greet: () => screen.hello(world),
    listening: (url: string) => screen.listening(url),
    /** Says where the same talk goes on in a browser. */
    page: (url: string) => screen.page(url),
    /** Talks until the input ends. `delivered` resolves when what was promised so far has been shown. */
    async run(
      reception: Reception,
      delivered: () => Promise<void>,
      { flows, flow }: { flows: readonly string[]; flow?: string | undefined },
    ): Promise<void> {
      const wayIn = createFront(reception, clock, (notice) => screen.notice(current.id, notice));
      const ask = createAsk({ isScript, lines, screen, wall, newest: (card) => cards.of(card.caseId) ?? card });
      const around = { isScript, reception, wayIn, ask, screen, cards, flows, current, delivered };
      const talk = createTalk({ ...around, written: () => written });
      screen.kinds(flows.filter((known) => known !== "open"));
      await delivered(); // what earlier cases came to is shown before anything new
      await talk(flow);
    },
    /** Whether the window was closed, so that nobody is left to write to. */
    isGone: lines.isGone,
    /** Tells a person who leaves with a case open that nothing is lost. */
    leave(): void {
      const card = cards.of(current.id);
      lines.close();
      if (card?.state === "open") screen.goodbye(current.id, card.stage !== undefined);
    },
  };
}
