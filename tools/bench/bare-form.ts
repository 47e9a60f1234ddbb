import { App, LogLevel } from "@slack/bolt";

/**
 * A process that `crowd.ts` starts: a bare Bolt app that acks `/account` and then opens a form with as many fields as
 * the desk's, as Bolt's documentation says.
 */
const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL } = process.env;

const app = new App({
  token: SLACK_BOT_TOKEN!,
  ...(SLACK_APP_TOKEN ? { appToken: SLACK_APP_TOKEN, socketMode: true } : { signingSecret: SLACK_SIGNING_SECRET! }),
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: SLACK_API_URL! },
});

const plain = (text: string) => ({ type: "plain_text" as const, text });
const fields = ["E-mail", "Country or region", "Mobile number", "Customer name", "Industry"];

app.command("/account", async ({ ack, client, body }) => {
  await ack();
  await client.views.open({
    trigger_id: body.trigger_id,
    view: {
      type: "modal",
      callback_id: "form",
      title: plain("New account"),
      submit: plain("Go on"),
      blocks: fields.map((label, i) => ({
        type: "input" as const,
        block_id: `b${i}`,
        label: plain(label),
        element: { type: "plain_text_input" as const, action_id: "typed" },
      })),
    },
  });
});

const server = await app.start(0);
const port = server && "address" in server ? (server.address() as { port: number } | null)?.port : undefined;
console.error(`Bare is there. Health: http://127.0.0.1:${port ?? 0}/healthz`);
