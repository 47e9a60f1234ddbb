import type { ClassroomInput } from "../../flows/effects.ts";
import type { Attempt } from "../../ledger/ledger.ts";
import { Secret } from "../../machine/secret.ts";
import { explain } from "../../tencent/errors.ts";
import type { LcicApi } from "../../tencent/lcic.ts";
import { t } from "../../words/words.ts";
import { classify } from "../protocol/classify.ts";
import type { Creation, Sighting } from "../protocol/creation.ts";
import { whyRefused } from "../protocol/why-refused.ts";

/** What the creation of classroom users needs. */
export interface ClassroomParts {
  api: LcicApi;
  sdkAppId: number;
  /** The realm of the ids: one classroom application. */
  partner: string;
  /** How long a token waits to be shown (ms). */
  secretMs: number;
}

const week = 7 * 24 * 60 * 60_000; // how long a token is good, by the document of RegisterUser

/**
 * RegisterUser. Its natural key is the OriginId. A person may have chosen it, so a user who has it may be somebody
 * else's.
 */
export function classroomCreation({ api, sdkAppId, partner, secretMs }: ClassroomParts) {
  /**
   * Looks for the user by asking for a token of theirs, because no other look-up takes an OriginId. It gives a token
   * out, so it is asked only when there may be a user of ours.
   */
  async function look(attempt: Attempt, others: Attempt[]): Promise<Sighting> {
    const found = await api.loginOriginId({ sdkAppId, originId: attempt.naturalKey });
    if (found.is === "refused" && explain("LoginOriginId", found.code).absent) return { is: "none" };
    if (found.is !== "done") return { is: "blind" };
    const { userId, token } = found.value;
    if (others.some(({ uin }) => uin === userId)) return { is: "none" };
    const made = { id: userId, requestId: attempt.requestId ?? found.requestId, secret: new Secret(token) };
    if (attempt.match.own === "yes") return { is: "ours", made };
    const described = await api.describeUser(userId);
    if (described.is !== "done") return { is: "blind" };
    const isNamed = attempt.match.name !== "" && described.value.name === attempt.match.name;
    return isNamed ? { is: "ours", made } : { is: "doubtful", id: userId, why: "name" };
  }

  const creation: Creation<ClassroomInput> = {
    api: "RegisterUser",
    partner,
    step: "user",
    targetOf({ id, opened, flow, answers }) {
      const { task, originId, name } = answers as { task?: string; originId?: string | null; name?: string | null };
      if (flow !== "classroom" || task !== "new" || originId === undefined || name === undefined) return undefined;
      return {
        key: keyOf(originId, { id, opened }),
        match: { own: originId === null ? "yes" : "no", name: name ?? "" },
      };
    },
    keyOf: ({ originId }, theCase) => keyOf(originId, theCase),
    matchOf: (input) => ({
      own: input.originId === null ? "yes" : "no",
      name: (input.task === "new" && input.name) || "",
    }),
    secretsOf: () => ({}),
    async send(input, { key, signedAt, slot }) {
      const { name, avatar } = input.task === "new" ? input : { name: null, avatar: null };
      const outcome = await api.registerUser(
        { sdkAppId, originId: key, ...(name !== null && { name }), ...(avatar !== null && { avatar }) },
        { signedAt, slot },
      );
      return classify("RegisterUser", outcome, ({ userId, token }, requestId) => ({
        is: "made",
        made: { id: userId, requestId, secret: new Secret(token) },
      }));
    },
    look,
    /**
     * Checks an operator's word that the user is ours. No id is needed: LoginOriginId finds whoever has our OriginId
     * and gives their token.
     */
    async claim({ naturalKey, requestId }, id) {
      const found = await api.loginOriginId({ sdkAppId, originId: naturalKey });
      if (found.is !== "done") return { is: "unseen" };
      const { userId, token } = found.value;
      if (id !== null && id !== userId) return { is: "not" };
      return { is: "shown", made: { id: userId, requestId: requestId ?? found.requestId, secret: new Secret(token) } };
    },
    ifTaken: ({ match }) => (match.own === "yes" ? "ours" : "others"),
    // no control: Tencent does not say whether asking for another token ends the one just given
    absence: {},
    result: ({ id, requestId }, at, secret, { naturalKey }) => resultOf(id!, naturalKey, secret!, requestId, at),
    secretMs,
    again: { frozen: ["task", "originId", "name", "avatar"], why: t("classroom.absent") },
    heldElsewhere: { ok: false, why: t("classroom.elsewhere"), redo: "originId" },
    notHere: { ok: false, why: t("classroom.not-here"), redo: "originId" },
    maskedKey: ({ naturalKey }) => naturalKey,
  };
  return creation;
}

function keyOf(originId: string | null, { id, opened }: { id: string; opened: number }): string {
  return originId ?? `frontdesk-${id}-${opened.toString(36)}`;
}

/**
 * The result for the case. `ref` is the token's reference in the vault, and `until` the end of the token's life (ms).
 */
export function resultOf(userId: string, originId: string, ref: string, requestId: string, at: number) {
  return { userId, originId, token: { ref, made: true as const }, until: at + week, requestId, at };
}

/** What the table of errors says when LoginOriginId refuses to give a token. */
export function whyNoToken(code: string, requestId: string) {
  const row = explain("LoginOriginId", code);
  return { row, told: whyRefused(row, { code, requestId }) };
}
