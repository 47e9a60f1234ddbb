import type { Case, Field, Post, Text, View } from "../conversation/types.ts";
import { claims } from "../words/claims.ts";

type Reader = "owner" | "customer";

export type OnlyIfTrue = ReturnType<typeof createOnlyIfTrue>;

/**
 * Lets a message that says the people who run the desk were told stand only while somebody is set who hears of it.
 * Otherwise its reader is told so instead, and whom to ask. `readAt` is the address at which the operators read.
 */
export function createOnlyIfTrue(readAt: string | undefined) {
  function inText({ key, values }: Text, reader: Reader, theCase: Pick<Case, "id" | "people">): Text {
    const claim = readAt === undefined ? (claims as Record<string, (typeof claims)["talk.about"]>)[key] : undefined;
    const entries = Object.entries(values ?? {}).map(([name, value]) => [
      name,
      typeof value === "object" && "key" in value ? inText(value, reader, theCase) : value,
    ]);
    const kept = Object.fromEntries(entries);
    if (claim?.told !== "operators") return values ? { key, values: kept } : { key };
    const { id, people } = theCase;
    return { key: claim[reader], values: { case: id, ...kept, owner: { person: people.owner } } };
  }

  function inField({ value, ...field }: Field, reader: Reader, theCase: Case): Field {
    return { ...field, value: typeof value === "string" ? value : inText(value, reader, theCase) };
  }

  return {
    text: inText,
    posts(posts: Post[], theCase: Case): Post[] {
      const { owner, customer } = theCase.people;
      return posts.map((post) => {
        if (!("notice" in post)) return post;
        const reader = post.to === customer && customer !== owner ? "customer" : "owner";
        return { ...post, notice: inText(post.notice, reader, theCase) };
      });
    },
    view(view: View, audience: string, theCase: Case): View {
      const reader = audience.endsWith("customer") ? "customer" : "owner";
      return {
        ...view,
        body: view.body.map((text) => inText(text, reader, theCase)),
        ...(view.fields && { fields: view.fields.map((field) => inField(field, reader, theCase)) }),
      };
    },
  };
}
