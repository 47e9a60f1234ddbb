import { ComponentType } from "discord.js";
import { limits } from "../../adapters/discord/limits.ts";
import {
  answersEveryButton,
  type Drawn,
  type Hall,
  inDoubt,
  type Presser,
  typedInto,
} from "../platform/every-button.ts";
import { type DiscordDesk, discordDesk } from "./discord-desk.ts";
import { type Component, isSelect, numbered } from "./fake/components.ts";
import type { Call, Json, Message } from "./fake/world.ts";
import { rehearsing } from "./rehearsal.ts";

interface Part extends Drawn {
  on: "card" | "note" | "modal";
  raw: Json;
}

const numbers = /R-[0-9A-Z]{4}/g;
const nameOf = (id: string) => id.replace(numbers, "").replace(/\.\d+|(?<=^fd:open:).*/, "");

/** Every button, list and modal in what the bot has sent. Of the options of a list, one. */
function partsOf({ route, body }: Call): Part[] {
  const on = route.includes("/channels/:id/messages") ? "card" : "note";
  const look = (value: unknown): Part[] => {
    if (typeof value !== "object" || value === null) return [];
    const raw = value as Json;
    if (typeof raw.custom_id !== "string") return Object.values(raw).flatMap(look);
    const name = nameOf(raw.custom_id);
    if (raw.title) return [{ on: "modal", name, raw }];
    return raw.type === ComponentType.Button || isSelect(raw as unknown as Component) ? [{ on, name, raw }] : [];
  };
  return look(body);
}

function hallOf(desk: DiscordDesk): Hall {
  const { discord } = desk;
  const { scene } = rehearsing(desk);

  function person(name: string): Presser {
    const someone = scene().person("Mei");
    const { person } = someone;
    person.user.name = name;
    const newest = (isNote: boolean): Message | undefined =>
      person.reads().findLast(({ reader, author }) => author === discord.botId && (reader !== undefined) === isNote);
    return {
      ...someone,
      async looksAround(kind) {
        for (let i = 0; i <= limits.listed; i++) await person.command(`/account ${kind}`);
        for (const order of ["list", "help", "status", "resume"]) await person.command(`/account ${order}`);
      },
      async finds({ on }) {
        if (person.modal) person.dismisses(person.modal);
        return newest(on === "note") !== undefined;
      },
      async pressesAgain(drawn, caseId, n) {
        const { on, raw } = drawn as Part;
        const message = newest(on === "note")!;
        const old = JSON.parse(JSON.stringify(raw).replace(numbers, caseId)) as Component & { title: string };
        const { custom_id = "", components = [], options = [] } = old;
        if (on === "modal") {
          const { channel, id: source } = message;
          const modal = { custom_id, title: old.title, components: numbered(components), banner: "" };
          const later = { ...modal, id: `${n} ${source}`, user: person.id, channel, source };
          person.finds(later);
          const isAsked = (field: string) => JSON.stringify(components).includes(`"custom_id":"${field}"`);
          await person.submit(later, typedInto(n, isAsked));
        } else {
          const seen = { ...message, components: [{ type: ComponentType.ActionRow, components: [old] }] };
          await person.pressLate(seen, custom_id, isSelect(old) ? options.at(-1)!.value : undefined);
        }
      },
    };
  }

  return {
    person,
    codeFor: desk.codeFor,
    cases: desk.cases,
    until: discord.until,
    settled: () => desk.settled(),
    drawn: () => [...new Map(discord.calls.flatMap(partsOf).map((part) => [`${part.on} ${part.name}`, part])).values()],
  };
}

answersEveryButton(async () => {
  const desk = await discordDesk(inDoubt);
  const { discord, logged } = desk;
  return {
    hall: hallOf(desk),
    logged,
    refused: () => [...discord.faults, ...discord.misses, ...discord.refusals],
  };
});
