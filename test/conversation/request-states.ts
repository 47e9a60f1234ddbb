import type { Part } from "../../src/conversation/may.ts";
import { coding, creating, opened, reviewing, withoutText } from "../flows/account-talks.ts";
import { ana, bo, hour, minute, type Talk } from "./talk.ts";

/** A request of Ana's with Bo as its customer, in a chat. */
const chat = { facts: { masks: false }, customer: bo };

export function overdue(): Talk {
  const t = asked();
  t.later(5 * hour);
  return t;
}

export function asked(): Talk {
  const t = reviewing({ ...chat, facts: { masks: false, approval: true } });
  t.presses(ana, "go");
  return t;
}

export function inDoubt(): Talk {
  const t = creating(chat);
  t.progresses("createAccount", "manual");
  return t;
}

/** Done, with a password to show: to the customer if one was named. */
export function made(part?: Part): Talk {
  const t = creating(part === "owner" ? { facts: { masks: false } } : chat);
  t.settles("createAccount", opened);
  return t;
}

/** The code is asked of the customer, or where none is named of the requester. */
export function atCode(part?: Part): Talk {
  const t = coding(part === "owner" ? { facts: chat.facts } : chat);
  t.later(2 * minute);
  return t;
}

export function ownerless(): Talk {
  const t = atCode();
  t.leaves("owner", ana);
  return t;
}

/** No text goes out, because a limit is reached. */
export function capped(): Talk {
  return withoutText(chat);
}
