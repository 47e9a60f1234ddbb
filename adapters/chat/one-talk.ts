import type { Text } from "../../src/conversation/types.ts";

/** The request that one person talks about now, wherever they type: at a terminal, or on a page beside it. */
export interface OneTalk {
  /** The number of the case. Empty before there is one. */
  id: string;
  /** Calls `turned` whenever the talk turns to another case. Gives a function that ends that. */
  onTurn(turned: () => void): () => void;
  /** Tells the other fronts what was typed at this one. Secret words are left out. */
  said(words: string | Text | undefined): void;
  /** Calls `heard` with what is typed at other fronts. */
  onSaid(heard: (words: string | Text | undefined) => void): void;
}

export function createOneTalk(): OneTalk {
  const turning = new Set<() => void>();
  const hearing = new Set<(words: string | Text | undefined) => void>();
  let current = "";
  return {
    get id() {
      return current;
    },
    set id(next) {
      if (next === current) return;
      current = next;
      for (const turned of [...turning]) turned();
    },
    onTurn(turned) {
      turning.add(turned);
      return () => void turning.delete(turned);
    },
    said(words) {
      for (const heard of hearing) heard(words);
    },
    onSaid: (heard) => void hearing.add(heard),
  };
}
