import type { Flow } from "../flow.ts";
import type { Intent } from "../said/lexicon.ts";
import type { Case, FromPerson } from "../types.ts";
import type { Command } from "./commands.ts";
import { obey } from "./obey.ts";
import type { Turn } from "./turn.ts";

/**
 * Does what a sentence asks for, if a command does that. A sentence has a code sent only as a typed press does: as a
 * whole, by somebody who has the button before their eyes.
 */
export function actOn(
  flow: Flow,
  theCase: Case,
  { means, isWhole }: { means: Intent; isWhole: boolean },
  event: FromPerson,
  now: number,
): Turn | undefined {
  const isCustomer = event.from.id === theCase.people.customer;
  const isQuestion = event.type === "said" && /[?？]\s*$/.test(event.text);
  const hasButton = event.type === "said" && event.seen?.choices.includes("resend") === true;
  const command = commandFor(flow, theCase, means, { isCustomer, isQuestion, isWhole, hasButton });
  return command && obey(flow, theCase, command, event, now);
}

/** Who has said it, whether they ask, whether they said nothing else, and whether they have the button for a code. */
interface Heard {
  isCustomer: boolean;
  isQuestion: boolean;
  isWhole: boolean;
  hasButton: boolean;
}

function commandFor(
  flow: Flow,
  theCase: Case,
  means: Intent,
  { isCustomer, isQuestion, isWhole, hasButton }: Heard,
): Command | undefined {
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
    case "resend":
      return isOpen && isWhole && hasButton ? { do: "resend" } : undefined;
    case "not-me":
      return isOpen && isWhole && isCustomer && !isQuestion ? { do: "not-me" } : undefined;
    case "edit":
      return isOpen ? { do: "edit" } : undefined;
    case "wrong-number":
    case "edit-phone":
      if (!isOpen || (isCustomer && isQuestion)) return undefined;
      return isCustomer ? { do: "not-my-number" } : editOf(flow, theCase, ["phone", "contact"]);
    case "edit-mail":
      return isOpen ? editOf(flow, theCase, ["mail", "contact"]) : undefined;
    case "edit-country":
      return isOpen ? editOf(flow, theCase, ["country"]) : undefined;
    case "edit-name":
      return isOpen ? editOf(flow, theCase, ["name", "nick"]) : undefined;
    default:
      return undefined;
  }
}

/** The command that asks the first of these fields again that has an answer, else which field it is. */
function editOf({ byKey }: Flow, { answers }: Case, keys: readonly string[]): Command {
  const key = keys.find((each) => byKey.has(each) && answers[each] !== undefined);
  return key === undefined ? { do: "edit" } : { do: "edit", key };
}
