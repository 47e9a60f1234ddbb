import type { Child } from "hono/jsx";
import type { Text } from "../../../src/conversation/types.ts";
import { say, t } from "../../../src/words/words.ts";
import { Press, Sending } from "./form.tsx";
import { type Eyes, P, said } from "./said.tsx";

/** What stands around whatever a page shows. */
export interface FrameParts {
  eyes: Eyes;
  world: "practice" | "real";
  deskName?: string | undefined;
  /** The two words by which the customer and the agent know that they mean the same page. */
  words?: readonly [string, string] | undefined;
  /** What the request is, and for whom. */
  about?: { kind: Text; contact?: string | undefined } | undefined;
  caseId?: string | undefined;
  /** What was said to this person since they last did something. */
  notices?: Text[];
  children: Child;
}

/** The desk's name, the two words, what this is for, and what was said; and below it the way to the other language. */
export function Frame({ eyes, world, deskName, words, about, caseId, notices = [], children }: FrameParts) {
  return (
    <>
      <header class="head">
        <p class="desk">
          <span class="lock" aria-hidden="true" />
          {deskName ?? say(t("page.desk"), String)}
        </p>
        {about && <p class="about">{aboutShown(about, eyes)}</p>}
        {eyes.agentName !== undefined && (
          <p class="about">{said(t("page.agent-named", { agent: eyes.agentName }), eyes)}</p>
        )}
        {words && (
          <div class="words" title={said(t("page.words-why"), eyes)}>
            <span class="small">{said(t("page.words"), eyes)}</span> <strong lang="en">{words.join(" ")}</strong>
          </div>
        )}
      </header>
      {world === "practice" && <p class="practice">{said(t("page.practice"), eyes)}</p>}
      {notices.length > 0 && (
        <ul class="notices">
          {notices.map((notice) => (
            <li>{said(notice, eyes)}</li>
          ))}
        </ul>
      )}
      {children}
      <footer class="foot">
        {words && <P text={t("page.words-why")} eyes={eyes} small />}
        {caseId !== undefined && <P text={t("page.footer", { case: caseId })} eyes={eyes} small />}
        <button
          type="button"
          class="button quiet small"
          data-language={eyes.language === "en" ? "zh" : "en"}
          lang={eyes.language === "en" ? "zh" : "en"}
        >
          {say(t("page.other-language"), String)}
        </button>
      </footer>
      <template id="cover">
        <section class="card is-covered">
          <h1 tabindex={-1}>{said(t("page.look-again-title"), eyes)}</h1>
          <P text={t("page.look-again")} eyes={eyes} />
          <Sending sends={{ to: "state" }} name="uncover">
            <Press label={t("page.look-again-press")} eyes={eyes} style="primary" />
          </Sending>
        </section>
      </template>
      <template id="offline">
        <p class="offline" role="alert" data-busy={said(t("page.busy"), eyes)}>
          {said(t("page.no-answer"), eyes)}
        </p>
      </template>
    </>
  );
}

function aboutShown({ kind, contact }: NonNullable<FrameParts["about"]>, eyes: Eyes): string {
  return contact === undefined ? said(kind, eyes) : said(t("page.about-for", { kind, contact }), eyes);
}
