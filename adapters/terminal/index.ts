import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { FromPerson, Input, Text } from "../../src/conversation/types.ts";
import {
  NotOpened,
  type Platform,
  type Reception,
  type ShownCard,
  StoreDown,
  whileSomebodyWaits,
} from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import { pipedLines, typedLines } from "./lines.ts";
import { askedAfter, isCommand, kindIn, readLine, readScript, spoken, you } from "./read.ts";
import { type WallClock, wordsOf } from "./render.ts";
import { type PhoneText, personScreen, scriptScreen } from "./screen.ts";
import { widthOf } from "./wrap.ts";

export interface TerminalParts {
  world: ShownCard["world"];
  /** JSON lines instead of pages for people. */
  isScript: boolean;
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  clock: () => number;
  /** The reader's, by its IANA name. */
  zone: string;
}

const lookAgainMs = 500;
const tooQuickMs = 5_000;

/** One person at a keyboard, or one script at a pipe. */
export function createTerminal({ world, isScript, input, output, clock, zone }: TerminalParts) {
  const wall = () => ({ now: clock(), zone });
  const lines = !isScript && input.isTTY ? typedLines(input, output) : pipedLines(input, output);
  let written = 0;
  const write = (line: string) => {
    written += 1;
    lines.print(line);
  };
  const screen = isScript ? scriptScreen(write, wall) : personScreen(write, () => widthOf(output), wall);
  output.on("error", () => lines.close()); // nobody reads any more
  const shown = new Map<string, ShownCard>();
  let reception: Reception;
  let flows: readonly string[] = [];
  let current = "";
  let changed: () => void = () => {};

  const platform: Platform = {
    name: "terminal",
    async show(_address, card) {
      if (card.audience === "operators") return screen.card(card); // read, but not what this person is asked
      const before = shown.get(card.caseId);
      if (before && before.version > card.version) return;
      shown.set(card.caseId, card);
      if (!before || !looksSame(before, card)) screen.card(card);
      changed();
    },
    async tell(_address, notice) {
      screen.notice(current, notice);
    },
    async reveal(_address, caseId, secret, words) {
      screen.secret(caseId, secret, words);
    },
  };

  /** With a kind of request named, only one of that kind is gone on with. */
  async function enter(flow: string | undefined): Promise<string> {
    const all = await reception.cases(you.id, "open");
    const open = all.find((line) => flow === undefined || line.kind === flow);
    if (!open) return begin(flow);
    current = open.id;
    if (!isScript) screen.notice(open.id, t("terminal.going-on", { case: open.id }));
    await resume(open.id);
    return open.id;
  }

  /** Undefined when the desk could not do it, which people are told. */
  async function unlessDown<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await whileSomebodyWaits(act);
    } catch (error) {
      if (!(error instanceof StoreDown)) throw error;
      screen.notice(current, t("talk.store-down"));
      return undefined;
    }
  }

  /** What was answered stays, so a card that says nothing new is still the answer to what was said. */
  async function showAgain(): Promise<void> {
    const card = await reception.card(current, you.id);
    if (card) screen.card(card, true);
  }

  /** Where one has as much going as one may, the oldest instead; whoever is only too quick waits. */
  async function begin(flow = "open"): Promise<string> {
    for (let told = ""; ; ) {
      try {
        return await reception.open({ event: randomUUID(), flow, from: you, at: you.id });
      } catch (error) {
        if (!(error instanceof NotOpened)) throw error;
        if (told !== error.why.key) screen.notice(current, error.why);
        told = error.why.key;
        if (error.oldest) {
          shown.delete(error.oldest.id); // so that it is shown although nothing of it is new
          await resume(error.oldest.id);
          return error.oldest.id;
        }
        await new Promise((resolve) => setTimeout(resolve, tooQuickMs));
      }
    }
  }

  /** How far another request is, or that it was practice. */
  async function standing(id: string): Promise<Text> {
    const [line] = (await reception.find(you.id, id)) ?? [];
    if (line) return line.status;
    return t((await reception.practised({ id })) ? "terminal.was-practice" : "chat.no-such-case", { case: id });
  }

  /** Another kind of request instead. One that nothing was answered in yet is given up for it. */
  async function turnTo(flow: string): Promise<string> {
    const { version, state } = shown.get(current)!;
    if (state === "open" && version === 1)
      await reception.receive(current, { type: "cancelled", id: randomUUID(), from: you });
    return begin(flow);
  }

  function resume(caseId: string): Promise<void> {
    return reception.resume(caseId, { event: randomUUID(), from: you });
  }

  /** The newest card that waits for an answer, or that ends the case. While the world takes long, people may still ask. */
  async function question(caseId: string): Promise<ShownCard> {
    for (;;) {
      const card = shown.get(caseId);
      const isLong = !isScript && (card?.stage === "unknown" || card?.stage === "manual");
      if (card && (card.question !== undefined || card.state !== "open" || isLong)) return card;
      if (!(await hasChanged())) await isBehind(caseId);
    }
  }

  /** False when nothing came for a while. */
  function hasChanged(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), lookAgainMs);
      changed = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }

  /** Another desk on the same ledger may have shown the newest card at a terminal of its own. True when it has. */
  async function isBehind(caseId: string): Promise<boolean> {
    const open = await reception.cases(you.id, "open").catch(onlyDown);
    if (!open) return false;
    const here = open.find(({ id }) => id === caseId);
    const card = shown.get(caseId);
    if (here ? here.question === card?.question : card?.state !== "open") return false;
    await resume(caseId).catch(onlyDown);
    return true;
  }

  async function answer(card: ShownCard): Promise<FromPerson | { opens: string } | "nothing" | undefined> {
    const inputs = card.question === undefined ? [] : (card.view.inputs ?? []);
    const line = await lines.next(promptOf(card, inputs[0], wall()), inputs[0]?.secret);
    if (line === undefined) return undefined;
    const id = askedAfter(line);
    if (id !== undefined && id !== current) {
      await unlessDown(async () => screen.notice(current, await standing(id)));
      return "nothing";
    }
    const opens = kindIn(line, flows, card);
    if (opens) return { opens };
    const said = spoken(line);
    const isBlank = !isScript && said.trim() === "";
    if (card.state !== "open" && isBlank) return { opens: "open" };
    if (isBlank) return "nothing";
    const event = read(said, shown.get(card.caseId) ?? card);
    return event.type === "said" && inputs.length > 1 ? fillIn(card, inputs, said, event) : event;
  }

  function read(said: string, card: ShownCard): FromPerson {
    return (isScript ? readScript : readLine)(randomUUID(), said, card);
  }

  /** A form is asked for box by box; a choice or a command typed into any of them is one. */
  async function fillIn(
    card: ShownCard,
    inputs: Input[],
    first: string,
    event: FromPerson,
  ): Promise<FromPerson | undefined> {
    if (isCommand(first)) return event;
    const answers: Record<string, string> = { [inputs[0]!.key]: first };
    for (const input of inputs.slice(1)) {
      screen.input(card, input);
      const line = await lines.next(promptOf(card, input, wall()), input.secret);
      if (line === undefined) return undefined;
      const instead = read(line, card);
      if (instead.type === "pressed" || isCommand(line)) return instead;
      answers[input.key] = line;
    }
    return { type: "filled", id: event.id, from: you, answers, ...(card.question && { question: card.question }) };
  }

  return {
    platform,
    /** What arrives by itself answers nobody. */
    phone(text: PhoneText): void {
      const before = written;
      screen.phone(text);
      written = before;
    },
    greet: () => screen.hello(world),
    listening: (url: string) => screen.listening(url),
    /** Talks until the input ends. `delivered` resolves when what was promised so far has been shown. */
    async run(
      given: Reception,
      delivered: () => Promise<void>,
      offered: { flows: readonly string[]; flow?: string | undefined },
    ): Promise<void> {
      reception = given;
      flows = offered.flows;
      screen.kinds(flows.filter((flow) => flow !== "open"));
      await delivered(); // how earlier cases ended comes before anything new
      current = await enter(offered.flow);
      for (;;) {
        const card = await question(current);
        const event = await answer(card);
        if (event === undefined) return;
        if (event === "nothing") continue;
        const before = written;
        if ("opens" in event) current = (await unlessDown(() => turnTo(event.opens))) ?? current;
        else await unlessDown(() => reception.receive(current, event));
        await delivered();
        if (shown.get(current)?.question === card.question) while (await isBehind(current)) await hasChanged();
        if (written === before) await unlessDown(showAgain);
      }
    },
    /** Whether the window was closed; there is nobody left to write to. */
    isGone: lines.isGone,
    /** Whoever leaves with a case open hears that nothing is lost. */
    leave(): void {
      const card = shown.get(current);
      lines.close();
      if (card?.state === "open") screen.goodbye(current, card.stage !== undefined);
    },
  };
}

/** Who waits goes on waiting. */
function onlyDown(error: unknown): undefined {
  if (!(error instanceof StoreDown)) throw error;
}

/** A card goes by line by line here, so one that says nothing new is not said again. */
function looksSame({ version: _, ...before }: ShownCard, { version: __, ...now }: ShownCard): boolean {
  return isDeepStrictEqual(before, now);
}

function promptOf({ state }: ShownCard, input: Input | undefined, wall: WallClock): string {
  if (state !== "open") return `${wordsOf(t("terminal.another"), wall)} > `;
  if (!input) return "> ";
  return `${wordsOf(input.secret ? t("terminal.hidden", { label: input.label }) : input.label, wall)} > `;
}
