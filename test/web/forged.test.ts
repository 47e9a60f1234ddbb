import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { runsOf } from "../platform/forged.ts";
import { seeded } from "../seed.ts";
import { createClient } from "./client.ts";
import { openShop } from "./shop.ts";

const all = Math.max(500, runsOf(0.45));
/** Time passes between requests, so that no wrong token has to wait. A desk gets so many that none of its cases is due. */
const parts = Array.from({ length: Math.ceil(all / 10_000) }, (_, n) => n + 1);
const runs = Math.ceil(all / parts.length);

interface Forged {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

test.each(parts)(`of ${runs} forged and replayed requests none is taken, part %i`, async () => {
  const { pick, chance } = seeded("forged requests");
  const shop = await openShop();
  const victim = await shop.customer();
  const unopened = await shop.customer("personal bo@example.com +852 5123 4568");
  const ended = await shop.link(await shop.opens("personal cy@example.com +852 5123 4569"));
  await shop.links().leaked(ended.token);
  const mallory = await shop.customer("personal mallory@example.com +852 5123 4570");
  const [ana, own] = [createClient(shop.url), createClient(shop.url)];
  await ana.comes(victim.token);
  await own.comes(mallory.token);
  const [[anasName, anasSecret]] = [...ana.cookies] as [[string, string]];
  const anas = `${anasName}=${anasSecret}`;
  const owns = [...own.cookies].map((each) => each.join("=")).join("; ");
  const [[, ownSecret]] = [...own.cookies] as [[string, string]];
  const before = await shop.reception().versions([victim.caseId, unopened.caseId]);
  const secrets = [victim.token, unopened.token, anasSecret];

  const wishes = [
    { is: "press", choice: "make" },
    { is: "press", choice: "not-me" },
    { is: "press", choice: "cancel:yes" },
    { is: "fill", answers: { password: "Harbour7!light", again: "Harbour7!light" } },
    { is: "code", answers: { code: "246810" } },
    { is: "say", text: "make one for me" },
    { is: "show" },
  ];
  const guess = () => randomBytes(32).toString("base64url");
  const body = (token: string | undefined) =>
    JSON.stringify({
      token,
      gesture: true,
      of: pick([undefined, anasName.slice(-8), "00000000"]),
      id: randomUUID(),
      stamp: pick([ana.stamp(), own.stamp(), undefined, "x.y"]),
      wanted: pick([...wishes, undefined]),
      caseId: victim.caseId,
      person: victim.person,
    });
  const ours = { origin: shop.url, "content-type": "application/json" };
  const post = (step: string, headers: Record<string, string>, sent: string): Forged => ({
    method: "POST",
    path: `/c/${step}`,
    headers,
    body: sent,
  });
  const anyStep = () => pick(["look", "open", "state", "ask", "act"]);

  /** Each lacks something without which nothing may be taken. */
  const forge: [kind: string, () => Forged][] = [
    // no secret, or one of somebody else, or one under the name of theirs
    ["a foreign secret or none", () => post(anyStep(), ours, body(undefined))],
    [
      "a foreign secret or none",
      () => post(anyStep(), { ...ours, cookie: `${anasName}=${pick([guess(), ownSecret])}` }, body(undefined)),
    ],
    [
      "a foreign secret or none",
      () => post("act", { ...ours, cookie: `${anasName}=; ${anasName}=${guess()}` }, body(undefined)),
    ],
    // a token that is none, or that has ended
    ["a wrong or ended token", () => post(pick(["open", "look", "ask"]), ours, body(pick([guess(), ended.token])))],
    ["a wrong or ended token", () => post("open", { ...ours, cookie: owns }, body(guess()))],
    // all that it takes, but from another origin, or as a form sends it
    [
      "another origin or type",
      () =>
        post(
          anyStep(),
          { ...ours, cookie: anas, origin: pick(["https://evil.example", "null", `${shop.url}0`]) },
          body(pick([undefined, unopened.token])),
        ),
    ],
    [
      "another origin or type",
      () =>
        post(
          anyStep(),
          { ...ours, cookie: anas, "sec-fetch-site": pick(["cross-site", "same-site", "none"]) },
          body(pick([undefined, unopened.token])),
        ),
    ],
    [
      "another origin or type",
      () =>
        post(
          anyStep(),
          {
            ...ours,
            cookie: anas,
            "content-type": pick(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]),
          },
          body(pick([undefined, unopened.token])),
        ),
    ],
    // an act without a look at the page
    [
      "no look at the page",
      () =>
        post(
          "act",
          { ...ours, cookie: anas },
          JSON.stringify({ wanted: pick(wishes), id: randomUUID(), stamp: pick([own.stamp(), "", "0.0"]) }),
        ),
    ],
    // a binding without a hand, or without the secret that came with a look
    [
      "no hand or no secret to bind",
      () =>
        post(
          "open",
          { ...ours, cookie: `frontdesk-${"0".repeat(8)}=${guess()}` },
          JSON.stringify({ token: unopened.token, gesture: true }),
        ),
    ],
    [
      "no hand or no secret to bind",
      () => post("open", ours, JSON.stringify({ token: unopened.token, gesture: false })),
    ],
    // another method, another path
    [
      "another method or path",
      () => ({
        method: pick(["GET", "HEAD", "OPTIONS", "DELETE"]),
        path: `/c/${anyStep()}`,
        headers: { ...ours, cookie: anas },
      }),
    ],
    [
      "another method or path",
      () => ({
        method: pick(["PUT", "PATCH"]),
        path: `/c/${anyStep()}`,
        headers: { ...ours, cookie: anas },
        body: body(unopened.token),
      }),
    ],
    [
      "another method or path",
      () => post(pick(["act/", "ACT", "act%00", "act;x", "/act"]), { ...ours, cookie: anas }, body(undefined)),
    ],
  ];

  const leaks: string[] = [];
  const statuses = new Map<number, number>();
  const counts = new Map<string, number>();
  let sent: Forged[] = [];
  for (let n = 0; n < runs; n += 1) {
    const again = chance(0.1) && sent.length > 0;
    const [kind, make] = pick(forge);
    const forged = again ? pick(sent) : make();
    counts.set(again ? "the same once more" : kind, (counts.get(again ? "the same once more" : kind) ?? 0) + 1);
    sent = [...sent.slice(-50), forged];
    const { method, path, headers, body: given } = forged;
    const answer = await fetch(shop.url + path, { method, headers, ...(given !== undefined && { body: given }) });
    const text = (await answer.text()) + JSON.stringify([...answer.headers]);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const isAnasOwn = headers.cookie === anas && headers.origin === shop.url && !("sec-fetch-site" in headers);
    const isTold = /[ab]•••@example/.test(text) && !isAnasOwn; // her own browser may read her page
    if (isTold || secrets.some((secret) => text.includes(secret)))
      leaks.push(`${method} ${path} ${given ?? ""}: ${answer.status}`);
    if (n % 10 === 9) {
      shop.pass(7 * 1000); // wrong tokens are counted by the minute
      if (n % 300 === 299) await ana.state();
    }
  }
  expect(leaks).toEqual([]);
  expect(await shop.reception().versions([victim.caseId, unopened.caseId])).toEqual(before);
  expect(await shop.links().look(unopened.token)).toMatchObject({ is: "fresh" });
  const phones = ["85251234567", "85251234568", "85251234569"]; // Mallory may have a text sent to their own
  expect(phones.map((phone) => shop.codeOn(phone))).toEqual(phones.map(() => undefined));
  expect(shop.books().accounts).toEqual([]);
  const refused = await shop.refused();
  expect(refused.map(({ who, front }) => [who, front])).toEqual(refused.map(() => ["", "web"]));
  expect([...new Set(refused.map(({ action }) => action))].toSorted()).toEqual(["browser", "origin", "path", "token"]);
  const kinds = [...counts].map(([kind, count]) => `${count} ${kind}`);
  console.info(`Page: ${runs} forged and replayed inputs, 0 accepted: ${kinds.join(", ")}.`);
  expect([...statuses.keys()].toSorted()).toEqual(expect.arrayContaining([200, 403, 404]));
});
