import type { Input } from "../../src/conversation/types.ts";
import type { ShownCard } from "../../src/desk/platform.ts";
import { t } from "../../src/words/words.ts";
import type { Answer } from "../chat/front.ts";
import type { Order } from "../chat/order.ts";
import { type Lines, moved } from "./lines.ts";
import {
  askedAfter,
  isCommand,
  kindIn,
  type Leaf,
  leafIn,
  type Opens,
  pauseOf,
  questionOf,
  readLine,
  readScript,
  soughtIn,
  spoken,
} from "./read.ts";
import { type WallClock, wordsOf } from "./render.ts";
import type { Screen } from "./screen.ts";

/** What a line means: an answer, another kind of request, another request or a list of them, or nothing. */
export type Meant =
  | { answer: Answer }
  | { opens: Opens }
  | { asksAfter: string; resumes: boolean }
  | { lists: Leaf }
  | { finds: string }
  | { orders: Order }
  | "nothing";

export interface AskParts {
  isScript: boolean;
  lines: Lines;
  screen: Screen;
  wall: () => WallClock;
  /** The newest version of a card that is on the screen. */
  newest: (card: ShownCard) => ShownCard;
}

/** Asks what a card asks. Gives undefined when there will be no more lines. */
export function createAsk({ isScript, lines, screen, wall, newest }: AskParts) {
  const read = isScript ? readScript : readLine;

  /** Asks for the boxes of a form one by one. A choice or a command typed into a box counts as such. */
  async function fillIn(
    card: ShownCard,
    inputs: Input[],
    first: string,
    given: Answer,
    until: AbortSignal | undefined,
  ): Promise<Answer | undefined | typeof moved> {
    if (isCommand(first)) return given;
    const answers: Record<string, string> = { [inputs[0]!.key]: first };
    for (const input of inputs.slice(1)) {
      screen.input(card, input);
      const line = await lines.next(promptOf(card, input, wall()), input.secret, until);
      if (line === undefined || line === moved) return line;
      const instead = read(line, card);
      if (instead.type === "pressed" || isCommand(line)) return instead;
      answers[input.key] = line;
    }
    return { type: "filled", answers, ...questionOf(card) };
  }

  /** `until` is aborted when the card is not the one to answer any more. */
  return async function ask(
    card: ShownCard,
    flows: readonly string[],
    until?: AbortSignal,
  ): Promise<Meant | undefined> {
    const inputs = card.question === undefined ? [] : (card.view.inputs ?? []);
    const line = await lines.next(promptOf(card, inputs[0], wall()), inputs[0]?.secret, until);
    if (line === moved) return "nothing";
    if (line === undefined) return undefined;
    const lists = leafIn(line);
    if (lists) return { lists };
    const after = askedAfter(line);
    if (after && after.caseId !== card.caseId) return { asksAfter: after.caseId, resumes: after.resumes };
    const finds = soughtIn(line);
    if (finds && !after) return { finds };
    const orders = pauseOf(line);
    if (orders) return { orders };
    const opens = kindIn(line, flows, card);
    if (opens) return { opens };
    const said = spoken(line);
    const isBlank = !isScript && said.trim() === "";
    if (card.state !== "open" && isBlank) return { opens: { flow: "open" } };
    if (isBlank) return "nothing";
    const given = read(said, newest(card));
    const answer = given.type === "said" && inputs.length > 1 ? await fillIn(card, inputs, said, given, until) : given;
    if (answer === moved) return "nothing";
    return answer && { answer };
  };
}

function promptOf({ state }: ShownCard, input: Input | undefined, wall: WallClock): string {
  if (state !== "open") return `${wordsOf(t("terminal.another"), wall)} > `;
  if (!input) return "> ";
  return `${wordsOf(input.secret ? t("terminal.hidden", { label: input.label }) : input.label, wall)} > `;
}
