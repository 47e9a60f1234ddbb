import { addressOf, personId } from "../../adapters/slack/address.ts";
import { limits } from "../../adapters/slack/limits.ts";
import type { Actor, Hall, Room, Thing } from "../platform/chat-buttons.ts";
import { typedInto } from "../platform/typed-into.ts";
import { type Block, type Element, interactive, optionsOf } from "./fake/blocks.ts";
import type { Person } from "./fake/person.ts";
import type { Channel, Message, View } from "./fake/world.ts";
import { ourScopes, slackDesk } from "./slack-desk.ts";

/** `where` is the place in which it stood; a modal and the Home tab stand nowhere. */
interface Part extends Thing {
  element?: Element;
  /** Of a menu, the option that is picked. */
  option?: string;
  view?: View;
}

const numbers = /R-[0-9A-Z]{4}/g;
const opening = /^fd\/(form|code|resume)\b/;
const isTyped = ({ type, action_id }: Element) =>
  type === "checkboxes" || ["fd/answer", "fd/search", "fd/customer"].includes(action_id);

/** Every button, and of menus every option of the ways round a question, and of other menus the last. */
function partsOf(on: string, blocks: Block[], view?: View): Part[] {
  const parts: Part[] = [];
  for (const { element } of interactive(blocks)) {
    if (isTyped(element)) continue;
    const options = optionsOf(element);
    const picked = element.type === "overflow" ? options : options.slice(-1);
    const values = options.length > 0 ? picked : [{ value: element.value ?? "", text: { text: "" } }];
    for (const { value, text } of values)
      parts.push({
        ...named(on, `${element.action_id} ${value}`),
        element,
        ...(text.text && { option: text.text }),
        ...(view && { view }),
      });
  }
  return parts;
}

function named(on: string, raw: string): Thing {
  const question = /R-[0-9A-Z]{4}\.(\d+)/.exec(raw)?.[1];
  const name = raw
    .replace(numbers, "")
    .replace(/\.\d+|(?<=^fd\/(open|list)\S*).*/, "")
    .trim();
  return {
    on,
    name,
    ...(question && { question: Number(question) }),
    ...(opening.test(name) && { opens: true }),
  };
}

/** A desk in a fake Slack, with operators and everybody around each case. */
export async function slackHall() {
  let kims!: Channel;
  const agents: string[] = [];
  const desk = await slackDesk({
    idle: true,
    slack: { scopes: [...ourScopes, "channels:read"] },
    settings: { agentGroups: agents },
    settingsOf(slack) {
      kims = slack.newChannel("operators", []);
      return { operators: addressOf({ team: slack.team.id, channel: kims.id }) };
    },
  });
  const { slack } = desk;

  function room(state: string): Room {
    const [owner, customer, former, operator, stranger] = ["Mei", "Ana", "Ben", "Kim", "Eve"].map((name) =>
      slack.person(name),
    ) as [Person, Person, Person, Person, Person];
    const people: Record<Actor, Person> = { owner, customer, "former owner": former, operator, stranger };
    agents.push(owner.id, former.id);
    operator.joins(kims);
    const shared = slack.newChannel(`acme-${state.replace(/\W+/g, "-")}`, [owner, customer, former, stranger]);
    const team = slack.team.id;
    const ids = Object.fromEntries(Object.entries(people).map(([who, { id }]) => [who, personId(team, id)])) as Record<
      Actor,
      string
    >;
    const known = new Map<Actor, WeakSet<object>>();
    const views = new Map((Object.keys(people) as Actor[]).map((who) => [who, new Set<string>()]));
    const parts = new Map<Actor, Part[]>();
    const own = new Set<string>(); // numbers of cases of this room

    /** Where the messages stand that were drawn for somebody. */
    const placeOf = (source: Actor, who: Actor): Channel => {
      if (source === "customer") return slack.channel(shared);
      return source === "operator" ? slack.channel(kims) : slack.dm(people[who]);
    };

    const isTheirs = (message: Message, source: Actor) =>
      message.bot_id !== undefined &&
      (source !== "operator" || [...own].some((id) => JSON.stringify(message.blocks).includes(id)));

    function scan(who: Actor): void {
      const seen = known.get(who) ?? new WeakSet();
      known.set(who, seen);
      const isNew = (what: object) => !seen.has(what) && seen.add(what);
      const found = parts.get(who) ?? [];
      parts.set(who, found);
      for (const message of slack.read(people[who], placeOf(who, who)))
        if (isNew(message) && isTheirs(message, who))
          found.push(...partsOf("reader" in message ? "note" : "card", message.blocks));
      const [modal, home] = [slack.modal(people[who]), slack.home(people[who])];
      if (home && isNew(home)) found.push(...partsOf("home", home.blocks, home));
      if (!modal || !isNew(modal)) return;
      found.push(...partsOf("modal", modal.blocks, modal));
      if (modal.submit) found.push({ ...named("form", `${modal.callback_id} ${modal.private_metadata}`), view: modal });
    }

    async function press(who: Actor, thing: Thing, source: Actor, caseId: string, n: number): Promise<unknown> {
      const { element, option, view, on } = thing as Part;
      const person = people[who];
      const old = <T>(what: T): T => JSON.parse(JSON.stringify(what).replace(numbers, caseId)) as T;
      const standing = slack.modal(person);
      if (view?.type === "modal") {
        const { team, ...rest } = view;
        const mine: View = { ...old(rest), team, user: person.id, id: `${view.id}${person.id}${n}` };
        person.finds(mine);
        views.get(who)!.add(keyOf(mine));
        if (on !== "form") return pressIn(person, mine, old(element!), option);
        const isAsked = (field: string) => mine.blocks.some(({ block_id }) => block_id === field);
        return person.submit(mine, typedInto(n, isAsked));
      }
      if (standing) await person.close(standing, { all: true });
      if (on === "home" && !slack.home(person)) await person.opensHome();
      const message =
        on === "home"
          ? slack.home(person)
          : slack.read(person, placeOf(source, who)).findLast(({ bot_id }) => bot_id !== undefined);
      if (!message) return undefined;
      const blocks = [{ type: "actions", block_id: "old", elements: [old(element!)] }];
      return pressIn(person, { ...message, blocks } as Message | View, old(element!), option);
    }

    function pressIn(person: Person, where: Message | View, element: Element, option: string | undefined) {
      if (element.type === "static_select") return person.select(where, element.action_id, option!);
      return person.press(where, option ?? element.action_id);
    }

    const seenBefore = new Map<Actor, WeakSet<object>>();
    function newsOf(who: Actor): string[] {
      const seen = seenBefore.get(who) ?? new WeakSet();
      seenBefore.set(who, seen);
      const isNew = (what: object | undefined): boolean => what !== undefined && !seen.has(what) && !!seen.add(what);
      const person = people[who];
      const messages = [slack.dm(person), ...(who === "operator" ? [slack.channel(kims)] : [slack.channel(shared)])]
        .flatMap((place) => slack.read(person, place).map((message) => ({ message, place })))
        .filter(({ message }) => isNew(message) && message.bot_id !== undefined)
        .filter(
          ({ message, place }) =>
            "reader" in message ||
            place.kind === "im" ||
            who === "customer" ||
            (who === "operator" && isTheirs(message, who)),
        )
        .map(({ message }) => shown(slack.screen(message)));
      const changed = [slack.modal(person), slack.home(person)].filter((view): view is View => {
        if (!view || views.get(who)!.has(keyOf(view))) return false;
        views.get(who)!.add(keyOf(view));
        return true;
      });
      const shownViews = changed.filter(({ type }) => type === "modal" || messages.length === 0);
      return [...messages, ...shownViews.map((view) => shown(slack.screen(view)))];
    }

    return {
      ids,
      at: { owner: ids.owner, customer: addressOf({ team, channel: shared.id }) },
      drawn(who) {
        scan(who);
        return parts.get(who)!;
      },
      holds: (caseId) => void own.add(caseId),
      press,
      news: () => Object.fromEntries((Object.keys(people) as Actor[]).map((who) => [who, newsOf(who)])),
      async looksAround(caseId) {
        for (const order of ["list", "help", "status", `resume ${caseId}`, `find ${caseId}`])
          await owner.command(`/account ${order}`);
        await former.command(`/account find ${caseId}`);
        await owner.opensHome();
      },
    };
  }

  const meanwhile = ["hash_conflict", "not_found"];
  const hall: Hall = {
    get replica() {
      return desk.replica;
    },
    room,
    listed: limits.listed,
    settled: desk.settled,
  };
  return {
    hall,
    logged: desk.logged,
    refused: () => [
      ...slack.faults,
      ...slack.refusals.filter(({ answer }) => !meanwhile.includes(String(answer?.error))),
    ],
  };
}

/** A view as it stands there, whatever is typed into it. */
const keyOf = ({ id, hash }: View): string => `${id} ${hash}`;

/** What a message or a modal says, and the buttons on it. */
function shown(screen: string): string {
  const lines = screen
    .split("\n")
    .map((line) => line.replace(/^[┌│└ ]+/, "").replace(/^Frontdesk( \(only you\))?( \(edited\))?: /, ""))
    .filter((line) => !line.startsWith("Practice: no real"));
  return lines.join(" / ");
}
