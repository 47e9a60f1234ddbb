import type { Wish } from "../../chat/front.ts";
import type { PlaygroundSettings } from "./settings.ts";

/** Answers that ask the practice Tencent to let something go wrong. They are filled in when their step is asked. */
export function createMishaps(
  { mishaps, inspect, talk, clock }: Pick<PlaygroundSettings, "mishaps" | "inspect" | "talk" | "clock">,
  armed: Map<string, string>,
) {
  return {
    /** Chooses one. Where its step was answered already, that answer is to be changed. */
    async choose(id: string): Promise<Wish | undefined> {
      const mishap = mishaps.find((each) => each.id === id);
      if (!mishap) return undefined;
      const { field, value } = mishap;
      armed.set(field, value(Math.floor(clock() / 1_000) % 100_000));
      const inspected = talk.id === "" ? undefined : await inspect(talk.id);
      const step = inspected?.steps.find(({ key }) => key === field);
      if (inspected?.state !== "open" || step?.is !== "counts" || step.kind !== "ask") return undefined;
      return { is: "answer", caseId: talk.id, answer: { type: "pressed", choice: `edit:${field}` } };
    },
    /** Notes what was sent, so that it is filled in once only. */
    given(words: string): void {
      for (const [field, value] of armed) if (value === words) armed.delete(field);
    },
  };
}
