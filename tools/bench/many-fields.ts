import { type Flow, flow } from "../../src/conversation/flow.ts";
import type { Text } from "../../src/conversation/types.ts";
import { t } from "../../src/words/words.ts";
import { engine } from "./engine.ts";
import { compareWords, idsOf, play } from "./play.ts";
import { pace, type Row } from "./report.ts";
import { type Extent, interleaveWarm, ratio } from "./rounds.ts";
import { address, type Bot, type Happening, owner } from "./talk.ts";
import { withSteps } from "./with-steps.ts";

/** Measures whether a step costs more in a long flow: one field after the other, then a review of all. */
export async function manyFields(extent: Extent): Promise<Row[]> {
  const rows: Row[] = [];
  for (const fields of [8, 40]) {
    const { flow, talk, other, ids } = longTalk(fields);
    const ours = engine(flow);
    compareWords(ours, other, talk);
    const [a, b] = await interleaveWarm(
      [() => play(ours, talk, ids, new Map()), () => play(other, talk, ids, new Map())],
      extent,
    );
    rows.push({ what: `${fields} fields, map`, ours: pace(a), other: pace(b), ratio: ratio(a, b), mark: undefined });
  }
  return rows;
}

/** A talk with `fields` fields, answered one after the other, and a switch that does the same. */
export function longTalk(fields: number) {
  const answers = Array.from({ length: fields }, (_, i) => ({ said: `Answer ${i + 1}` }));
  const talk: Happening[] = [...answers, { pressed: "go" }];
  const form = formOf(fields);
  return {
    /** The form ends with its review. */
    flow: withSteps(form, form.steps.slice(0, -1)),
    /** The form ends with an effect that may run only once. It gets all answers. */
    flowWithEffect: form,
    talk,
    other: switchOf(fields),
    ids: idsOf(Math.ceil(800 / talk.length)),
  };
}

function named(name: string): Text {
  return t("field.trade.name", { name });
}

function formOf(count: number): Flow {
  const fields = Array.from({ length: count }, (_, i) => ({ key: `field${i + 1}`, label: named(`Field ${i + 1}`) }));
  const one = flow<{ make: { input: string[]; output: true } }>("many", named("Many fields"))
    .ask("field", {
      label: named("Field"),
      view: () => ({ body: [] }),
      read: (said) => ({ ok: true, value: said }),
      show: (value) => value,
      help: named("Anything will do."),
    })
    .review("review", {
      label: named("Review"),
      intro: named("Is this right?"),
      go: named("Text the code to"),
      fields: (a: Record<string, string>) => fields.map(({ key, label }) => ({ key, label, value: a[key] ?? "" })),
      dependsOn: (a: Record<string, string>) => fields.map(({ key }) => a[key] ?? ""),
    })
    .perform("made", "make", {
      label: named("Made"),
      input: (a: Record<string, unknown>) => fields.map(({ key }) => String(a[key])),
      repeat: "once",
      go: ["review"],
    })
    .done({ draftMs: 1_000_000_000, view: () => ({ title: named("Many fields"), body: [named("Done.")] }) });
  const [ask, ...others] = one.steps;
  const asks = fields.map(({ key, label }) => ({ ...ask!, key, label, view: () => ({ body: [label] }) }));
  return withSteps(one, [...asks, ...others] as Flow["steps"]);
}

interface Form {
  id: string;
  flow: "many";
  world: "practice";
  version: number;
  owner: string;
  at: string;
  opened: number;
  touched: number;
  due: number;
  /** The number of the field that is asked, from 1. One more is the review. */
  step: number;
  answers: Record<string, string>;
}

/** A switch by the number of the step, in the form to which a switch with many equal cases is compiled. */
function switchOf(count: number): Bot<Form> {
  return {
    open(id, now) {
      const form: Form = {
        ...{ id, flow: "many", world: "practice", version: 1, owner, at: address },
        ...{ opened: now, touched: now, due: now + 1_000_000_000, step: 1, answers: {} },
      };
      return { state: form, seen: question(form) };
    },
    turn(form, happening, now) {
      form.version++;
      form.touched = now;
      form.due = now + 1_000_000_000;
      if ("said" in happening) form.answers[`field${form.step}`] = happening.said;
      form.step++;
      return { state: form, seen: question(form) };
    },
  };

  function question({ id, step, answers }: Form): string {
    if (step > count + 1) return "Many fields\nDone.";
    const title = `Many fields · ${id} · step ${step} of ${count + 1}`;
    if (step <= count) return `${title}\nField ${step}${step > 1 ? "\n[Back]" : ""}\n[Cancel request]\n[Help]`;
    let text = `${title}\nIs this right?`;
    for (let i = 1; i <= count; i++) text += `\nField ${i}: ${answers[`field${i}`]}`;
    text += "\n[Text the code to]";
    for (let i = 1; i <= count; i++) text += `\n[Edit Field ${i}]`;
    return `${text}\n[Cancel request]\n[Help]`;
  }
}
