import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { FromPerson, Input } from "../../src/conversation/types.ts";
import type { Platform, Reception, ShownCard } from "../../src/platform.ts";
import type { Lines } from "./lines.ts";
import { readLine, readScript, you } from "./read.ts";
import type { PhoneText, Screen } from "./screen.ts";

export interface TerminalParts {
  reception: Reception;
  /** Resolves when what was promised so far has been shown. */
  delivered: () => Promise<void>;
  screen: Screen;
  lines: Lines;
  isScript: boolean;
}

export type Terminal = ReturnType<typeof createTerminal>;

/** One person at a keyboard, or one script at a pipe. */
export function createTerminal() {
  let parts: TerminalParts;
  let shown: ShownCard | undefined;
  let changed: () => void = () => {};

  const platform: Platform = {
    name: "terminal",
    async show(_address, card) {
      const before = shown;
      if (before?.caseId === card.caseId && before.version > card.version) return;
      shown = card;
      if (!before || !looksSame(before, card)) parts.screen.card(card);
      changed();
    },
    async tell(_address, notice) {
      parts.screen.notice(notice);
    },
    async reveal(_address, caseId, secret) {
      parts.screen.secret(caseId, secret);
    },
  };

  async function enter(): Promise<string> {
    const [open] = await parts.reception.openCases(you.id);
    if (!open) return begin();
    await parts.reception.resume(open.id, { event: randomUUID(), from: you });
    return open.id;
  }

  function begin(): Promise<string> {
    return parts.reception.open({ event: randomUUID(), flow: "open", from: you, at: you.id });
  }

  /** The newest card that waits for an answer, or that ends the case. */
  async function question(caseId: string): Promise<ShownCard> {
    for (;;) {
      if (shown?.caseId === caseId && (shown.question !== undefined || shown.state !== "open")) return shown;
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
    }
  }

  async function answer(card: ShownCard): Promise<FromPerson | "another" | undefined> {
    const inputs = card.question === undefined ? undefined : card.view.inputs;
    const line = await parts.lines.next(promptOf(card), inputs?.[0]?.secret);
    if (line === undefined || (!parts.isScript && /^(quit|exit)$/i.test(line.trim()))) return undefined;
    if (card.state !== "open" && /^(\/account open)?$/.test(line.trim())) return "another";
    const latest = shown ?? card;
    const said = line.replace(/^\/account\s+/, "");
    const event = (parts.isScript ? readScript : readLine)(randomUUID(), said, latest);
    return event.type === "said" && inputs && inputs.length > 1 ? fillIn(card, inputs, said, event) : event;
  }

  /** A form is asked for box by box; a command typed into its first box is one. */
  async function fillIn(card: ShownCard, [first, ...rest]: Input[], said: string, event: FromPerson): Promise<FromPerson | undefined> {
    if (isCommand(said)) return event;
    const answers: Record<string, string> = { [first!.key]: said };
    for (const input of rest) {
      parts.screen.input(card, input);
      const line = await parts.lines.next(`${input.key} > `, input.secret);
      if (line === undefined) return undefined;
      answers[input.key] = line;
    }
    return { type: "filled", id: event.id, from: you, answers, ...(card.question && { question: card.question }) };
  }

  return {
    platform,
    phone: (text: PhoneText) => parts.screen.phone(text),
    /** Talks until the input ends. */
    async run(given: TerminalParts): Promise<void> {
      parts = given;
      let caseId = await enter();
      for (;;) {
        const event = await answer(await question(caseId));
        if (event === undefined) return;
        if (event === "another") caseId = await begin();
        else await parts.reception.receive(caseId, event);
        await parts.delivered();
      }
    },
  };
}

/** A card goes by line by line here, so one that says nothing new is not said again. */
function looksSame({ version: _, ...before }: ShownCard, { version: __, ...now }: ShownCard): boolean {
  return isDeepStrictEqual(before, now);
}

function promptOf({ state }: ShownCard): string {
  return state === "open" ? "> " : "Enter opens another, quit ends > ";
}

/** A password has a digit and a symbol, so none of these can be one. */
function isCommand(said: string): boolean {
  return /^(help|back|cancel|status|skip|resend|person|(edit|change)( [a-z -]+)?)$/i.test(said.trim());
}
