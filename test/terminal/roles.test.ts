import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import type { WayIn } from "../../adapters/chat/arrive.ts";
import { createAsking } from "../../adapters/chat/last-asked.ts";
import { createFront } from "../../adapters/terminal/front.ts";
import { createFront as createPlayFront, people as players } from "../../adapters/web/playground/front.ts";
import type { Platform, Reception } from "../../src/desk/platform.ts";
import { type Actor, type Pressed, pressedRolesHold, type Sent } from "../platform/pressed-roles.ts";
import { openStage } from "../platform/stage.ts";

const [colleague, spare] = ["slack:T1:U1", "terminal:spare"];

/** A desk whose cards nobody looks at, and the way in that this front makes. */
async function desk(front: (reception: Reception, stage: Awaited<ReturnType<typeof openStage>>) => WayIn) {
  const stage = await openStage("terminal-roles", {});
  const take = async () => {};
  const platform: Platform = { name: "terminal", show: take, call: take, tell: take, reveal: take };
  let wayIn: WayIn | undefined;
  const start = async (reception: Reception) => {
    wayIn = front(reception, stage);
  };
  await stage.open([{ platform, start }], {});
  onTestFinished(() => stage.close(async () => {}));
  const by =
    (id: string): Actor["sends"] =>
    (theCase, sent) => {
      const { id: caseId, ...rest } = { ...theCase };
      const pending = rest.pending && `${caseId}.${rest.pending.n}`;
      const question = pending === undefined ? {} : { question: pending };
      return wayIn!.take({ id: randomUUID(), from: { id }, here: id }, wishOf(caseId, sent, question));
    };
  return { ledger: () => stage.replica().ledger, by };
}

function wishOf(caseId: string, sent: Sent, question: { question?: string }) {
  if ("press" in sent) return { is: "answer", caseId, answer: { type: "pressed", choice: sent.press } } as const;
  if ("say" in sent) return { is: "answer", caseId, answer: { type: "said", text: sent.say, ...question } } as const;
  return { is: "submitted", caseId, box: "code", answers: sent, ...question } as const;
}

async function atTerminal(): Promise<Pressed> {
  const { ledger, by } = await desk((reception, { settings }) => createFront(reception, settings.clock, () => {}));
  return {
    ledger,
    actors: [
      { name: "whoever sits there", part: "owner", sends: by("terminal:you") },
      { name: "the same, with a colleague's request", part: "nobody", sends: by("terminal:you") },
    ],
    people: ({ part }) => ({ owner: part === "owner" ? "terminal:you" : colleague, customer: "web:1" }),
    spare,
  };
}

async function inPlayground(): Promise<Pressed> {
  const { ledger, by } = await desk((reception, { settings }) =>
    createPlayFront({ ...settings, isOperator: false }, reception, createAsking("terminal", reception), () => {}),
  );
  return {
    ledger,
    actors: [
      { name: "agent", part: "owner", sends: by(players.agent) },
      { name: "customer", part: "customer", sends: by(players.customer) },
      { name: "agent, with a colleague's request", part: "nobody", sends: by(players.agent) },
    ],
    people: ({ part }) => ({ owner: part === "nobody" ? colleague : players.agent, customer: players.customer }),
    spare,
    without: ["handOver"],
  };
}

pressedRolesHold("Terminal", atTerminal);
pressedRolesHold("Playground", inPlayground);
