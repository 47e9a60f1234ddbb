import { createAsking } from "../../adapters/chat/last-asked.ts";
import { createFront } from "../../adapters/terminal/front.ts";
import { createFront as createPlayFront, people as players } from "../../adapters/web/playground/front.ts";
import { type Pressed, pressedRolesHold } from "../platform/pressed-roles.ts";
import { deskBehind } from "./way-in.ts";

const [colleague, spare] = ["slack:T1:U1", "terminal:spare"];

async function atTerminal(): Promise<Pressed> {
  const { ledger, by } = await deskBehind((reception, { settings }) =>
    createFront(reception, settings.clock, () => {}),
  );
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
  const { ledger, by } = await deskBehind((reception, { settings }) =>
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
