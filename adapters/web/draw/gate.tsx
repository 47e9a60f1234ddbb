import type { Text } from "../../../src/conversation/types.ts";
import { t } from "../../../src/words/words.ts";
import { Box, Press, Sending } from "./form.tsx";
import { type Eyes, P, said } from "./said.tsx";

/** What a browser is shown that may see no request, or none yet. */
export type Gate =
  | "fresh"
  | "expired"
  | "withdrawn"
  | "leaked"
  | "over"
  | "gone"
  /** Somebody has just said that they are not the customer. */
  | "thanks"
  | "elsewhere"
  | "elsewhere-asked"
  | "elsewhere-cannot"
  /** No token, a part of one, or one that nobody knows. */
  | "paste-none"
  | "paste-cut"
  | "paste-wrong"
  | "no-cookie";

const groupOf = (gate: Gate) => gate.split("-")[0] as "fresh" | "paste" | "elsewhere";

export function gateTitle(gate: Gate): Text {
  return t(gate === "no-cookie" ? "page.fresh-title" : `page.${groupOf(gate)}-title`);
}

/** One card that says what a link is by now, and what to do. */
export function GateCard({ gate, eyes }: { gate: Gate; eyes: Eyes }) {
  return (
    <section class="card is-gate" data-kind={gate}>
      <h1 tabindex={-1}>{said(gateTitle(gate), eyes)}</h1>
      <div class="told">
        <P text={t(`page.${gate}`)} eyes={eyes} />
        {gate === "fresh" && <P text={t("page.fresh-here")} eyes={eyes} small />}
      </div>
      {gate === "fresh" && (
        <Sending sends={{ to: "open" }} name="open">
          <Press label={t("page.fresh-press")} eyes={eyes} style="primary" />
        </Sending>
      )}
      {gate === "elsewhere" && (
        <Sending sends={{ to: "ask" }} name="ask">
          <Press label={t("page.elsewhere-press")} eyes={eyes} style="primary" />
        </Sending>
      )}
      {groupOf(gate) === "paste" && (
        <Sending sends={{ to: "paste" }} name="paste">
          <Box name="link" label={t("page.paste-label")} eyes={eyes} />
          <Press label={t("page.paste-press")} eyes={eyes} style="primary" />
        </Sending>
      )}
    </section>
  );
}
