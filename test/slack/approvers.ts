import { addressOf } from "../../adapters/slack/address.ts";
import type { Approved } from "../platform/approvers.ts";
import type { Mode } from "./fake/fake-slack.ts";
import type { Person } from "./fake/person.ts";
import type { Channel } from "./fake/world.ts";
import { rehearsing, someone } from "./rehearsal.ts";
import { type SlackDeskOptions, slackDesk } from "./slack-desk.ts";

/** A desk with Kim and Lee, who approve, in a channel that a third person reads. Kim has a second id. */
export async function approved(mode: Mode, options: SlackDeskOptions): Promise<Approved> {
  let people: Person[] = [];
  let twin!: Person;
  let channel!: Channel;
  const links: string[][] = [];
  const desk = await slackDesk({
    ...options,
    mode,
    links,
    settingsOf(slack) {
      people = ["Kim", "Lee", "Joe"].map((name) => slack.person(name));
      twin = slack.person("Kay");
      channel = slack.newChannel("approvers", people);
      const group = slack.newGroup("approvers", people.slice(0, 1));
      const idOf = (person: Person) => addressOf({ team: slack.team.id, person: person.id });
      links.push([idOf(people[0]!), idOf(twin)]);
      return {
        approvers: { at: addressOf({ team: slack.team.id, channel: channel.id }), who: [group.id, people[1]!.id] },
      };
    },
  });
  const { slack } = desk;
  const [kim, lee, guest] = people.map((person) => {
    const self = someone(desk, desk.quiet, person, people, { channel });
    const card = (label: string) =>
      slack.until(() => slack.channel(channel).messages.findLast((one) => slack.screen(one).includes(`[${label}`)));
    return {
      ...self,
      async declines(why: string) {
        await desk.quiet();
        await person.press(await card("Decline"), "Decline");
        await desk.quiet();
        const box = slack.modal(person);
        if (box?.callback_id !== "fd/why") return self.reads();
        const { errors = {} } = await person.submit(box, { why });
        return errors.why ?? "";
      },
      async holds(label: string) {
        const held = structuredClone(await card(label));
        return () => person.press(held, label);
      },
      async leaves() {
        person.user.deleted = true;
      },
      async lists(which: string) {
        await person.command(`/account list ${which}`);
        await desk.quiet();
        return slack.screen(slack.read(person, slack.dm(person)).at(-1)!);
      },
    };
  });
  return {
    ...rehearsing(desk),
    ...{ kim: kim!, lee: lee!, guest: guest! },
    twin: someone(desk, desk.quiet, twin, [twin], {}),
    cases: desk.cases,
    async audit() {
      const rows: Awaited<ReturnType<Approved["audit"]>> = [];
      for await (const row of desk.replica.ledger.audit()) rows.push(row);
      return rows;
    },
  };
}
