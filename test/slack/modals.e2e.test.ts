import { expect, onTestFinished, test } from "vitest";
import { startSandbox } from "../../src/practice/server.ts";
import { freshUrl, withPostgres } from "../postgres/database.ts";
import { chatProcess } from "../process/in-chat.ts";
import { ana, fillsIn, modalOf } from "./acts.ts";
import { startBalancer } from "./balancer.ts";
import { type FakeSlack, startFakeSlack } from "./fake/fake-slack.ts";
import type { Person } from "./fake/person.ts";
import { ourScopes, slackDesk } from "./slack-desk.ts";

const lateMs = 20_000;

const away = "can't reach my records"; // what a busy machine may have them say, and then it is done once more

/** Presses in the modal that shows the review; whether the modal follows. */
async function follows(slack: FakeSlack, person: Person): Promise<boolean> {
  await person.select(slack.modal(person)!, "Edit an answer", "Edit E-mail");
  const isAway = () => slack.screen(slack.modal(person)!).includes(away);
  const isForm = () => slack.modal(person)!.callback_id === "fd/form";
  await slack.until(() => isForm() || isAway(), lateMs).catch(() => {});
  return isAway() ? follows(slack, person) : isForm();
}

async function sends(slack: FakeSlack, person: Person, mail: string): Promise<void> {
  const { action } = await person.submit(slack.modal(person)!, { mail });
  if (action === "errors") return sends(slack, person, mail);
  await modalOf({ slack }, person, "fd/note");
}

withPostgres("a modal at three desks on one PostgreSQL", () => {
  test("40 presses, each at the next desk: 40 modals follow, while each desk is replaced", {
    timeout: 120_000,
  }, async () => {
    const slack = await startFakeSlack({ scopes: ourScopes, patienceMs: 30_000 });
    onTestFinished(() => slack.close());
    const tencent = await startSandbox({ profile: "2024", rates: false });
    onTestFinished(() => tencent.close());
    const balancer = await startBalancer({ watches: false });
    slack.listensAt(`${balancer.url}/slack/events`);
    const env = {
      TENCENTCLOUD_SECRET_ID: tencent.secretId,
      TENCENTCLOUD_SECRET_KEY: tencent.secretKey,
      TENCENT_PARTNER_URL: tencent.url,
      SLACK_AGENT_GROUPS: "*",
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: await freshUrl(),
      FRONTDESK_KEY: "a key for desks that know what stands open",
      SMS_COUNTRIES: "*",
    };
    const open = async () => {
      const desk = chatProcess({ platform: "Slack", env: () => env, isThere: balancer.add });
      await desk.start();
      return desk;
    };
    const desks = await Promise.all([open(), open(), open()]);
    const people = Array.from({ length: 4 }, (_, i) => slack.person(`Mei ${i}`));
    for (const [i, person] of people.entries())
      await fillsIn({ slack }, person, { ...ana, mail: `mei${i}@example.com` });

    let followed = 0;
    const pressesOften = async (person: Person, i: number, times: number) => {
      for (let n = 0; n < times; n++) {
        if (!(await follows(slack, person))) return;
        followed++;
        await sends(slack, person, `mei${i}.${followed}@example.com`);
      }
    };
    for (const [i, times] of [3, 3, 2, 2].entries()) {
      await Promise.all(people.map((person, n) => pressesOften(person, n, times)));
      if (!desks[i]) continue;
      expect(await desks[i].terminate()).toBe(0);
      await open();
    }
    expect(followed).toBe(40);
    expect(slack.faults).toEqual([]);
  });
});

test("a modal that was open before a restart follows each press after it", async () => {
  const desk = await slackDesk({ mode: "http" });
  const { slack } = desk;
  const mei = slack.person("Mei");
  await fillsIn(desk, mei);
  const restart = async () => {
    await desk.quiet(); // else the dead desk's lease on a card has to run out first
    await desk.restart();
  };
  for (const mail of ["mei@example.com", "ana@example.com"]) {
    await restart();
    expect(await follows(slack, mei)).toBe(true);
    await restart();
    await sends(slack, mei, mail);
  }
  await restart();
  await mei.press(slack.modal(mei)!, "Text the code to");
  await modalOf(desk, mei, "fd/code");
  expect(slack.faults).toEqual([]);
});

test("a press whose modal is closed meanwhile opens another, and once the moment for that is over the card comes down", async () => {
  const desk = await slackDesk();
  const { slack } = desk;
  const mei = slack.person("Mei");
  const asksAgain = await fillsIn(desk, mei, { ...ana, mail: "ana@gmial.com" });
  await desk.quiet();
  async function closesMeanwhile(view: typeof asksAgain, lateMs: number): Promise<void> {
    desk.slowStore(300);
    await mei.press(view, "Answer");
    slack.pass(lateMs);
    await mei.close(view);
    desk.slowStore(0);
  }

  await closesMeanwhile(asksAgain, 0);
  await mei.close(await modalOf(desk, mei, "fd/form"));
  expect(slack.faults).toEqual([]);

  await mei.command("/account resume");
  const again = await modalOf(desk, mei, "fd/note");
  await desk.quiet();
  const before = slack.read(mei).at(-1)!;
  await closesMeanwhile(again, 4_000);
  const moved = await slack.until(() => slack.read(mei).find(({ ts }) => ts > before.ts));
  expect(slack.screen(moved)).toContain("[Answer]");
  expect(slack.faults).toEqual([{ what: "trigger refused", detail: "expired_trigger_id" }]);
});
