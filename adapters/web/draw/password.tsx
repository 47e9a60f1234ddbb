import { passwordRules, type ShownCard } from "../../../src/desk/platform.ts";
import { say, t } from "../../../src/words/words.ts";
import { sortedChoices } from "../../chat/what-it-asks.ts";
import { Box, Press, Sending } from "./form.tsx";
import { type Eyes, P, said } from "./said.tsx";

/** Asks for a password: typed twice while the rules tick themselves off, or made. */
export function PasswordQuestion({ card, eyes }: { card: ShownCard; eyes: Eyes }) {
  const { question, why, view } = card;
  const asked = question === undefined ? {} : { question };
  const makes = sortedChoices(card).answers.filter(({ key }) => key !== "keep" && key !== "skip");
  const [first, ...others] = view.inputs ?? [];
  return (
    <>
      <Sending sends={{ to: "act", wanted: { is: "fill", ...asked } }} name="password">
        <Box
          name={first!.key}
          label={t("page.password-label")}
          eyes={eyes}
          type="password"
          autocomplete="new-password"
          wrong={why}
        />
        <Rules eyes={eyes} />
        {others.map(({ key }) => (
          <Box name={key} label={t("page.password-again")} eyes={eyes} type="password" autocomplete="new-password" />
        ))}
        <label class="tick">
          <input type="checkbox" data-shows="password" /> {said(t("page.password-show"), eyes)}
        </label>
        <Press label={t("page.password-press")} eyes={eyes} style="primary" />
      </Sending>
      {makes.map(({ key, label }) => (
        <div class="other">
          <P text={t("page.make")} eyes={eyes} small />
          <Sending sends={{ to: "act", wanted: { is: "press", choice: key, ...asked } }} name={key}>
            <Press label={label} eyes={eyes} />
          </Sending>
        </div>
      ))}
    </>
  );
}

/** What a password needs. The script ticks off what is typed. */
function Rules({ eyes }: { eyes: Eyes }) {
  const rules = [
    ...passwordRules.map(({ key, values }) => ({ key, text: t(`page.rule-${key}`, { ...values }) })),
    { key: "same", text: t("page.rule-same") },
  ];
  return (
    <div class="rules">
      <p class="small" id="rules">
        {said(t("page.rules"), eyes)}
      </p>
      <ul aria-labelledby="rules">
        {rules.map(({ key, text }) => (
          <li data-rule={key}>
            <span aria-hidden="true" class="mark" />
            {say(text, String)}
            <span class="unseen" data-met hidden>
              ({say(t("page.rule-met"), String)})
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
