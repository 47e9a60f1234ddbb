import { attending } from "../../../src/desk/platform.ts";
import { inVain } from "../../chat/in-vain.ts";
import { placeOf } from "../address.ts";
import { noMember, unless, whyOf } from "../connect/error-codes.ts";
import type { Heard } from "../connect/gateway.ts";
import type { Members } from "../connect/members.ts";
import { readInteraction, readMessage, type Who } from "../read/read.ts";
import { createHearing } from "./hear.ts";
import type { ActParts } from "./parts.ts";
import { createPresses } from "./press.ts";

/** Handles everything that comes in from Discord: interactions, messages, and the bot's joining of servers. */
export function attend(parts: ActParts, members: Members, bot: string): Heard {
  const { settings, reception, calls } = parts;
  const { log } = settings;
  const flows = settings.flows.map(({ key }) => key);
  const presses = createPresses(parts);
  const hear = createHearing(parts);

  /** Tells the operators of what has failed, because Discord sends nothing again. */
  async function telling({ guild }: Who, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      inVain(reception, placeOf(guild), whyOf(error));
      throw error;
    }
  }

  return {
    async interaction(body, answered) {
      const done = readInteraction(body, flows);
      if (done) await telling(done.who, () => attending(() => presses.take(done, answered)));
    },
    async message(body) {
      const said = readMessage(body, bot, flows);
      if (said) await telling(said.who, () => attending(() => hear(said)));
    },
    async joined(guild) {
      if (members.serves(guild)) return;
      if (await reception.isOpenFor(`discord:${guild}:`))
        return log.warn({ guild }, "a server that is not on the list has let the bot in; a request of it is open");
      await unless(noMember, () => calls.leave(guild));
      log.warn({ guild }, "a server that is not on the list has let the bot in; it was left");
    },
  };
}
