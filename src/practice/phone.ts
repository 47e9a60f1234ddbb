import type { OpenBooks } from "./books.ts";
import type { SentText } from "./texts.ts";

/** A text as the customer's phone shows it. */
export interface PhoneText {
  /** The number, such as `+852 51234567`. For a domain's contact, the number or mail as it was written. */
  to: string;
  text: string;
  code: string;
  /** ISO instant of arrival. */
  at: string;
}

export type TextListener = (text: PhoneText) => void;

/**
 * One phone that shows the texts of all practice customers. Late texts survive a restart, because they are in the
 * books.
 */
export function openPhone(books: OpenBooks, clock: () => number) {
  const listeners = new Set<TextListener>();
  const timers = new Set<NodeJS.Timeout>();
  let seen = 0;

  const announce = (text: PhoneText) => {
    for (const listener of listeners) listener(text);
  };

  const lookAgain = () => {
    for (const text of books.texts.arriving(seen)) {
      seen = Math.max(seen, text.id);
      const wait = text.arrivesAt - clock();
      if (wait <= 0) announce(shown(text));
      else {
        const timer = setTimeout(() => {
          timers.delete(timer);
          announce(shown(text));
        }, wait);
        timers.add(timer);
      }
    }
  };
  lookAgain();

  return {
    /** Must be called after each commit. It tells the listeners of new texts as they arrive. */
    lookAgain,

    texts(): PhoneText[] {
      const now = clock();
      return books.texts
        .arriving(0)
        .filter(({ arrivesAt }) => arrivesAt <= now)
        .map(shown);
    },

    onText(listener: TextListener): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    close(): void {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function shown({ country, phone, text, code, arrivesAt }: SentText): PhoneText {
  return { to: country ? `+${country} ${phone}` : phone, text, code, at: new Date(arrivesAt).toISOString() };
}
