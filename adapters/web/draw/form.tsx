import type { Child } from "hono/jsx";
import type { Choice, Text } from "../../../src/conversation/types.ts";
import type { Wanted } from "../read/asked.ts";
import { type Eyes, said } from "./said.tsx";

/** What the page's script posts where: a wish for a case, or a step before there is a session. */
type Sends = { to: "act"; wanted: Partial<Wanted> } | { to: "open" | "ask" | "paste" | "state" };

/** A form whose button the script sends. Without the script nothing is sent. */
export function Sending({ sends, children, name }: { sends: Sends; children: Child; name?: string }) {
  const wanted = sends.to === "act" ? JSON.stringify(sends.wanted) : undefined;
  return (
    <form method="dialog" data-to={sends.to} data-wanted={wanted} data-name={name} novalidate>
      {children}
    </form>
  );
}

interface PressParts {
  label: Text;
  eyes: Eyes;
  style?: Choice["style"] | "quiet";
  /** Until when it is of no use to press it (ms). */
  from?: number | undefined;
}

/** A button that sends the form around it. */
export function Press({ label, eyes, style, from }: PressParts) {
  return (
    <button type="submit" class={["button", style].filter(Boolean).join(" ")} data-from={from}>
      {said(label, eyes)}
    </button>
  );
}

interface BoxParts {
  name: string;
  label: Text;
  eyes: Eyes;
  type?: "text" | "password";
  autocomplete?: string;
  inputmode?: "numeric" | "email" | "text";
  wrong?: Text | undefined;
  hint?: Text | undefined;
  big?: boolean;
}

/** A box to type into, with its name above it, and below it what was wrong with what was typed. */
export function Box({ name, label, eyes, type = "text", autocomplete, inputmode, wrong, hint, big }: BoxParts) {
  const described = [...(wrong ? [`${name}-wrong`] : []), ...(hint ? [`${name}-hint`] : [])].join(" ");
  return (
    <div class="field">
      <label for={name}>{said(label, eyes)}</label>
      <input
        id={name}
        name={name}
        type={type}
        class={big ? "box big" : "box"}
        autocomplete={autocomplete ?? "off"}
        autocapitalize="off"
        autocorrect="off"
        spellcheck={false}
        inputmode={inputmode}
        required
        aria-invalid={wrong ? "true" : undefined}
        aria-describedby={described || undefined}
      />
      {wrong && (
        <p id={`${name}-wrong`} class="wrong">
          {said(wrong, eyes)}
        </p>
      )}
      {hint && (
        <p id={`${name}-hint`} class="small">
          {said(hint, eyes)}
        </p>
      )}
    </div>
  );
}
