import { expect, onTestFinished, test } from "vitest";
import { brokenStores } from "../platform/broken-stores.ts";
import { messageFor, modalOf } from "./acts.ts";
import { startFakeSlack } from "./fake/fake-slack.ts";
import { slackProcess } from "./process.ts";
import { ourScopes } from "./slack-desk.ts";

const sentence = "I can't reach my records just now";

test.for(brokenStores)(
  "on %s people in Slack are told in time, and the desk goes on by itself",
  async ([, open], { skip }) => {
    const slack = await startFakeSlack({ scopes: ourScopes });
    onTestFinished(() => slack.close());
    const store = await open();
    const desk = slackProcess(slack, "socket", store.env);
    await desk.start();
    const mei = slack.person("Mei");
    await mei.command("/account open");
    await mei.close(await modalOf({ slack }, mei, "fd/form"));
    await mei.press(await messageFor({ slack }, mei, "[Company]"), "Company");
    await messageFor({ slack }, mei, "step 2 of");
    await store.strike(desk.url, skip, async () => {
      const commanded = await mei.command("/account open");
      expect(commanded.outcome).toBe("acked");
      expect(JSON.stringify(commanded.payload)).toContain(sentence);
      await mei.says(slack.dm(mei), "ana@example.com");
      await slack.until(() => (slack.screen(slack.read(mei).at(-1)!).includes(sentence) ? true : undefined));
    });
    await mei.says(slack.dm(mei), "ana@example.com");
    await messageFor({ slack }, mei, "step 3 of");
    expect(await desk.terminate()).toBe(0);
  },
);
