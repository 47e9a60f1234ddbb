import { answererOf } from "./answer.ts";
import type { Flow, Step, StepOf } from "./flow.ts";
import { missKey } from "./settle.ts";
import { labelOf, placeOf, sealStage } from "./status.ts";
import type { Audience, Case, Choice, SecretRef, Text, View } from "./types.ts";
import { allAnswers, type Answers, newestWork, walk } from "./walk.ts";

/** What one audience sees of a case now. */
export function card(flow: Flow, theCase: Case, audience: Audience): View {
  if (theCase.state !== "open") return closed(flow, theCase, audience);
  const { answers } = walk(flow, theCase);
  const title: Text = { key: "talk.title", values: { name: flow.name, case: theCase.id } };
  const stage = sealStage(theCase);
  if (stage && stage !== "queued") return { title, body: working(flow.seal!, theCase, allAnswers(theCase)) };
  if (theCase.aside?.kind === "cancel") return { title, ...cancelAside(theCase, audience) };
  if (theCase.aside?.kind === "pick") return { title, ...pickAside(flow, theCase) };
  const step = theCase.pending && flow.byKey.get(theCase.pending.key);
  if (!step) return { title, body: [...notesOf(theCase), ...working(runningStep(flow, theCase), theCase, answers)] };
  if (!isFor(theCase, step, audience)) return waiting(flow, theCase, step, title);
  return question(flow, theCase, step, answers, title);
}

function question(flow: Flow, theCase: Case, step: Step, answers: Answers, title: Text): View {
  const pending = theCase.pending!;
  const asked = ask(flow, theCase, step, answers);
  const tries = pending.tries ?? 0;
  const body = [...notesOf(theCase), ...(pending.why ? [pending.why] : []), ...asked.body];
  if (tries >= 2 && "help" in step) body.push(step.help);
  const choices = [...(pending.offers ?? []).map(({ key, label }) => ({ key, label })), ...(asked.choices ?? []), ...anywhere(flow, theCase, step)];
  if (tries >= 3) choices.push({ key: "person", label: { key: "talk.choice-person" } });
  const view: View = { title: { key: "talk.title-step", values: { ...title.values, ...placeOf(flow, theCase, step) } }, body, choices };
  if (asked.fields) view.fields = asked.fields;
  if (asked.inputs) view.inputs = asked.inputs;
  return view;
}

type Asked = Pick<View, "body" | "choices" | "inputs" | "fields">;

function ask(flow: Flow, theCase: Case, step: Step, answers: Answers): Asked {
  const facts = theCase.facts;
  switch (step.kind) {
    case "ask":
      return step.view(answers, facts);
    case "secret":
      return secretQuestion(flow, theCase, step, answers);
    case "review": {
      const fields = step.fields(answers, facts);
      const edits = fields.map((f): Choice => ({ key: `edit:${f.key}`, label: { key: "talk.choice-edit", values: { field: f.label } } }));
      return { body: [step.intro], fields, choices: [{ key: "go", label: step.go, style: "primary" }, ...edits] };
    }
    case "approve":
      return {
        body: [step.intro],
        fields: step.fields(answers, facts),
        choices: [
          { key: "go", label: { key: "talk.choice-approve" }, style: "primary" },
          { key: "decline", label: { key: "talk.choice-decline" }, style: "danger" },
        ],
      };
    case "perform":
      return goQuestion(theCase, step, answers);
  }
}

function secretQuestion(flow: Flow, theCase: Case, step: StepOf<"secret">, answers: Answers): Asked {
  const asked = step.view(answers, theCase.facts);
  const body = [...asked.body];
  if (step.limit) {
    const missed = theCase.misses[missKey(step, theCase)] ?? 0;
    if (missed > 0) body.push({ key: "talk.tries-left", values: { left: step.limit.tries - missed } });
  }
  const source = flow.steps.find((s): s is StepOf<"perform"> => s.kind === "perform" && s.againMs !== undefined);
  const choices = [...(asked.choices ?? [])];
  if (source && step.limit?.then === source.key) {
    const at = (newestWork(theCase, source.key, source.input(answers, theCase.facts)) ?? theCase.memo[source.key])?.at ?? 0;
    const again = at + source.againMs!;
    if (again > theCase.asOf) body.push({ key: "talk.again-at", values: { at: { at: again } } });
    choices.push({ key: "resend", label: { key: "talk.choice-resend" } });
  }
  return { ...asked, body, choices };
}

function goQuestion(theCase: Case, step: StepOf<"perform">, answers: Answers): Asked {
  const refused = theCase.refused[step.key];
  const body: Text[] = refused ? [refused.why] : [];
  if (refused?.until !== undefined && refused.until > theCase.asOf) body.push({ key: "talk.try-at", values: { at: { at: refused.until } } });
  const asked = step.ask ?? { body: () => [], go: { key: "talk.choice-again" } };
  if (!refused) body.push(...asked.body(answers));
  return { body, choices: [{ key: "go", label: asked.go, style: "primary" }, { key: "edit", label: { key: "talk.choice-edit-any" } }] };
}

/** The ways out that every question offers. */
function anywhere(flow: Flow, theCase: Case, step: Step): Choice[] {
  if (step.kind === "approve") return [];
  if (theCase.aside) return [{ key: "keep", label: { key: "talk.choice-keep" } }, { key: "cancel", label: { key: "talk.choice-cancel" } }];
  const first = flow.steps.find((s) => s.kind === "ask")?.key === step.key;
  const skip = step.kind === "ask" && step.optional ? [{ key: "skip", label: { key: "talk.choice-skip" } }] : [];
  const back = first || step.kind === "review" ? [] : [{ key: "back", label: { key: "talk.choice-back" } }];
  return [...skip, ...back, { key: "cancel", label: { key: "talk.choice-cancel" } }, { key: "help", label: { key: "talk.choice-help" } }];
}

function cancelAside(theCase: Case, audience: Audience): Asked {
  const body: Text[] = [{ key: "talk.cancel-sure", values: { case: theCase.id } }];
  if (audience !== "owner" && audience !== "customer") return { body };
  return {
    body,
    choices: [
      { key: "cancel:yes", label: { key: "talk.choice-cancel-yes" }, style: "danger" },
      { key: "keep", label: { key: "talk.choice-cancel-no" } },
    ],
  };
}

function pickAside(flow: Flow, theCase: Case): Asked {
  const answered = flow.steps.filter((s): s is StepOf<"ask"> => s.kind === "ask" && theCase.memo[s.key] !== undefined);
  const choices = answered.map((s): Choice => ({ key: `edit:${s.key}`, label: s.label }));
  return { body: [{ key: "talk.pick-field" }], choices: [...choices, { key: "keep", label: { key: "talk.choice-keep" } }] };
}

function waiting(flow: Flow, theCase: Case, step: Step, title: Text): View {
  const who = step.kind === "approve" ? { key: "talk.an-approver" } : { person: answererOf(theCase.people, step) };
  return {
    title: { key: "talk.title-step", values: { ...title.values, ...placeOf(flow, theCase, step) } },
    body: [...notesOf(theCase), { key: "talk.waits-for-field", values: { person: who, field: labelOf(step) } }],
    choices: [{ key: "cancel", label: { key: "talk.choice-cancel" } }],
  };
}

function isFor(theCase: Case, step: Step, audience: Audience): boolean {
  if (step.kind === "approve") return audience === step.role;
  const isCustomers = answererOf(theCase.people, step) === theCase.people.customer;
  return audience === (isCustomers ? "customer" : "owner");
}

function runningStep(flow: Flow, theCase: Case): StepOf<"perform"> | undefined {
  const position = walk(flow, theCase);
  return position.at === "working" ? position.step : undefined;
}

function working(step: StepOf<"perform"> | undefined, theCase: Case, answers: Answers): Text[] {
  const stage = step && Object.values(theCase.working).find((work) => work.key === step.key)?.stage;
  return (stage && step.working?.(stage, answers)) ?? [{ key: "talk.one-moment" }];
}

function closed(flow: Flow, theCase: Case, audience: Audience): View {
  if (theCase.state !== "done") {
    const values = { case: theCase.id, name: flow.name };
    return { title: { key: "talk.title", values }, body: [{ key: `talk.closed-${theCase.state}`, values }] };
  }
  const answers = allAnswers(theCase);
  const view = flow.done(answers, theCase);
  const owed = Object.values(answers).some((value) => (value as SecretRef | null)?.made);
  const entitled = audience === (theCase.people.customer ? "customer" : "owner");
  if (!owed || theCase.revealed || !entitled) return view;
  return { ...view, choices: [...(view.choices ?? []), { key: "reveal", label: { key: "talk.choice-reveal" }, style: "primary" }] };
}

function notesOf(theCase: Case): Text[] {
  return theCase.pending?.notes ?? [];
}
