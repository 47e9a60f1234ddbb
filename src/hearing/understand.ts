import { featuresOf, isWord } from "./features.ts";
import type { Intent, Sentences } from "./intents.ts";
import { en } from "./sentences/en.ts";
import { zh } from "./sentences/zh.ts";

/** The longest text that is read as a sentence (UTF-16 units). */
const longest = 300;
/** By how much the best meaning must be better than the second. */
const lead = 3;

/**
 * What a text means that answers no question: that of the known sentences which it is most like, by naive Bayes over
 * their features. Undefined for a text that is not clearly like some of them, for a single word that is none of them,
 * and for a text with an address or a long number in it, which is an answer.
 */
export function understand(text: string): Intent | undefined {
  if (text.length > longest || /@|:\/\/|\d{4}/.test(text)) return undefined;
  const features = featuresOf(text);
  const isSentence = /\S\s+\S|\p{Script=Han}/u.test(text) && learned().knows(features);
  const means = learned().meaningOf(text) ?? (isSentence ? clearest(learned().rank(features)) : "none");
  return means === "none" ? undefined : means;
}

/** Whether a text is one of the known sentences, word for word. */
export function isKnown(text: string): boolean {
  return (learned().meaningOf(text) ?? "none") !== "none";
}

function clearest([best, second]: Ranked[]): Meaning {
  return best && second && best.score - second.score >= lead ? best.means : "none";
}

interface Ranked {
  means: Meaning;
  score: number;
}

type Meaning = Intent | "none";

/** How much the share of a feature among all sentences counts where a meaning has few. */
const prior = 0.3;
/** The most that one feature can speak against a meaning. */
const most = -0.8;
/** How much a meaning's share of the sentences counts, so that what means nothing, of which there is most, is told. */
const commonness = 24;
/** How many words a text must have, and which share of them must be known, so that names are told from sentences. */
const [few, knownShare] = [2, 0.75];

/** The known sentences, counted when the first text comes. */
class Learned {
  /** The meanings of the sentences that have a feature, one for each sentence. */
  readonly #having = new Map<string, Meaning[]>();
  /** How many sentences a meaning has. */
  readonly #of = new Map<Meaning, number>();
  readonly #exactly = new Map<string, Meaning>();
  #all = 0;

  constructor(languages: readonly Sentences[]) {
    for (const [means, lines] of languages.flatMap((each) => Object.entries(each) as [Meaning, string][]))
      for (const line of lines.split("\n")) if (line.trim() !== "") this.#learn(means, line);
  }

  #learn(means: Meaning, line: string): void {
    this.#all++;
    this.#exactly.set(plain(line), means);
    this.#of.set(means, (this.#of.get(means) ?? 0) + 1);
    for (const feature of featuresOf(line)) {
      const its = this.#having.get(feature);
      if (its) its.push(means);
      else this.#having.set(feature, [means]);
    }
  }

  /** The meaning of a text that is one of the known sentences, whatever pictures stand around it. */
  meaningOf(text: string): Meaning | undefined {
    return (
      this.#exactly.get(plain(text)) ?? this.#exactly.get(plain(text.replace(/[\p{Extended_Pictographic}?？]/gu, "")))
    );
  }

  /** The meanings, the likeliest first. A rare feature counts more. */
  rank(features: ReadonlySet<string>): Ranked[] {
    const scores = new Map([...this.#of].map(([means, count]) => [means, commonness * Math.log(count / this.#all)]));
    for (const feature of features) {
      const having = this.#having.get(feature);
      if (!having) continue;
      const share = having.length / this.#all;
      const weight = Math.log((this.#all + 1) / having.length);
      const counts = countsIn(having);
      for (const [means, count] of this.#of) {
        const here = ((counts.get(means) ?? 0) + prior * share) / (count + prior);
        scores.set(means, scores.get(means)! + Math.max(most, Math.log(here / share)) * weight);
      }
    }
    const scale = Math.sqrt(features.size);
    return [...scores]
      .map(([means, score]) => ({ means, score: score / scale }))
      .sort((one, other) => other.score - one.score);
  }

  /** Whether a text has some words, and most of them are in known sentences. */
  knows(features: ReadonlySet<string>): boolean {
    const words = [...features].filter(isWord);
    const known = words.filter((word) => this.#having.has(word)).length;
    return words.length >= few && known >= knownShare * words.length;
  }
}

/** A text without its case, its marks, letters drawn out, and what a phone writes in other signs. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}?]+/gu, " ")
    .replace(/(\p{L})\1{2,}/gu, "$1")
    .trim();
}

function countsIn(meanings: readonly Meaning[]): Map<Meaning, number> {
  const counts = new Map<Meaning, number>();
  for (const means of meanings) counts.set(means, (counts.get(means) ?? 0) + 1);
  return counts;
}

/** Made when it is first asked for, because it takes longer than a program that reads no sentence should. */
const learned = once(() => new Learned([en, zh]));

function once<T>(make: () => T): () => T {
  const made: T[] = [];
  return () => {
    if (made.length === 0) made.push(make());
    return made[0]!;
  };
}
