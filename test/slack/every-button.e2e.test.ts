import { onTestFinished } from "vitest";
import { limits } from "../../adapters/slack/limits.ts";
import {
  answersEveryButton,
  type Drawn,
  type Hall,
  inDoubt,
  type Presser,
  typedInto,
} from "../platform/every-button.ts";
import { type Block, type Element, interactive, optionsOf } from "./fake/blocks.ts";
import type { Person } from "./fake/person.ts";
import type { Message, View } from "./fake/world.ts";
import { rehearsing } from "./rehearsal.ts";
import { type SlackDesk, slackDesk } from "./slack-desk.ts";

type Part = Drawn & ({ on: "card" | "note" | "modal" | "home"; element: Element } | { on: "form"; view: View });

const numbers = /R-[0-9A-Z]{4}/g;
const nameOf = (id: string) => id.replace(numbers, "").replace(/\.\d+|(?<=^fd.open).*/, "");
const isTyped = ({ action_id }: Element) => ["fd/answer", "fd/search", "fd/customer"].includes(action_id);

/** Every button and menu. Of the options of a menu, one. */
function partsOf(on: Exclude<Part["on"], "form">, blocks: Block[]): Part[] {
  const elements = interactive(blocks).map(({ element }) => element);
  return elements
    .filter((element) => !isTyped(element))
    .map((element) => ({ on, name: nameOf(`${element.action_id} ${element.value ?? ""}`), element }));
}

function hallOf(desk: SlackDesk): Hall {
  const { slack } = desk;
  const { scene } = rehearsing(desk);
  const people: Person[] = [];
  const parts = new Map<string, Part>();
  const keep = (part: Part) => void parts.set(`${part.on} ${part.name}`, part);
  let isWatching = true;

  const known = new WeakSet<Message | View>(); // each change makes another one
  const isNew = (what: Message | View) => !known.has(what) && known.add(what);
  function watch(person: Person): void {
    for (const message of slack.read(person).filter(isNew))
      if (message.bot_id) partsOf("reader" in message ? "note" : "card", message.blocks).forEach(keep);
    const [modal, home] = [slack.modal(person), slack.home(person)];
    if (home && isNew(home)) partsOf("home", home.blocks).forEach(keep);
    if (!modal || !isNew(modal)) return;
    partsOf("modal", modal.blocks).forEach(keep);
    if (modal.submit) keep({ on: "form", name: modal.callback_id, view: modal });
  }
  const watching = slack.until(() => {
    people.forEach(watch);
    return !isWatching;
  }, 600_000);
  onTestFinished(async () => {
    isWatching = false;
    await watching;
  });

  function person(name: string): Presser {
    const someone = scene().person(name);
    const { person } = someone;
    people.push(person);
    const newest = (isNote: boolean): Message | undefined =>
      slack.read(person).findLast((message) => message.bot_id && "reader" in message === isNote);
    const place = (on: string): Message | View | undefined => {
      if (on === "modal") return slack.modal(person);
      return on === "home" ? slack.home(person) : newest(on === "note");
    };
    return {
      ...someone,
      reads() {
        const home = slack.home(person);
        return home ? [someone.reads(), slack.screen(home), home.hash].join("\n") : someone.reads();
      },
      async looksAround(kind) {
        for (let i = 0; i <= limits.listed; i++) await person.command(`/account ${kind}`);
        for (const order of ["list", "help", "status", "resume"]) await person.command(`/account ${order}`);
        await person.opensHome();
      },
      async finds({ on }) {
        const modal = slack.modal(person);
        if (modal) await person.close(modal, { all: true });
        if (on === "home" && !slack.home(person)) await person.opensHome();
        if (on === "modal") await person.command("/account resume");
        await desk.settled();
        return on === "form" || place(on) !== undefined;
      },
      async pressesAgain(drawn, caseId, n) {
        const part = drawn as Part;
        const own = <T>(what: T): T => JSON.parse(JSON.stringify(what).replace(numbers, caseId)) as T;
        if (part.on === "form") {
          const { team, ...rest } = part.view;
          const old: View = { ...own(rest), team, user: person.id, id: `${rest.id}${n}` };
          person.finds(old);
          const isAsked = (field: string) => old.blocks.some(({ block_id }: Block) => block_id === field);
          await person.submit(old, typedInto(n, isAsked));
          return;
        }
        const element = own(part.element);
        const seen = { ...place(part.on)!, blocks: [{ type: "actions", block_id: "old", elements: [element] }] };
        const option = optionsOf(element).at(-1)?.text.text;
        if (element.type === "static_select") await person.select(seen, element.action_id, option!);
        else await person.press(seen, option ?? element.action_id);
      },
    };
  }

  return {
    person,
    codeFor: desk.codeFor,
    cases: desk.cases,
    until: slack.until,
    settled: () => desk.settled(),
    drawn() {
      isWatching = false;
      return [...parts.values()];
    },
  };
}

/** Slack refuses to update a modal that was changed or closed just then; it is looked at again. */
const meanwhile = ["hash_conflict", "not_found"];

answersEveryButton(async () => {
  const desk = await slackDesk(inDoubt);
  const { slack, logged } = desk;
  const wrongly = () => slack.refusals.filter(({ answer }) => !meanwhile.includes(String(answer?.error)));
  return { hall: hallOf(desk), logged, refused: () => [...slack.faults, ...wrongly()] };
});
