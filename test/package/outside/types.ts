import { flow, type Outcome, type Performers, performer } from "frontdesk/conversation";
import { type EngineKey, english, textsOf } from "frontdesk/conversation/words";

// Nothing here runs: a compiler reads it in an empty project, and an expected error that does not come is an error.

const words = { ...english, "room.name": "Meeting room", "room.ask": "Which room?", "room.none": "There's no such room." };
type Key = keyof typeof words;
type Effects = {
  hold: { input: { room: string; people: number }; output: { until: number } };
  open: { input: { room: string }; output: { code: string } };
};
const t = textsOf<Key>();
const text = (said: string): Outcome<string, Key> => ({ ok: true, value: said });
const asking = { label: t("room.name"), help: t("room.none"), view: () => ({ body: [t("room.ask")] }) };
const field = { ...asking, read: text, show: (value: string) => value };
const begun = () => flow<Effects, Key>("room", t("room.name"));
const check = { label: t("room.name"), intro: t("room.ask"), go: t("room.name"), fields: () => [] };
const effect = { label: t("room.name"), repeat: "once" } as const;

// @ts-expect-error a message has words
t("room.nmae");
// @ts-expect-error also where its text is written by hand
begun().ask("room", { ...field, help: { key: "room.nmae" } });
// @ts-expect-error also what a refusal says
begun().ask("room", { ...field, read: () => ({ ok: false, why: { key: "room.nmae" } }) });
// @ts-expect-error also what a question shows
begun().ask("room", { ...field, view: () => ({ body: [{ key: "room.nmae" }] }) });
// @ts-expect-error also what is said at the end
begun().done({ draftMs: 1, view: () => ({ title: { key: "room.nmae" }, body: [] }) });
// @ts-expect-error also the label of a field
begun().ask("room", field).review("check", { ...check, dependsOn: (a) => a.room, fields: () => [{ key: "room", label: { key: "no" }, value: "" }] });

// @ts-expect-error a review says what it depends on
begun().ask("room", field).review("check", check);
// @ts-expect-error what is read with an earlier answer names it in dependsOn
begun().ask("room", field).ask("time", { ...field, read: (said, a) => text(a.room.concat(said)) });
begun()
  .ask("room", field)
  .ask("time", { ...field, dependsOn: (a) => a.room, read: (said, a) => text(a.room.concat(said)) });
// @ts-expect-error an answer that nobody gives is not there
begun().review("check", { ...check, dependsOn: (a) => a.room });

// @ts-expect-error there is no such effect
begun().ask("room", field).perform("held", "book", { ...effect, input: (a) => ({ room: a.room }) });
// @ts-expect-error an effect gets all that it needs
begun().ask("room", field).perform("held", "hold", { ...effect, input: (a) => ({ room: a.room }) });
// @ts-expect-error and nothing else
begun().ask("room", field).perform("opened", "open", { ...effect, input: (a) => ({ room: a.room, people: 2 }) });
// @ts-expect-error the go of an effect is a step before it
begun().ask("room", field).perform("opened", "open", { ...effect, input: (a) => ({ room: a.room }), go: ["check"] });

begun()
  .ask("room", field)
  .perform("opened", "open", { ...effect, input: (a) => ({ room: a.room }), go: ["room"] })
  // @ts-expect-error the end relies only on the last effect's result
  .done({ draftMs: 1, view: (a) => ({ title: t("room.name"), body: [t("room.ask", { code: a.opened.code, room: a.room })] }) });

// @ts-expect-error somebody does each effect
performer<Effects>({ open: ({ room }) => ({ ok: true, value: { code: room } }) });
export const performers: Performers<Effects> = {
  hold: ({ people }) => ({ ok: true, value: { until: people } }),
  // @ts-expect-error an effect gives what later steps read
  open: async () => ({ ok: true, value: { until: 1 } }),
};

// @ts-expect-error a catalogue of one's own has words for all that the conversation says
export const few = { "talk.title": "{name}" } satisfies Record<EngineKey, string>;

// @ts-expect-error what is not exported is private
export type { Draft } from "frontdesk/conversation";
