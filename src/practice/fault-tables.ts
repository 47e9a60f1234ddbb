import { faults, mailWords, numbers } from "./faults.ts";
import { contactNumbers, faultCodes, isFault, ownerWords } from "./keyed-faults.ts";

/** The tables of the README on CreateAccount and texts, in Markdown. */
export function magicTables(): string {
  return [
    table(
      ["mail begins with", "the client of CreateAccount sees"],
      Object.entries(faults).map(([word, { sees }]) => [`\`${word}.before\`, \`${word}.after\``, sees]),
    ),
    table(
      ["mail begins with", "what happens"],
      Object.entries(mailWords).map(([word, sees]) => [`\`${word}\``, sees]),
    ),
    table(
      ["number ends in", "what happens"],
      Object.values(numbers).map(({ ending, does }) => [`\`${ending}\``, does]),
    ),
  ].join("\n\n");
}

/** The tables of the README on the domain, classroom and Chat services, in Markdown. */
export function makingTables(): string {
  const codes = Object.values(faultCodes);
  return [
    table(
      ["word", ...Object.keys(faultCodes)],
      Object.entries(faults).flatMap(([word, { sees }]) => {
        if (!isFault(word)) return [];
        const coded = word === "error" || word === "unlisted" || word === "registered";
        const cells = codes.map((each) => (coded ? `\`${each[word]}\`` : sees));
        return [[`\`${word}.before\`, \`${word}.after\``, ...cells]];
      }),
    ),
    table(
      ["phone of a domain contact ends in", "what happens"],
      Object.values(contactNumbers).map(({ ending, does }) => [`\`${ending}\``, does]),
    ),
    table(
      ["owner begins with", "what happens"],
      Object.entries(ownerWords).map(([word, does]) => [`\`${word}\``, does]),
    ),
  ].join("\n\n");
}

function table(...[head, rows]: [head: string[], rows: string[][]]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
