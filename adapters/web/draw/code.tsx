import type { Text } from "../../../src/conversation/types.ts";
import type { ShownCard } from "../../../src/desk/platform.ts";
import type { MessageKey } from "../../../src/words/en/all.ts";
import { t } from "../../../src/words/words.ts";
import { Box, Press, Sending } from "./form.tsx";
import { type Eyes, said } from "./said.tsx";

interface CodeParts {
  card: ShownCard;
  eyes: Eyes;
  wrong?: Text | undefined;
}

/** The instant from which another code may be asked for, as the card tells it (ms). */
function againAt({ view }: ShownCard): number | undefined {
  const told = view.body.find(({ key }) => key === "talk.again-at")?.values?.at;
  return typeof told === "object" && "at" in told ? told.at : undefined;
}

/** Whether the code comes by e-mail, as far as the card tells. */
export function comesByMail({ view }: ShownCard): boolean {
  return view.choices?.some(({ label }) => label.key === "talk.choice-not-my-address") ?? false;
}

/** What to do when no code comes, by how it should. */
const hints = {
  mail: ["page.no-text-wait", "page.no-mail-address", "page.no-mail-blocked", "page.no-text-again"],
  text: [
    "page.no-text-wait",
    "page.no-text-number",
    "page.no-text-phone",
    "page.no-text-blocked",
    "page.no-text-again",
  ],
} satisfies Record<string, MessageKey[]>;

/** Asks for the code that was sent, with what to do when none comes. */
export function CodeQuestion({ card, eyes, wrong }: CodeParts) {
  const { question, why } = card;
  const asked = question === undefined ? {} : { question };
  const resend = card.view.choices?.find(({ key }) => key === "resend");
  const from = againAt(card);
  const by = comesByMail(card) ? "mail" : "text";
  return (
    <>
      <Sending sends={{ to: "act", wanted: { is: "code", ...asked } }} name="code">
        <Box
          name="code"
          label={t("page.code-label")}
          eyes={eyes}
          autocomplete="one-time-code"
          inputmode="numeric"
          wrong={wrong ?? why}
          hint={t("page.code-hint")}
          big
        />
        <Press label={t("page.code-press")} eyes={eyes} style="primary" />
      </Sending>
      <details class="other" data-name="no-text">
        <summary>{said(t(`page.no-${by}`), eyes)}</summary>
        <ul class="hints">
          {hints[by].map((each) => (
            <li>{said(t(each), eyes)}</li>
          ))}
        </ul>
        {resend && (
          <Sending sends={{ to: "act", wanted: { is: "press", choice: resend.key, ...asked } }} name="resend">
            {from !== undefined && from > eyes.now && (
              <p class="small" data-until={from} data-words={said(t("page.again-in", { left: "[left]" }), eyes)} />
            )}
            <Press label={resend.label} eyes={eyes} from={from} />
          </Sending>
        )}
      </details>
    </>
  );
}

/** Whether a sentence of the card is told by the page in another way. */
export const isToldByPage = ({ key }: Text): boolean => key === "talk.again-at" || key === "open.code.help";
