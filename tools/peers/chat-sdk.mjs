import { createMemoryState } from "@chat-adapter/state-memory";
import { Actions, Button, Card, CardText, Chat, Message } from "chat";
import { last, question, read } from "./form.mjs";

/**
 * A bot of the Chat SDK whose thread state says where the form is. The thread state is a string between turns. Nothing
 * goes over the network: what an adapter would send is what `turn` resolves to.
 */
export async function chatSdk(count) {
  let seen = "";
  const adapter = {
    name: "bench",
    userName: "bench",
    initialize: async () => {},
    channelIdFromThreadId: (id) => id,
    encodeThreadId: (id) => id,
    decodeThreadId: (id) => id,
    isDM: () => true,
    async postMessage(_, card) {
      const [text, actions] = card.children;
      seen = read(text.content, actions?.children.map(({ label }) => label) ?? []);
      return { id: "1", raw: {}, threadId: "1" };
    },
  };
  const state = createMemoryState();
  const { get, set } = state;
  const isThread = (key) => key.startsWith("thread-state:");
  state.get = async (key) =>
    isThread(key) ? JSON.parse((await get.call(state, key)) ?? "null") : get.call(state, key);
  state.set = (key, value, ttl) => set.call(state, key, isThread(key) ? JSON.stringify(value) : value, ttl);

  const bot = new Chat({ userName: "bench", adapters: { bench: adapter }, state, logger: "silent" });
  await bot.initialize();

  async function goOn(thread, form) {
    await thread.setState(form);
    const { lines, buttons } = question(form, count);
    const actions = buttons.map((label) => Button({ id: label, label }));
    const children = [CardText(lines.join("\n")), ...(actions.length > 0 ? [Actions(actions)] : [])];
    await thread.post(Card({ children }));
  }

  bot.onDirectMessage(async (thread, { text }) => {
    if (text === "/open") return goOn(thread, { id: thread.id.slice("bench:".length), step: 1, answers: {} });
    const { id, step, answers } = await thread.state;
    await goOn(thread, { id, step: step + 1, answers: { ...answers, [`field${step}`]: text } });
  });
  bot.onAction("go", async ({ thread }) => {
    const { id, answers } = await thread.state;
    await goOn(thread, { id, step: last(count) + 1, answers });
  });

  let messages = 0;
  const author = { userId: "U2", userName: "ana", fullName: "Ana", isBot: false, isMe: false };
  const formatted = { type: "root", children: [] };
  async function says(id, text) {
    messages += 1;
    const threadId = `bench:${id}`;
    const metadata = { dateSent: new Date(0), edited: false };
    const message = new Message({
      ...{ id: String(messages), threadId, text, formatted, raw: {}, author, metadata, attachments: [] },
    });
    await bot.handleIncomingMessage(adapter, threadId, message);
    return seen;
  }
  return {
    open: (id) => says(id, "/open"),
    async turn(id, happening) {
      if ("said" in happening) return says(id, happening.said);
      messages += 1;
      const event = {
        adapter,
        actionId: happening.pressed,
        threadId: `bench:${id}`,
        messageId: String(messages),
        user: author,
        raw: {},
      };
      await bot.processAction(event, { waitUntil: undefined });
      return seen;
    },
    forget: () => {},
  };
}
