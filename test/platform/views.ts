import type { Text, View } from "../../src/conversation/types.ts";
import type { Platform, ShownCall, ShownCard } from "../../src/desk/platform.ts";
import { say } from "../../src/words/words.ts";

/** What the desk has shown, before any platform draws it. */
export interface Views {
  /** To be given to the desk instead. */
  watched: (platform: Platform) => Platform;
  /** What is new in one person's requests since the last time: each audience's newest card, then what was said, with people by their part and times left out. */
  news(owner: string): string[];
}

export function createViews(): Views {
  const newest = new Map<string, ShownCard>();
  const told = new Map<string, string>();
  const calls = new Map<string, ShownCall>();
  let notices: { to: string; notice: Text }[] = [];
  const people = new Map<string, string>();
  const owners = new Map<string, string>();

  function meet({ people: { owner, customer } }: ShownCard): void {
    people.set(owner, "the owner");
    if (customer) people.set(customer, "the customer");
    for (const person of [owner, customer ?? owner]) owners.set(person, owner);
  }

  const words = (text: Text | string): string =>
    typeof text === "string"
      ? text
      : say(
          text,
          () => "<when>",
          (id) => people.get(id) ?? "somebody",
        );

  return {
    watched: (platform) => ({
      ...platform,
      zoneOf: async (person) => platform.zoneOf?.(person),
      async show(address, card) {
        meet(card);
        const before = newest.get(card.caseId + card.audience);
        if (!before || before.version <= card.version) newest.set(card.caseId + card.audience, card);
        await platform.show(address, card);
      },
      async call(address, call) {
        await platform.call(address, call);
        calls.set(call.card.caseId + call.card.audience, call);
      },
      async tell(address, notice) {
        await platform.tell(address, notice);
        notices.push({ to: address, notice });
      },
    }),
    news(owner) {
      const cards = [...newest]
        .filter(([, card]) => card.people.owner === owner)
        .sort(([one], [other]) => one.localeCompare(other))
        .flatMap(([name, card]) => {
          const said = [`for the ${card.audience}:`, ...linesOf(card, words)].join("\n");
          if (told.get(name) === said) return [];
          told.set(name, said);
          return [said];
        });
      const called = [...calls]
        .filter(([, { card }]) => card.people.owner === owner)
        .sort(([one], [other]) => one.localeCompare(other))
        .flatMap(([name, { card, n, text, over }]) => {
          const [before, said] = [told.get(`call ${name}`), over ? "over" : `${n}`];
          if (before === said || (over && before === undefined)) return [];
          told.set(`call ${name}`, said);
          return [over ? `the ${card.audience} is called no more` : `calls the ${card.audience}: ${words(text)}`];
        });
      const isOurs = ({ to }: { to: string }) => owners.get(to) === owner;
      const said = notices.filter(isOurs).map(({ to, notice }) => `to ${people.get(to)}: ${words(notice)}`);
      notices = notices.filter((each) => !isOurs(each));
      return [...cards, ...called, ...said];
    },
  };
}

function linesOf({ state, question, view }: ShownCard, words: (text: Text | string) => string): string[] {
  const { title, body, fields = [], choices = [] }: View = view;
  return [
    `  ${words(title)} (${state}${question ? ", asks" : ""})`,
    ...body.map((text) => `  ${words(text)}`),
    ...fields.map(({ label, value }) => `  ${words(label)}: ${words(value)}`),
    ...(choices.length > 0 ? [`  ${choices.map(({ key, label }) => `[${words(label)}] ${key}`).join(" ")}`] : []),
  ];
}
