import { randomUUID } from "node:crypto";
import type { Text } from "../../../src/conversation/types.ts";
import { personOf } from "../address.ts";
import { closedDm, noWay, unless } from "../connect/error-codes.ts";
import type { Message } from "../draw/components.ts";
import type { Ground } from "../ground.ts";
import { nonceOf } from "../ids.ts";
import type { Visit } from "./places.ts";

const nowhere: ReadonlySet<number> = new Set([...closedDm, ...noWay]);

export type Messenger = ReturnType<typeof createMessenger>;

/** Sends messages to one person: privately where they are just now, else to their direct messages. */
export function createMessenger({ calls, replies, directOf, places }: Ground) {
  async function sayThere(visit: Visit, message: Message, nonce: string): Promise<boolean> {
    const token = await places.tokenOf(visit);
    if (token) return (await replies.follow(token, message)).id !== undefined;
    if (visit.kind !== "thread") return false;
    return (await unless(nowhere, () => calls.post(visit.channel, message, nonce))) !== undefined;
  }

  return {
    /** Sends a message to a person. True when it reached them. The same notice for the same deed is posted once. */
    async say(person: string, message: Message, notice?: Text): Promise<boolean> {
      const visit = places.of(person);
      const nonce = notice ? nonceOf(person, visit?.id, notice) : fresh();
      if (visit && (await sayThere(visit, message, nonce))) return true;
      const { user } = personOf(person)!;
      const channel = await unless(closedDm, () => directOf(user));
      const isPosted = channel && (await unless(nowhere, () => calls.post(channel, message, nonce)));
      return isPosted !== undefined;
    },
    /** Sends a message privately where the person is just now. False when they are nowhere. */
    async whisper(person: string, message: Message): Promise<boolean> {
      const visit = places.of(person);
      const token = visit && (await places.tokenOf(visit));
      return token !== undefined && (await replies.follow(token, message)).id !== undefined;
    },
    /** Sends a message to a channel. A refusal is thrown, because it is told nowhere else. */
    async post(channel: string, message: Message): Promise<void> {
      await calls.post(channel, message, fresh());
    },
  };
}

const fresh = (): string => nonceOf(randomUUID());
