import { maskWords } from "../mask-words.ts";
import type { Case, FromPerson, Post, Text } from "../types.ts";
import type { Turn } from "./turn.ts";

const longest = 300;

/**
 * Adds to a turn what the customer said, for the owner, when it was no answer: nothing was taken from it. Codes,
 * addresses and numbers are masked.
 */
export function withCustomersWords(theCase: Case, event: FromPerson, turn: Turn): Turn {
  const { owner, customer } = theCase.people;
  if (event.type !== "said" || customer === undefined || event.from.id !== customer) return turn;
  const isTaken = turn.case.answers !== theCase.answers || turn.case.state !== theCase.state;
  const isTold = turn.posts.some((post) => "notice" in post && post.to === owner);
  if (isTaken || isTold || theCase.state !== "open") return turn;
  const text = maskWords(event.text.slice(0, longest));
  if (!/\p{L}/u.test(text)) return turn; // such as a code that nobody asks for
  const notice: Text = {
    key: "talk.customer-said",
    values: { case: theCase.id, person: { person: customer }, text },
  };
  return { ...turn, posts: [...turn.posts, { notice, to: owner } satisfies Post] };
}
