import { createHash } from "node:crypto";
import type { Outcome } from "../conversation/types.ts";
import type { Performer } from "../desk/outbox.ts";
import type { CreateOfficialInput } from "../flows/effects.ts";
import type { Attempt } from "../ledger/ledger.ts";
import type { ChatApi } from "../tencent/chat.ts";
import { t } from "../words/words.ts";
import { afterTrouble, classify } from "./protocol/classify.ts";
import { createPerformer } from "./protocol/create.ts";
import type { Before, Creation, Sighting } from "./protocol/creation.ts";
import type { Parts, System } from "./protocol/dependencies.ts";
import { mayKnowOf } from "./protocol/strangers.ts";

interface OfficialParts {
  api: ChatApi;
  /** The realm of the ids: one Chat application. */
  partner: string;
}

/**
 * create_official_account. Its natural key is an id of our own, made from the case, so that the account is found by it
 * when Tencent's answer got lost.
 */
function officialCreation({ api, partner }: OfficialParts): Creation<CreateOfficialInput> {
  /**
   * Takes a new owner into the Chat application, if people were told that the owner is new. Otherwise an unknown owner
   * is refused, because the id may be misspelt.
   */
  async function before({ owner, isNew, nick }: CreateOfficialInput): Promise<Before> {
    const checked = await api.accountCheck(owner);
    if (checked.is !== "done") return afterTrouble("account_check", checked);
    const { serverTime } = checked;
    const free: Before = { is: "free", ...(serverTime !== undefined && { serverTime }) };
    if (checked.value.imported) return free;
    if (!isNew) return { is: "ends", outcome: { ok: false, why: t("error.owner-unknown"), redo: "known" } };
    const imported = await api.accountImport({ userId: owner, ...(nick !== null && { nick }) });
    return imported.is === "done" ? free : afterTrouble("account_import", imported);
  }

  async function look(attempt: Attempt, others: Attempt[]): Promise<Sighting> {
    const id = attempt.naturalKey;
    const found = await api.officialAccountInfo(id);
    if (found.is !== "done") return { is: "blind" };
    if (!found.value || others.some(({ uin }) => uin === id)) return { is: "none" };
    if (found.value.owner !== attempt.match.owner) return { is: "doubtful", id, why: "owner" };
    return { is: "ours", made: { id, requestId: attempt.requestId ?? found.requestId } };
  }

  return {
    api: "create_official_account",
    partner,
    step: "official",
    targetOf({ id, opened, flow, answers }) {
      const { owner, name } = answers as { owner?: string; name?: string };
      return flow === "official" && owner && name ? { key: keyOf({ id, opened }), match: { owner, name } } : undefined;
    },
    keyOf: (_, theCase) => keyOf(theCase),
    matchOf: ({ owner, name }) => ({ owner, name }),
    secretsOf: () => ({}),
    before,
    async send(input, { key, signedAt, slot }) {
      const { name, owner, introduction, face, organization, custom, subscribers } = input;
      const account = {
        id: key,
        name,
        owner,
        ...(introduction !== null && { introduction }),
        ...(face !== null && { avatar: face }),
        ...(organization !== null && { organization }),
        ...(custom !== null && { custom }),
        ...(subscribers !== null && { mostSubscribers: subscribers }),
      };
      const outcome = await api.createOfficialAccount(account, { signedAt, slot });
      return classify("create_official_account", outcome, ({ id }, requestId) => ({
        is: "made",
        made: { id, requestId },
      }));
    },
    look,
    async claim({ naturalKey, requestId }, id) {
      if (id !== null && id !== naturalKey) return { is: "not" };
      const made = { id: naturalKey, requestId: requestId ?? "" };
      const found = await api.officialAccountInfo(naturalKey);
      return { is: found.is === "done" && found.value ? "shown" : "unseen", made };
    },
    ifTaken: () => "ours",
    absence: { control: `get_official_account_info of ${partner}` },
    result: ({ id, requestId }, at, _, { naturalKey }) => ({ id: id ?? naturalKey, requestId, at }),
    again: { frozen: fields, why: t("official.absent") },
    heldElsewhere: { ok: false, why: t("official.elsewhere") },
    notHere: { ok: false, why: t("official.not-here") },
    maskedKey: ({ naturalKey }) => naturalKey,
  };
}

function keyOf({ id, opened }: { id: string; opened: number }): string {
  return `@TOA#_${id}-${opened.toString(36)}`;
}

/**
 * The steps whose answers may not change after an attempt. If its account shows up later, it has the answers that were
 * first given.
 */
const fields = ["owner", "nick", "name", "introduction", "face", "organization", "subscribers", "custom"];

/**
 * Whether the Chat application knows the owner. One who came into it for a request of another workspace or server can't
 * be used, and nobody is told more.
 */
function checkOwnerPerformer(p: Parts, { api, partner }: OfficialParts): Performer {
  return async ({ caseId, work: { effect } }) => {
    const { owner } = effect.input as { owner: string };
    const checked = await api.accountCheck(owner);
    const imported = checked.is === "done" ? checked.value.imported : "unreachable";
    const theirs = imported === true ? await p.vault.open(broughtName(partner, owner)) : undefined;
    const here = theirs === undefined ? undefined : await p.ledger.load(caseId);
    const isOthers = here !== undefined && !mayKnowOf(p, here.people.owner, theirs!);
    const outcome: Outcome = isOthers
      ? { ok: false, why: t("official.owner-not-here"), redo: "owner" }
      : { ok: true, value: { imported } };
    await p.desk.settled(effect.id, caseId, outcome);
  };
}

/** Makes the official account, and notes for whom a new owner came into the Chat application. */
function createOfficialPerformer(
  p: Parts,
  { partner }: OfficialParts,
  creation: Creation<CreateOfficialInput>,
): Performer {
  const create = createPerformer(p, creation);
  return async (job) => {
    const { owner, isNew } = job.work.effect.input as CreateOfficialInput;
    const theCase = isNew ? await p.ledger.load(job.caseId) : undefined;
    if (theCase) await p.vault.put(broughtName(partner, owner), theCase.people.owner, yearMs);
    await create(job);
  };
}

const yearMs = 365 * 24 * 60 * 60_000;

function broughtName(partner: string, owner: string): string {
  return `brought:${createHash("sha256").update(`${partner} ${owner}`).digest("base64url")}`;
}

/** Tencent Chat: checks owners and makes official accounts. */
export function officialSystem(p: Parts, parts: OfficialParts): System {
  const creation = officialCreation(parts);
  const performers = {
    checkOwner: checkOwnerPerformer(p, parts),
    createOfficial: createOfficialPerformer(p, parts, creation),
  };
  return { performers, creation };
}
