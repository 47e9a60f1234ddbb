import type { OpenBooks } from "../../src/practice/books.ts";
import type { ClassroomUser } from "../../src/practice/classroom.ts";
import { type Contact, contactKey } from "../../src/practice/contacts.ts";
import type { OfficialAccount } from "../../src/practice/official-accounts.ts";

/** A thing that was made: its id, the key by which it is found, and the mark that tells whose it is. */
export interface Made {
  id: string;
  key: string;
  mark: string;
}

export interface Rules {
  uniqueMails: boolean;
  codesEnd: boolean;
  /** The instant from which look-ups show a thing made at `at` (ms). */
  visibleAt: (at: number) => number;
  now: () => number;
  /** Called when a thing is made. */
  onMade: (made: Made) => void;
}

export const chatApp = {
  sdkAppId: 1400000001,
  secretKey: "of-the-simulated-Chat-only",
  plan: "enterprise" as const,
  since: 0,
};

/**
 * The books of the services that take a key only once: contacts, classroom users, and official accounts with the people
 * of Chat.
 */
export function keyedBooks({ visibleAt, now, onMade }: Pick<Rules, "visibleAt" | "now" | "onMade">) {
  const contacts: Contact[] = [];
  const users: ClassroomUser[] = [];
  const officials: OfficialAccount[] = [];
  const people = new Set<string>();
  let ids = 0;

  /** The thing with the instant at which it is made, and the one from which look-ups show it. */
  function dated<Thing extends { at: number; visibleAt: number }>(thing: Thing): Thing {
    const at = now();
    return { ...thing, at, visibleAt: Math.max(visibleAt(at), thing.visibleAt) };
  }

  return {
    contacts: {
      add(contact) {
        contacts.push(dated(contact));
        onMade({ id: contact.code, key: contactKey(contact), mark: contact.code });
      },
      has: (contact) => contacts.some((each) => contactKey(each) === contactKey(contact)),
      visible: (type, at) => contacts.filter((each) => each.type === type && each.visibleAt <= at),
      all: () => contacts,
    },
    classroom: {
      add(user) {
        users.push(dated(user));
        onMade({ id: user.userId, key: user.originId, mark: user.name });
      },
      ofOrigin: (sdkAppId, originId) => users.find((each) => each.sdkAppId === sdkAppId && each.originId === originId),
      ofId: (userId) => users.find((each) => each.userId === userId),
      newId: () => `user${++ids}`,
      token: (userId) => `token-${++ids}-of-${userId}`,
      all: () => users.map((user) => ({ ...user, tokens: 1 })),
    },
    officialAccounts: {
      add(account) {
        officials.push(dated(account));
        onMade({ id: account.id, key: account.id, mark: account.name });
      },
      get: (sdkAppId, id) => officials.find((each) => each.sdkAppId === sdkAppId && each.id === id),
      count: () => officials.length,
      all: () => officials,
    },
    chatApps: {
      app: (sdkAppId) => (sdkAppId === chatApp.sdkAppId ? chatApp : undefined),
      ofPlan: () => chatApp,
      begin: () => {},
      takeIn: (_, userId) => void people.add(userId),
      isIn: (_, userId) => people.has(userId),
      size: () => people.size,
      people: () => [...people].map((userId) => ({ sdkAppId: chatApp.sdkAppId, userId, nick: "" })),
    },
  } satisfies Partial<OpenBooks>;
}
