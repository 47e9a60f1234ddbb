import type { Performer } from "../../src/desk/outbox.ts";
import type { CreateAccountInput } from "../../src/flows/effects.ts";
import { toTencent } from "../../src/provisioning/account/creation.ts";
import type { Parts } from "../../src/provisioning/protocol/dependencies.ts";
import { explain } from "../../src/tencent/errors.ts";
import type { PartnerApi } from "../../src/tencent/partner.ts";
import { t } from "../../src/words/words.ts";

const mostTries = 3;

/** A naive protocol to compare with: call, send again when no answer came, then save. */
export function naivePerformer(p: Parts, api: PartnerApi): Performer {
  return async ({ caseId, work }) => {
    const { effect } = work;
    const input = effect.input as CreateAccountInput;
    const [password, code] = [await p.vault.open(input.password), await p.vault.open(input.code)];
    if (password === undefined || code === undefined) {
      await p.desk.settled(effect.id, caseId, { ok: false, why: t("create.secret-gone"), redo: "code" });
      return;
    }
    for (let tries = 0; tries < mostTries; tries += 1) {
      const signedAt = await p.ledger.now();
      const answer = await api.createAccount(toTencent(input, password, code), { signedAt });
      if (answer.is === "done" && answer.value.uin) {
        const value = { uin: answer.value.uin, requestId: answer.requestId, at: signedAt };
        await p.desk.settled(effect.id, caseId, { ok: true, value });
        return;
      }
      if (answer.is === "refused") {
        const { code: why, requestId } = answer;
        const row = explain("CreateAccount", why);
        const said = t(row.say, { code: why, requestId, mail: input.mail });
        await p.desk.settled(effect.id, caseId, { ok: false, why: said, ...(row.mend && { redo: row.mend }) });
        return;
      }
    }
    await p.desk.settled(effect.id, caseId, { ok: false, why: t("create.unreachable") });
  };
}
