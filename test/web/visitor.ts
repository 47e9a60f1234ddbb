import { createClient, kindIn } from "./client.ts";
import { readOut } from "./read-out.ts";
import { until } from "./shop.ts";

/** A form of the page, as its script finds it. */
interface Form {
  to: string;
  /** The wish that it posts, but for what is typed into its boxes. */
  wanted?: { is: string; choice?: string };
  /** On its button. */
  label: string;
  /** What it is folded under. */
  under: string;
  /** By name. */
  boxes: string[];
}

export type Visitor = ReturnType<typeof createVisitor>;

/** A browser without a screen. It shows what the desk answers, and posts the page's forms as the page's script does. */
export function createVisitor(url: string) {
  const client = createClient(url);
  let token: string | undefined;
  let html = "";
  let before = "";
  let stays = "";
  let shown: string | undefined; // a secret stays on the screen until the page is left
  let wantsSecret = false;

  async function post(step: string, body: object): Promise<void> {
    const of = token === undefined ? { of: client.of() } : {};
    const answer = await client.post(step, { zone: "UTC", ...of, ...body });
    if (answer.status !== 200) throw new Error(`The page was answered with ${answer.status} ${answer.says ?? ""}`);
    if (answer.of !== undefined) token = undefined;
    html = answer.html;
    if (step !== "act") stays = html;
    await drawn();
  }

  /** What the script does by itself when something new stands on the page. */
  async function drawn(): Promise<void> {
    const [, secret] = /<p class="mono quote">([^<]*)<\/p>/.exec(html) ?? [];
    if (secret !== undefined) {
      shown = plain(secret);
      await client.act({ is: "seen" });
    }
    const show = wantsSecret && formsIn(html).find(({ wanted }) => wanted?.is === "show");
    if (!show) return;
    wantsSecret = false;
    await send(show);
  }

  const look = () => (token === undefined ? post("state", {}) : post("look", { token }));

  async function send({ to, wanted }: Form, boxes: Record<string, string> = {}): Promise<void> {
    if (to !== "act") return post(to, { token, gesture: true });
    if (wanted?.choice === "reveal") wantsSecret = true;
    const typed = wanted?.is === "say" ? boxes : { answers: boxes };
    const wish = Object.keys(boxes).length > 0 ? { ...wanted, ...typed } : wanted;
    return post("act", { wanted: wish, id: crypto.randomUUID(), stamp: client.stamp() });
  }

  /** Looks at what stands there, and then again and again, until it has this. */
  async function waitsFor<T>(what: string, find: () => T | undefined | false): Promise<T> {
    const first = find();
    if (first) return first;
    return until(`${what} on a page that says\n${readOut({ html })}`, async () => {
      await look();
      return find();
    });
  }

  const page = {
    look,
    /** Opens a link that was given. */
    async follows(link: string): Promise<void> {
      token = link;
      await look();
    },
    isOpen: () => html !== "",
    /** Whether there is nothing here for this browser, or nothing any more. */
    isTurnedAway: () => html.includes(`class="card is-gate"`),
    kind: () => kindIn({ html }),
    /** What the page showed when it was last loaded or looked at, and so would show again. */
    stays: () => stays,
    secret: () => shown,
    reads: () => [...(shown === undefined ? [] : [shown]), readOut({ html })].join("\n"),
    sees: (words: string) => waitsFor(`“${words}”`, () => page.reads().includes(words)),
    async presses(label: string): Promise<void> {
      const form = await waitsFor(`a button “${label}”`, () => named(html, label));
      before = html;
      await send(form);
    },
    /** Presses a button of the page as it was before the last press, which another tab may still show. */
    async pressesOld(label: string): Promise<void> {
      const form = named(before, label);
      if (!form) throw new Error(`No button “${label}” was there.`);
      await send(form);
    },
    /** Fills in the form with these boxes. Gives what is wrong, by box. */
    async fills(boxes: Record<string, string>): Promise<Record<string, string>> {
      const names = Object.keys(boxes);
      const form = await waitsFor(`boxes for ${names}`, () =>
        formsIn(html).find((each) => names.every((name) => each.boxes.includes(name))),
      );
      before = html;
      await send(form, boxes);
      return Object.fromEntries(
        [...html.matchAll(/<p id="(\w+)-wrong" class="wrong">([^<]*)<\/p>/g)].map(([, box, why]) => [box, plain(why!)]),
      );
    },
    /** Posts a code from a page that has no box for one. */
    forgesCode: (code: string): Promise<void> =>
      post("act", { wanted: { is: "code", answers: { code } }, id: crypto.randomUUID(), stamp: client.stamp() }),
  };
  return page;
}

const named = (html: string, label: string): Form | undefined =>
  formsIn(html).find((form) => form.label.startsWith(label) || form.under.startsWith(label));

function formsIn(html: string): Form[] {
  return [...html.matchAll(/<form ([^>]*)>(.*?)<\/form>/gs)].map(({ 1: own = "", 2: inside = "", index }) => {
    const folded = html.lastIndexOf("<details", index);
    const isFolded = folded > html.lastIndexOf("</details>", index);
    const wanted = attribute(own, "data-wanted");
    return {
      to: attribute(own, "data-to") ?? "",
      ...(wanted !== undefined && { wanted: JSON.parse(wanted) as NonNullable<Form["wanted"]> }),
      label: plain(/<button type="submit"[^>]*>([^<]*)</.exec(inside)?.[1] ?? ""),
      under: isFolded ? plain(/<summary>([^<]*)</.exec(html.slice(folded))?.[1] ?? "") : "",
      boxes: [...inside.matchAll(/<input[^>]* name="(\w+)"/g)].map(([, name]) => name!),
    };
  });
}

function attribute(tag: string, name: string): string | undefined {
  const [, value] = new RegExp(`${name}="([^"]*)"`).exec(tag) ?? [];
  return value === undefined ? undefined : plain(value);
}

function plain(escaped: string): string {
  const letters = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
  return escaped.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: keyof typeof letters) => letters[name]);
}
