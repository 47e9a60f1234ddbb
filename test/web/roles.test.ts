import { createHash, randomBytes } from "node:crypto";
import { linkName } from "../../adapters/web/connect/cookies.ts";
import { type Actor, type Pressed, pressedRolesHold, type Sent } from "../platform/pressed-roles.ts";
import { createClient } from "./client.ts";
import { openShop } from "./shop.ts";

const hashed = (secret: string) => createHash("sha256").update(secret).digest("hex");
const random = () => randomBytes(32).toString("base64url");

function wanted(sent: Sent): object {
  if ("press" in sent) return { is: "press", choice: sent.press };
  return "say" in sent ? { is: "say", text: sent.say } : { is: "code", answers: sent };
}

async function stand(): Promise<Pressed> {
  const shop = await openShop();
  const { ledger } = shop.replica();
  const own = await shop.customer("personal mallory@example.com +852 5123 4570");
  const other = createClient(shop.url);
  await other.comes(own.token);
  const [, othersSecret] = [...other.cookies][0]!;
  let link = { token: "", browser: "" };

  /** Sends it as the page's script does, with this secret under the name of the request's own link. */
  async function sends(sent: Sent, secret: string | undefined): Promise<void> {
    const client = createClient(shop.url);
    const of = linkName(link.token);
    if (secret !== undefined) client.cookies.set(`frontdesk-${of}`, secret);
    const { stamp = other.stamp() } = await client.post("state", { of });
    await client.post("act", { wanted: wanted(sent), of, id: random(), stamp });
  }

  const actors: Actor[] = [
    { name: "customer", part: "customer", sends: (_, sent) => sends(sent, link.browser) },
    { name: "another customer's browser", part: "nobody", sends: (_, sent) => sends(sent, othersSecret) },
    { name: "browser of an ended link", part: "nobody", sends: (_, sent) => sends(sent, link.browser) },
    { name: "whoever has the token alone", part: "nobody", sends: (_, sent) => sends(sent, link.token) },
    { name: "stranger", part: "nobody", sends: (_, sent) => sends(sent, undefined) },
  ];
  return {
    ledger: () => ledger,
    actors,
    people({ name }, n) {
      link = { token: random(), browser: random() };
      const [token, person, made] = [hashed(link.token), `web:${n}`, Date.now()];
      const opened = { write: "link-opened", token, browser: hashed(link.browser) } as const;
      const isEnded = name === "browser of an ended link";
      return {
        owner: "terminal:you",
        customer: person,
        also: [
          { write: "link", link: { token, person, words: "amber harbour", made, until: made + 3_600_000 } },
          opened,
          ...(isEnded ? [{ write: "link-ended", token, why: "withdrawn" } as const] : []),
        ],
      };
    },
    spare: "terminal:spare",
  };
}

pressedRolesHold("Page", stand);
