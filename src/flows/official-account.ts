import { flow } from "../conversation/flow.ts";
import { approvers } from "../conversation/may.ts";
import type { Field } from "../conversation/types.ts";
import { hearing } from "../hearing/hearing.ts";
import { t } from "../words/words.ts";
import { needsApproval } from "./approval.ts";
import type { Durations } from "./durations.ts";
import type { CreateOfficialInput, Effects } from "./effects.ts";
import { readMeasured } from "./fields/bytes.ts";
import { correctionsIn } from "./fields/corrections.ts";
import { readCount } from "./fields/count.ts";
import { readId } from "./fields/id.ts";
import { isIt } from "./fields/is-it.ts";
import { type LabelledField, meaningsOf, takeLabelled } from "./fields/paste-fields.ts";
import { readWebAddress } from "./fields/web-address.ts";

/**
 * The longest answers (bytes of UTF-8), from the document of create_official_account; that of the owner from
 * account_import.
 */
const most = { owner: 32, nick: 150, name: 150, introduction: 400, face: 500, organization: 500, custom: 3000 };
const mostSubscribers = 1_000_000_000; // the document gives none

/** create_official_account by conversation: its owner checked first, its texts measured in bytes. */
export function officialAccount(durations: Durations) {
  return flow<Effects>("official", t("official.name"))
    .ask("owner", {
      label: t("official.field.owner"),
      view: () => ({ body: [t("ask.owner")] }),
      read: readOwner,
      free: isIt(t("official.field.owner")),
      show: (owner) => owner,
      help: t("help.owner"),
    })
    .perform("known", "checkOwner", {
      label: t("official.field.known"),
      input: (a) => ({ owner: a.owner }),
      repeat: "safe",
    })
    .when(
      (a) => a.known?.imported === false,
      (more) =>
        more.ask("nick", {
          label: t("official.field.nick"),
          optional: true,
          dependsOn: (a) => a.owner,
          view: (a) => ({ body: [t("ask.nick", { owner: a.owner })] }),
          read: (said) =>
            readMeasured(said, {
              label: t("official.field.nick"),
              most: most.nick,
              example: t("example.nick"),
              isName: true,
            }),
          free: isIt(t("official.field.nick")),
          show: (nick) => nick,
          help: t("help.nick"),
        }),
    )
    .ask("name", {
      label: t("official.field.name"),
      view: () => ({ body: [t("ask.official-name", { most: most.name })] }),
      read: readOfficialName,
      free: isIt(t("official.field.name")),
      show: (name) => name,
      help: t("help.official-name"),
    })
    .ask("introduction", {
      label: t("official.field.introduction"),
      alias: ["intro"],
      optional: true,
      view: () => ({ body: [t("ask.introduction", { most: most.introduction })] }),
      read: readIntroduction,
      free: isIt(t("official.field.introduction")),
      show: (introduction) => introduction,
      help: t("help.bytes"),
    })
    .ask("face", {
      label: t("official.field.face"),
      alias: ["avatar", "picture"],
      optional: true,
      view: () => ({ body: [t("ask.face", { most: most.face })] }),
      read: readFace,
      show: (face) => face,
      help: t("help.face"),
    })
    .ask("organization", {
      label: t("official.field.organization"),
      alias: ["organisation", "company"],
      optional: true,
      view: () => ({ body: [t("ask.organization", { most: most.organization })] }),
      read: readOrganization,
      free: isIt(t("official.field.organization")),
      show: (organization) => organization,
      help: t("help.bytes"),
    })
    .ask("subscribers", {
      label: t("official.field.subscribers"),
      alias: ["most", "limit"],
      optional: true,
      view: () => ({ body: [t("ask.subscribers")] }),
      read: readSubscribers,
      show: (subscribers) => t("official.subscribers", { subscribers }),
      help: t("help.subscribers"),
    })
    .ask("custom", {
      label: t("official.field.custom"),
      optional: true,
      view: () => ({ body: [t("ask.custom", { most: most.custom })] }),
      read: readCustom,
      free: isIt(t("official.field.custom")),
      show: (custom) => custom,
      help: t("help.custom"),
    })
    .review("review", {
      label: t("open.field.review"),
      intro: t("official.review.intro"),
      go: (_, facts) => t(needsApproval(facts, undefined) ? "open.review.ask" : "official.create.go"),
      fields: (a) => summary(inputOf(a)),
      dependsOn: (a) => inputOf(a),
    })
    .approve("approved", {
      role: approvers,
      intro: t("official.approve.intro"),
      fields: (a) => summary(inputOf(a)),
      dependsOn: (a) => inputOf(a),
      declined: "review",
      when: (_, facts) => needsApproval(facts, undefined),
      takeBackMs: durations.takeBackMs,
    })
    .perform("official", "createOfficial", {
      label: t("official.name"),
      input: (a) => inputOf(a),
      repeat: "once",
      go: ["review", "approved"],
      ask: { body: () => [t("open.create.ask")], go: t("official.create.go") },
      busy: t("official.create.busy"),
      working: (stage) => [t(`official.create.${stage === "unknown" || stage === "manual" ? stage : "working"}`)],
    })
    .done({
      draftMs: durations.draftMs,
      ...(durations.remindersMs && { remindersMs: durations.remindersMs }),
      emptyMs: durations.emptyMs,
      hears: hearing,
      links: true,
      hello: t("official.hello"),
      greets: { what: "official.for-you" },
      takes: (text) => takeLabelled(text, pasted, ["person", "fax", "address", "website", "other"]),
      corrects: (text) => correctionsIn(text, labels),
      copies: ["introduction", "face", "organization", "subscribers", "custom"],
      handout: (a) => [t("handout.official", { name: a.name ?? "", id: a.official.id })],
      index: (a) => (a.name ? { name: a.name } : {}),
      view: (a, theCase) => ({
        title: t("talk.title", { name: t("official.name"), case: theCase.id }),
        body: [t("official.done"), t("official.done.next")],
        fields: [
          { key: "id", label: t("official.field.id"), value: a.official.id },
          ...(a.name ? [{ key: "name", label: t("official.field.name"), value: a.name }] : []),
          ...(a.owner ? [{ key: "owner", label: t("official.field.owner"), value: a.owner }] : []),
          { key: "requestId", label: t("official.field.call"), value: a.official.requestId },
          { key: "at", label: t("official.field.at"), value: t("talk.instant", { at: { at: a.official.at } }) },
        ],
      }),
    });
}

const readOwner = (said: string) => readId(said, { most: most.owner, example: t("example.id") });
const readOfficialName = (said: string) =>
  readMeasured(said, {
    label: t("official.field.name"),
    most: most.name,
    example: t("example.official-name"),
    isName: true,
  });
const readIntroduction = (said: string) =>
  readMeasured(said, {
    label: t("official.field.introduction"),
    most: most.introduction,
    example: t("example.introduction"),
    lines: true,
  });
const readFace = (said: string) => readWebAddress(said, most.face);
const readOrganization = (said: string) =>
  readMeasured(said, {
    label: t("official.field.organization"),
    most: most.organization,
    example: t("example.organization"),
    isName: true,
  });
const readSubscribers = (said: string) => readCount(said, mostSubscribers);
const readCustom = (said: string) =>
  readMeasured(said, {
    label: t("official.field.custom"),
    most: most.custom,
    example: t("example.custom"),
    lines: true,
  });

/** What a pasted text may tell, by key of the step. */
const pasted: Record<string, LabelledField> = {
  owner: { means: ["owner", "id"], read: readOwner },
  name: { means: ["name"], read: readOfficialName },
  introduction: { means: ["introduction"], read: readIntroduction },
  face: { means: ["avatar"], read: readFace },
  organization: { means: ["company"], read: readOrganization },
  subscribers: { means: ["subscribers"], read: readSubscribers },
  custom: { means: ["custom"], read: readCustom },
};

/** What the labels of the fields mean where an answer is corrected, by key of the step. */
const labels = meaningsOf(pasted);

interface Answered extends Omit<CreateOfficialInput, "isNew" | "nick"> {
  known: { imported: boolean | "unreachable" };
  nick?: string | null | undefined;
}

function inputOf(a: Answered): CreateOfficialInput {
  const { owner, name, introduction, face, organization, subscribers, custom } = a;
  const isNew = a.known.imported === false;
  const nick = isNew ? (a.nick ?? null) : null;
  return { owner, isNew, nick, name, introduction, face, organization, subscribers, custom };
}

function summary(a: CreateOfficialInput): Field[] {
  const none = t("talk.left-out");
  return [
    {
      key: "owner",
      label: t("official.field.owner"),
      value: a.isNew ? t("official.new", { owner: a.owner }) : a.owner,
    },
    ...(a.isNew ? [{ key: "nick", label: t("official.field.nick"), value: a.nick ?? none }] : []),
    { key: "name", label: t("official.field.name"), value: a.name },
    { key: "introduction", label: t("official.field.introduction"), value: a.introduction ?? none },
    { key: "face", label: t("official.field.face"), value: a.face ?? none },
    { key: "organization", label: t("official.field.organization"), value: a.organization ?? none },
    {
      key: "subscribers",
      label: t("official.field.subscribers"),
      value: t("official.subscribers", { subscribers: a.subscribers ?? usualSubscribers }),
    },
    { key: "custom", label: t("official.field.custom"), value: a.custom ?? none },
  ];
}

const usualSubscribers = 100_000; // what Tencent takes when none is sent
