import { flow, type Taken } from "../conversation/flow.ts";
import { approvers } from "../conversation/may.ts";
import type { Field, Outcome } from "../conversation/types.ts";
import { hearing } from "../hearing/hearing.ts";
import { t } from "../words/words.ts";
import { needsApproval } from "./approval.ts";
import type { Durations } from "./durations.ts";
import type { ClassroomInput, Effects } from "./effects.ts";
import { readMeasured } from "./fields/bytes.ts";
import { correctionsIn } from "./fields/corrections.ts";
import { readId } from "./fields/id.ts";
import { isIt } from "./fields/is-it.ts";
import { type LabelledField, meaningsOf, takeLabelled } from "./fields/paste-fields.ts";
import { fold } from "./fields/plain.ts";
import { readWebAddress } from "./fields/web-address.ts";

/** The longest answers (bytes of UTF-8). The document of RegisterUser gives no limits, so these are ours. */
const most = { originId: 64, name: 200, avatar: 500 };

/** The flow that registers a classroom user (RegisterUser), or gives a new token to a user who exists. */
export function classroomUser(durations: Durations) {
  return flow<Effects>("classroom", t("classroom.name"))
    .ask("task", {
      as: "choice",
      label: t("classroom.field.task"),
      view: () => ({
        body: [t("ask.task")],
        choices: [
          { key: "new", label: t("classroom.task.new") },
          { key: "token", label: t("classroom.task.token") },
        ],
      }),
      read: readTask,
      show: (task) => t(`classroom.task.${task}`),
      help: t("help.task"),
    })
    .when(
      (a) => a.task === "new",
      (more) =>
        more
          .ask("originId", {
            label: t("classroom.field.originId"),
            alias: ["id", "user"],
            optional: true,
            view: () => ({ body: [t("ask.origin-id")] }),
            read: readOriginId,
            free: isIt(t("classroom.field.originId")),
            show: (id) => id,
            help: t("help.origin-id"),
          })
          .ask("name", {
            label: t("classroom.field.name"),
            optional: true,
            view: () => ({ body: [t("ask.classroom-name")] }),
            read: readUserName,
            free: isIt(t("classroom.field.name")),
            show: (name) => name,
            help: t("help.classroom-name"),
          })
          .ask("avatar", {
            label: t("classroom.field.avatar"),
            alias: ["picture", "face"],
            optional: true,
            view: () => ({ body: [t("ask.avatar")] }),
            read: readAvatar,
            show: (avatar) => avatar,
            help: t("help.face"),
          }),
    )
    .when(
      (a) => a.task === "token",
      (more) =>
        more.ask("whose", {
          label: t("classroom.field.originId"),
          alias: ["id", "user"],
          view: () => ({ body: [t("ask.whose")] }),
          read: readOriginId,
          free: isIt(t("classroom.field.originId")),
          show: (id) => id,
          help: t("help.whose"),
        }),
    )
    .review("review", {
      label: t("open.field.review"),
      intro: t("classroom.review.intro"),
      go: ({ task }, facts) => t(needsApproval(facts, undefined) ? "open.review.ask" : `classroom.create.${task}`),
      fields: (a) => summary(inputOf(a)),
      dependsOn: (a) => inputOf(a),
    })
    .approve("approved", {
      role: approvers,
      intro: t("classroom.approve.intro"),
      fields: (a) => summary(inputOf(a)),
      dependsOn: (a) => inputOf(a),
      declined: "review",
      when: (_, facts) => needsApproval(facts, undefined),
      takeBackMs: durations.takeBackMs,
    })
    .perform("user", "classroomUser", {
      label: t("classroom.name"),
      input: (a) => inputOf(a),
      repeat: "once",
      go: ["review", "approved"],
      ask: { body: () => [t("open.create.ask")], go: t("talk.choice-again") },
      busy: t("classroom.create.busy"),
      working: (stage) => [t(`classroom.create.${stage === "unknown" || stage === "manual" ? stage : "working"}`)],
    })
    .done({
      draftMs: durations.draftMs,
      ...(durations.remindersMs && { remindersMs: durations.remindersMs }),
      emptyMs: durations.emptyMs,
      hears: hearing,
      links: true,
      hello: t("classroom.hello"),
      greets: { what: "classroom.for-you" },
      takes: takeUser,
      corrects: (text) => correctionsIn(text, labels),
      copies: ["task"],
      handout: (a) => [t("handout.classroom", { id: a.user.userId }), t("handout.classroom-token")],
      index: (a) => {
        const name = a.name ?? a.originId ?? a.whose;
        return name ? { name } : {};
      },
      reveals: {
        owed: t("classroom.token.owed"),
        show: t("classroom.token.show"),
        shown: t("classroom.token.shown"),
        notYours: "classroom.token.not-yours",
        lost: t("classroom.token.lost"),
        handed: "classroom.token.handed",
      },
      view: (a, theCase) => ({
        title: t("talk.title", { name: t("classroom.name"), case: theCase.id }),
        body: [
          t(a.task === "token" ? "classroom.done.token" : "classroom.done"),
          t("classroom.done.next", { until: { at: a.user.until } }),
        ],
        fields: [
          { key: "userId", label: t("classroom.field.userId"), value: a.user.userId },
          { key: "originId", label: t("classroom.field.originId"), value: a.user.originId },
          { key: "requestId", label: t("open.field.request"), value: a.user.requestId },
          { key: "at", label: t("classroom.field.at"), value: t("talk.instant", { at: { at: a.user.at } }) },
        ],
      }),
    });
}

type Task = ClassroomInput["task"];

const readOriginId = (said: string) => readId(said, { most: most.originId, example: t("example.origin-id") });
const readUserName = (said: string) =>
  readMeasured(said, {
    label: t("classroom.field.name"),
    most: most.name,
    example: t("example.name"),
    isName: true,
  });
const readAvatar = (said: string) => readWebAddress(said, most.avatar);

/** What a pasted text may tell, by key of the step. Whose token it is and the id of a new user have the same label. */
const pasted: Record<string, LabelledField> = {
  task: { means: ["task"], read: readTask },
  originId: { means: ["id"], read: readOriginId },
  whose: { means: ["id"], read: readOriginId },
  name: { means: ["name", "nick", "person"], read: readUserName },
  avatar: { means: ["avatar"], read: readAvatar },
};

/** What the labels of the fields mean where an answer is corrected, by key of the step. */
const labels = meaningsOf(pasted);

function takeUser(text: string): Taken {
  const { values, ...others } = takeLabelled(text, pasted, ["fax", "address", "website", "other"]);
  const task = values.task ?? taskIn(text);
  return { values: { ...values, ...(task && { task }) }, ...others, early: true };
}

/** The task that a sentence names. Undefined when it names none, or both. */
function taskIn(text: string): Task | undefined {
  const said = fold(text.slice(0, 2000));
  const isNew =
    /\b(?:new (?:classroom )?user|register|create (?:an? )?(?:new )?user|add (?:an? )?(?:new )?user)\b|新用户|新建用户|注册/.test(
      said,
    );
  const isToken =
    /\b(?:(?:new|another|fresh|renew(?:ed)?)(?: the| a| his| her| their)? (?:login )?token|renew|token for)\b|令牌|token/.test(
      said,
    );
  if (isNew === isToken) return undefined;
  return isNew ? "new" : "token";
}

interface Answered {
  task: Task;
  originId?: string | null | undefined;
  name?: string | null | undefined;
  avatar?: string | null | undefined;
  whose?: string | undefined;
}

function inputOf({ task, originId, name, avatar, whose }: Answered): ClassroomInput {
  if (task === "token") return { task, originId: whose ?? "" };
  return { task, originId: originId ?? null, name: name ?? null, avatar: avatar ?? null };
}

function summary(input: ClassroomInput): Field[] {
  const task: Field = { key: "task", label: t("classroom.field.task"), value: t(`classroom.task.${input.task}`) };
  const id = t("classroom.field.originId");
  if (input.task === "token") return [task, { key: "whose", label: id, value: input.originId }];
  return [
    task,
    { key: "originId", label: id, value: input.originId ?? t("classroom.own-id") },
    { key: "name", label: t("classroom.field.name"), value: input.name ?? t("talk.left-out") },
    { key: "avatar", label: t("classroom.field.avatar"), value: input.avatar ?? t("talk.left-out") },
  ];
}

function readTask(said: string): Outcome<Task> {
  const word = fold(said.slice(0, 40)).replace(/^an? /, "");
  if (["new", "new user", "user", "register", "n", "新用户", "新建用户", "注册"].includes(word))
    return { ok: true, value: "new" };
  if (
    ["token", "new token", "renew", "renewal", "t", "新令牌", "令牌", "新登录凭证", "登录凭证", "凭证"].includes(word)
  )
    return { ok: true, value: "token" };
  return { ok: false, why: t("field.task.which") };
}
