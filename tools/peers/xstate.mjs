import { assign, getInitialSnapshot, setup, transition } from "xstate";
import { question, read } from "./form.mjs";

/** A machine with a state for each field, by XState's pure `transition`. Its snapshot is a string in a map between turns. */
export function xstate(count) {
  const kept = new Map();
  const names = [...Array.from({ length: count }, (_, i) => `field${i + 1}`), "review", "done"];
  const states = Object.fromEntries(
    names.map((name, i) => {
      if (name === "done") return [name, { type: "final" }];
      if (name === "review") return [name, { on: { go: "done" } }];
      const keep = assign({ answers: ({ context, event }) => ({ ...context.answers, [name]: event.text }) });
      return [name, { on: { said: { target: names[i + 1], actions: keep } } }];
    }),
  );
  const machine = setup({}).createMachine({ initial: "field1", context: { answers: {} }, states });
  const steps = new Map(names.map((name, i) => [name, i + 1]));

  function shown(id, snapshot) {
    kept.set(id, JSON.stringify(machine.getPersistedSnapshot(snapshot)));
    const step = steps.get(snapshot.value);
    const { lines, buttons } = question({ id, step, answers: snapshot.context.answers }, count);
    return read(lines.join("\n"), buttons);
  }

  return {
    open: async (id) => shown(id, getInitialSnapshot(machine)),
    async turn(id, happening) {
      const event = "said" in happening ? { type: "said", text: happening.said } : { type: happening.pressed };
      const [next] = transition(machine, machine.restoreSnapshot(JSON.parse(kept.get(id))), event);
      return shown(id, next);
    },
    forget: () => kept.clear(),
  };
}
