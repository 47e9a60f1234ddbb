import type { Flow } from "../flow.ts";
import type { Case, FromPerson } from "../types.ts";
import type { Command } from "./commands.ts";
import { obey } from "./obey.ts";
import type { Turn } from "./turn.ts";

/** Does what a sentence asks for, if a command does that. Nothing is sent, void or given up for it: that takes a press. */
export function actOn(flow: Flow, theCase: Case, means: string, event: FromPerson, now: number): Turn | undefined {
  const isCustomer = event.from.id === theCase.people.customer;
  const command = commandFor(flow, theCase, means, isCustomer);
  return command && obey(flow, theCase, command, event, now);
}

function commandFor(flow: Flow, theCase: Case, means: string, isCustomer: boolean): Command | undefined {
  const isOpen = theCase.state === "open";
  switch (means) {
    case "help":
    case "status":
      return { do: means };
    case "person":
      return isOpen ? { do: "person" } : undefined;
    case "skip":
    case "back":
    case "cancel":
      return isOpen ? { do: means } : undefined;
    case "edit":
      return isOpen ? { do: "edit" } : undefined;
    default: {
      const keys = flow.hears.fields?.[means];
      if (!isOpen || !keys) return undefined;
      const isCustomers = isCustomer && flow.codeTo !== undefined && keys.includes(flow.codeTo);
      return isCustomers ? undefined : editOf(flow, theCase, keys); // a customer gets the button
    }
  }
}

/** The command that asks the first of these fields again that has an answer, else which field it is. */
function editOf({ byKey }: Flow, { answers }: Case, keys: readonly string[]): Command {
  const key = keys.find((each) => byKey.has(each) && answers[each] !== undefined);
  return key === undefined ? { do: "edit" } : { do: "edit", key };
}
