import { t } from "../../../src/words/words.ts";
import { around, type Waiting } from "../../chat/around-a-secret.ts";
import { CopyButton } from "./card.tsx";
import { type Eyes, P, said } from "./said.tsx";

/** A secret before the eyes of its one reader. It stands in this answer and nowhere else. */
export function SecretShown({ caseId, secret, handed, eyes }: Waiting & { caseId: string; eyes: Eyes }) {
  const { below } = around(caseId, handed);
  return (
    <section class="card secret" data-keep="secret" aria-labelledby="secret-title">
      <h2 id="secret-title">{said(t("page.secret-title"), eyes)}</h2>
      <p class="mono quote">{secret.expose()}</p>
      <CopyButton text={secret.expose()} eyes={eyes} />
      <P text={t("page.secret-stay")} eyes={eyes} />
      {below.map((text) => (
        <P text={text} eyes={eyes} small />
      ))}
    </section>
  );
}
