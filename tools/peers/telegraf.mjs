import { Markup, Scenes, session, Telegraf } from "telegraf";
import { last, question, read } from "./form.mjs";

/**
 * A wizard of Telegraf's scenes, one step a field. Its session is a string in a map between turns. Nothing goes over
 * the network: what would be sent is what `turn` resolves to.
 */
export function telegraf(count) {
  const kept = new Map();
  const store = {
    get: (key) => (kept.has(key) ? JSON.parse(kept.get(key)) : undefined),
    set: (key, value) => void kept.set(key, JSON.stringify(value)),
    delete: (key) => void kept.delete(key),
  };
  return { ...form(count, store), forget: () => kept.clear() };
}

/**
 * The same with its session in another store of strings. Telegraf reads and saves it once an update. `effect` gets the
 * answers before the form ends.
 */
export function telegrafOn({ get, set }, count, effect) {
  const store = {
    get: async (key) => {
      const text = await get(key);
      return text && JSON.parse(text);
    },
    set: (key, value) => set(key, JSON.stringify(value)),
    delete: (key) => set(key, ""),
  };
  return form(count, store, effect);
}

function form(count, store, effect) {
  const begin = async (ctx) => {
    ctx.wizard.state.answers = {};
    await goOn(ctx, 1);
  };
  const fields = Array.from({ length: count }, (_, i) => async (ctx) => {
    ctx.wizard.state.answers[`field${i + 1}`] = ctx.message.text;
    await goOn(ctx, i + 2);
  });
  const review = async (ctx) => {
    if (effect) await effect(Object.values(ctx.wizard.state.answers));
    await goOn(ctx, last(count) + 1);
    await ctx.scene.leave();
  };
  const wizard = new Scenes.WizardScene("form", begin, ...fields, review);

  async function goOn(ctx, step) {
    ctx.wizard.next();
    const { answers } = ctx.wizard.state;
    const { lines, buttons } = question({ id: ctx.chat.title, step, answers }, count);
    await ctx.reply(
      lines.join("\n"),
      Markup.inlineKeyboard(buttons.map((each) => [Markup.button.callback(each, each)])),
    );
  }

  const bot = new Telegraf("1:bench");
  bot.botInfo = { id: 1, is_bot: true, first_name: "Bench", username: "bench" };
  let seen = "";
  bot.use((ctx, next) => {
    ctx.telegram.callApi = async (_, { text, reply_markup }) => {
      const buttons = reply_markup?.inline_keyboard.map(([{ text: label }]) => label) ?? [];
      seen = read(text, buttons);
      return {};
    };
    return next();
  });
  bot.use(session({ store, getSessionKey: ({ chat }) => chat.title }));
  bot.use(new Scenes.Stage([wizard]).middleware());
  bot.command("open", (ctx) => ctx.scene.enter("form"));

  let updates = 0;
  async function tell(id, update) {
    updates += 1;
    await bot.handleUpdate({ update_id: updates, ...update(updates, { id: -1, type: "group", title: id }) });
    return seen;
  }
  const from = { id: 2, is_bot: false, first_name: "Ana" };
  const message = (text) => (message_id, chat) => ({
    message: {
      ...{ message_id, date: 1_750_000_000, chat, from, text },
      ...(text.startsWith("/") && { entities: [{ type: "bot_command", offset: 0, length: text.length }] }),
    },
  });
  const press = (data) => (n, chat) => ({
    callback_query: {
      id: String(n),
      from,
      chat_instance: "1",
      data,
      message: { message_id: n, date: 1_750_000_000, chat },
    },
  });
  return {
    open: (id) => tell(id, message("/open")),
    turn: (id, happening) => tell(id, "said" in happening ? message(happening.said) : press(happening.pressed)),
  };
}
