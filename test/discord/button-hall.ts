import { setTimeout as pause } from "node:timers/promises";
import { ComponentType, GatewayIntentBits } from "discord.js";
import { addressOf, personId } from "../../adapters/discord/address.ts";
import { limits } from "../../adapters/discord/limits.ts";
import type { Actor, Hall, Room, Thing } from "../platform/chat-buttons.ts";
import { typedInto } from "../platform/typed-into.ts";
import { discordDesk } from "./discord-desk.ts";
import { type Component, every, isSelect, numbered } from "./fake/components.ts";
import type { Modal } from "./fake/interactions.ts";
import { bits } from "./fake/permissions.ts";
import type { Person } from "./fake/person.ts";
import type { Channel, Message } from "./fake/world.ts";

interface Part extends Thing {
  component?: Component;
  /** Of a list, the option that is picked. */
  option?: string;
  modal?: Modal;
}

const numbers = /R-[0-9A-Z]{4}/g;
const fewOptions = 2;
/** The adapter answers first and works then, which is not known of between two calls of its own (ms). */
const hopMs = 15;

/** Every button, and of lists the last option, or each of a few. */
function partsOf(on: string, components: Component[]): Part[] {
  return every(components)
    .filter((component) => component.custom_id?.startsWith("fd:"))
    .filter((component) => component.type === ComponentType.Button || isSelect(component))
    .flatMap((component): Part[] => {
      const { custom_id = "", options = [] } = component;
      if (!isSelect(component)) return [{ ...named(on, custom_id), component }];
      const picked = options.length > fewOptions ? options.slice(-1) : options;
      return picked.map(({ value }) => ({ ...named(on, `${custom_id} ${value}`), component, option: value }));
    });
}

function named(on: string, raw: string): Thing {
  const question = /R-[0-9A-Z]{4}\.(\d+)/.exec(raw)?.[1];
  const name = raw
    .replace(numbers, "")
    .replace(/\.\d+|(?<=^fd:(open|list):).*/, "")
    .replace(/:+/g, ":")
    .replace(/:$/, "");
  return {
    on,
    name,
    ...(question && { question: Number(question) }),
    ...(on !== "form" && /^fd:(form|code|resume|sure)\b/.test(name) && { opens: true }),
  };
}

/** A desk in a fake Discord, with operators and everybody around each case. */
export async function discordHall() {
  let kims!: Channel;
  const desk = await discordDesk({
    idle: true,
    discord: { privilegedIntents: GatewayIntentBits.GuildMembers },
    settingsOf(discord) {
      kims = discord.newChannel("operators", { only: [] });
      return { operators: addressOf({ guild: discord.guild.id, channel: kims.id }) };
    },
  });
  const { discord } = desk;
  const guild = discord.guild.id;

  function room(state: string): Room {
    const owner = discord.person("Mei", { permissions: ["ManageGuild"] });
    const former = discord.person("Ben", { permissions: ["ManageGuild"] });
    const stranger = discord.person("Eve", { permissions: ["ManageThreads"] });
    const [customer, operator] = [discord.person("Ana"), discord.person("Kim")];
    const people: Record<Actor, Person> = { owner, customer, "former owner": former, operator, stranger };
    const whoAll = Object.keys(people) as Actor[];
    discord.channel(kims).overwrites.push({ id: operator.id, of: "member", allow: bits(["ViewChannel"]), deny: 0n });
    const shared = discord.newChannel(`acme-${state.replace(/\W+/g, "-").toLowerCase()}`);
    const ids = Object.fromEntries(whoAll.map((who) => [who, personId(guild, people[who].id)])) as Record<
      Actor,
      string
    >;
    const scanned = new WeakSet<object>();
    const seen = new Map(whoAll.map((who) => [who, new WeakSet<object>()]));
    const parts = new Map<Actor, Part[]>(whoAll.map((who) => [who, []]));
    const own = new Set<string>(); // numbers of cases of this room

    const threads = () => discord.threads(discord.channel(shared));
    const threadOf = (caseId: string) => threads().findLast(({ name }) => name.includes(caseId)) ?? threads().at(-1);
    const isBots = ({ author }: Message) => author === discord.botId;
    const isOwn = (message: Message) => [...own].some((id) => JSON.stringify(message.components).includes(id));
    const reads = (who: Actor): Message[] => {
      const places = who === "operator" ? [discord.channel(kims)] : [discord.channel(shared), ...threads()];
      return [people[who].dm, ...places].flatMap((place) => people[who].reads(place)).filter(isBots);
    };

    /** Whether a message was written for somebody: in private, or where their card is. */
    function isFor(who: Actor, message: Message): boolean {
      if (message.reader !== undefined || message.channel === people[who].dm.id) return true;
      return who === "customer" || (who === "operator" && isOwn(message));
    }

    function scan(who: Actor): void {
      const found = parts.get(who)!;
      const isNew = (what: object) => !scanned.has(what) && scanned.add(what);
      for (const message of reads(who).filter((message) => isFor(who, message) && isNew(message)))
        found.push(...partsOf(message.reader === undefined ? "card" : "note", message.components));
      const { modal } = people[who];
      if (modal && isNew(modal)) found.push({ ...named("form", modal.custom_id), modal });
    }

    /** The message in which somebody presses what was drawn for `source`. */
    function standing(who: Actor, source: Actor, on: string, caseId: string): Message | undefined {
      const person = people[who];
      if (on === "note") {
        const note = reads(who).findLast(({ reader }) => reader !== undefined);
        if (note) return note;
      }
      const thread = source === "customer" ? threadOf(caseId) : undefined;
      const place = source === "operator" ? discord.channel(kims) : (thread ?? person.dm);
      return person.reads(place).findLast((message) => isBots(message) && message.reader === undefined);
    }

    async function press(who: Actor, thing: Thing, source: Actor, caseId: string, n: number): Promise<unknown> {
      const { component, option, modal, on } = thing as Part;
      const person = people[who];
      if (person.modal) person.dismisses(person.modal);
      const message = standing(who, source, on, caseId);
      if (!message) return undefined;
      const old = <T>(what: T): T => JSON.parse(JSON.stringify(what).replace(numbers, caseId)) as T;
      if (modal) {
        const { custom_id, title, components } = old(modal);
        const mine: Modal = {
          custom_id,
          title,
          components: numbered(components),
          banner: "",
          id: `${n} ${person.id} ${message.id}`,
          user: person.id,
          channel: message.channel,
          source: message.id,
        };
        seen.get(who)!.add(mine);
        person.finds(mine);
        const isAsked = (field: string) => JSON.stringify(components).includes(`"custom_id":"${field}"`);
        return person.submit(mine, typedInto(n, isAsked));
      }
      const drawn = { ...message, components: [{ type: ComponentType.ActionRow, components: [old(component!)] }] };
      return person.pressLate(drawn, old(component!).custom_id!, option);
    }

    function newsOf(who: Actor): string[] {
      const known = seen.get(who)!;
      const isNew = (what: object) => !known.has(what) && known.add(what);
      const messages = reads(who).filter((message) => isNew(message) && isFor(who, message));
      const { modal } = people[who];
      const opened = modal && isNew(modal) ? [modal] : [];
      return [...messages, ...opened].map((what) => shown(discord.screen(what)));
    }

    return {
      ids,
      at: { owner: ids.owner, customer: addressOf({ guild, channel: shared.id, apart: true }) },
      holds: (caseId) => void own.add(caseId),
      drawn(who) {
        scan(who);
        return parts.get(who)!;
      },
      press,
      news: () => Object.fromEntries(whoAll.map((who) => [who, newsOf(who)])),
      async looksAround(caseId) {
        const where = discord.channel(shared);
        for (const order of ["list", "help"]) await owner.command(`/account ${order}`, {}, where);
        for (const order of ["status", "resume"]) await owner.command(`/account ${order}`, { case: caseId }, where);
        for (const finder of [owner, former]) await finder.command("/account find", { what: caseId }, where);
      },
    };
  }

  const hall: Hall = {
    get replica() {
      return desk.replica;
    },
    room,
    listed: limits.listed,
    async settled() {
      await desk.settled();
      await pause(hopMs);
      await desk.settled();
    },
  };
  return {
    hall,
    logged: desk.logged,
    refused: () => [...discord.faults, ...discord.misses, ...discord.refusals],
  };
}

/** What a message or a modal says, and the buttons on it. */
function shown(screen: string): string {
  return screen
    .split("\n")
    .map((line) => line.replace(/^[\s┌│└]+/, ""))
    .filter((line) => !line.includes("Practice: no real"))
    .join(" / ");
}
