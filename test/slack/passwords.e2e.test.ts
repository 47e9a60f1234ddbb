import { expect, test } from "vitest";
import { leaksIn } from "../process/secrets.ts";
import { ana, modalOf } from "./acts.ts";
import type { Person } from "./fake/person.ts";
import { type SlackDesk, slackDesk } from "./slack-desk.ts";

const canary = "Canary#Kite42";
const refused = expect.stringContaining("I see a password in that");

/** Where the canary can be read behind the way in: in what is kept, in the log, and in what Slack was told. */
async function leaks(desk: SlackDesk): Promise<string[]> {
  await desk.quiet();
  const told = Buffer.from(JSON.stringify(desk.slack.calls));
  return leaksIn({ ...(await desk.kept()), told }, [canary]);
}

const sees = ({ slack }: SlackDesk, person: Person, words: string) =>
  slack.until(() => `${slack.screen(person)}${slack.screen(slack.dm(person))}`.includes(words));

test.each(["socket", "http"] as const)(
  "over %s a password is taken on no way in, and its writer is told",
  async (mode) => {
    const desk = await slackDesk({ mode });
    const { slack } = desk;
    const [mei, ann] = [slack.person("Mei"), slack.person("Ana")];
    const acme = slack.newChannel("acme", [mei, ann]);
    const { message } = await ann.says(acme, `Please open us one: ana@example.com, password ${canary}`);
    const commands = [`password ${canary}`, `pw=${canary}`, `find password: ${canary}`, `cancel 密码：${canary}`];
    for (const words of commands)
      expect((await mei.command(`/account ${words}`, { in: acme })).payload).toMatchObject({ text: refused });
    await mei.mentions(acme, `my password is ${canary}`);
    await slack.until(() => slack.screen(slack.channel(acme), mei).includes("delete the message"));
    await mei.says(slack.dm(mei), `password: ${canary}`);
    await sees(desk, mei, "delete the message");
    expect(await desk.cases()).toEqual([]);

    await mei.shortcut("fd/open-from-message", { on: message! });
    await modalOf(desk, mei, "fd/form");
    await mei.command(`/account open company ana@example.com 密码：${canary}`, { in: acme });
    await desk.quiet();
    expect((await desk.cases()).map(({ answers }) => answers)).toEqual([{}, {}]);

    await mei.type(await modalOf(desk, mei, "fd/form"), "country", "hong kong");
    const sent = await mei.submit(slack.modal(mei)!, { ...ana, phone: `pw ${canary}` });
    expect(sent.action).toBe("errors");
    expect(await leaks(desk)).toEqual([]);
    expect(slack.faults).toEqual([]);
  },
);

test("the rest of a pasted mail is read once the line with the password is cut out", async () => {
  const desk = await slackDesk();
  const { slack } = desk;
  const mei = slack.person("Mei");
  const pasted = `open\nType: company\nE-mail: ana@example.com\nPassword: ${canary}\nPhone: +852 5123 4567`;
  await mei.says(slack.dm(mei), pasted);
  await sees(desk, mei, "Text the code to");
  await sees(desk, mei, "I've left it out and read the rest");
  expect((await desk.cases())[0]?.answers).toMatchObject({ mail: "ana@example.com", type: "company" });
  expect(await leaks(desk)).toEqual([]);
});

test("what looks like a password at the question for a name is asked about, and shown nowhere", async () => {
  const desk = await slackDesk({ sandbox: { profile: "current" } });
  const { slack } = desk;
  const mei = slack.person("Mei");
  await mei.says(slack.dm(mei), "open company ana@example.com +852 5123 4567");
  await sees(desk, mei, "full name");
  await mei.says(slack.dm(mei), canary);
  await sees(desk, mei, "looks like a password");
  const told = Buffer.from(JSON.stringify(slack.calls));
  expect(leaksIn({ told }, [canary])).toEqual([]);
  expect((await desk.cases())[0]?.answers).not.toHaveProperty("name");
});
