import { createHmac, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { essenceOf, forgedChoices, noneIsTaken, runsOf } from "../platform/forged.ts";
import { seeded } from "../seed.ts";
import { ana, fillsIn } from "./acts.ts";
import type { Person } from "./fake/person.ts";
import { slackDesk } from "./slack-desk.ts";

test(`of ${runsOf(0.4)} forged and replayed inputs none is taken`, async () => {
  const { pick, whole } = seeded("forged inputs of Slack");
  const desk = await slackDesk({ mode: "http", durations: { codeFreshMs: 24 * 60 * 60_000 } }); // a long run takes longer than a code is good
  const { slack } = desk;
  desk.settings.teams = [slack.team.id];
  const other = slack.newTeam("Other");
  const [mei, bob] = [slack.person("Mei"), slack.person("Bob")];
  const guest = slack.person("Gus", { is_restricted: true });
  const eve = slack.person("Eve", { team: other });
  const acme = slack.newChannel("acme", [mei, bob, guest, eve]);
  const hits: string[] = [];
  const evil = createServer((request, response) => {
    hits.push(request.url ?? "");
    response.end("ok");
  });
  await new Promise<void>((ready) => evil.listen(0, "127.0.0.1", ready));
  onTestFinished(() => new Promise<void>((closed) => evil.close(() => closed())));
  const evilUrl = `http://127.0.0.1:${(evil.address() as AddressInfo).port}`;

  const encoded = (payload: object) => new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const hmac = (at: number, body: string, secret = slack.signingSecret) =>
    `v0=${createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex")}`;
  const now = () => Math.floor(Date.now() / 1000);
  async function post(body: string, at: number | string, signature: string, type = "x-www-form-urlencoded") {
    const headers = {
      "content-type": `application/${type}`,
      "x-slack-request-timestamp": String(at),
      "x-slack-signature": signature,
    };
    const response = await fetch(`${desk.url}/slack/events`, { method: "POST", headers, body });
    await response.text();
    return response.status;
  }
  const refused = async (...given: Parameters<typeof post>) => expect([400, 401]).toContain(await post(...given));
  const signed = (body: string) => {
    const at = now();
    return post(body, at, hmac(at, body));
  };

  let acts = 0;
  const nth = () => {
    acts += 1;
    return String(acts);
  };
  const pressed = (who: Person, ref: string, choice: string, more: object = {}) => ({
    type: "block_actions",
    team: { id: who.user.team.id },
    user: { id: who.id, team_id: who.user.team.id },
    channel: { id: acme.id },
    trigger_id: randomUUID(),
    actions: [{ type: "button", action_id: `fd:${choice}`, value: ref, action_ts: `${now()}.${nth()}` }],
    ...more,
  });

  // Mei's first request waits for its code, and her second one for her go
  await fillsIn(desk, mei);
  await desk.quiet();
  const [first] = await desk.cases();
  const go = encoded(pressed(mei, `${first!.id}.${first!.pending!.n}`, "go"));
  const goAt = now();
  expect(await post(go, goAt, hmac(goAt, go))).toBe(200);
  await desk.quiet();
  expect(desk.books().texts).toBe(1);
  mei.reloads();
  await fillsIn(desk, mei, { ...ana, mail: "bo@example.com", phone: "5123 4568" });
  await desk.quiet();
  const cases = await desk.cases();
  const questions = cases.map(({ id, pending }) => `${id}.${pending!.n}`);
  const older = cases.flatMap(({ id, pending }) => Array.from({ length: pending!.n }, (_, n) => `${id}.${n}`));
  const anyRef = () => pick([...questions, ...cases.map(({ id }) => id), ...older]);
  const genuine = () => encoded(pressed(mei, pick(questions), "go"));
  const others = [bob, guest, eve];

  const submitted = (who: Person, box: "fd/form" | "fd/code" | "fd/found" | "fd/why") => ({
    type: "view_submission",
    team: { id: who.user.team.id },
    user: { id: who.id, team_id: who.user.team.id },
    view: {
      id: `V${nth()}`,
      hash: nth(),
      callback_id: box,
      private_metadata: anyRef(),
      state: {
        values: { code: { "fd/answer": { value: "123456" } }, mail: { "fd/answer": { value: "eve@example.com" } } },
      },
    },
  });
  const typed = (who: Person) => ({
    type: "event_callback",
    team_id: slack.team.id,
    event_id: `Ev${nth()}`,
    event: {
      type: "app_mention",
      user: who.id,
      channel: acme.id,
      ts: `${now()}.${nth()}`,
      text: `<@U0BOT> ${pick(["cancel", "code 123456", "resend", "resume", "hand <@U9>", "link"])} ${pick(cases).id}`,
    },
  });

  await noneIsTaken({
    front: "Slack",
    runs: runsOf(0.4),
    random: { pick },
    kinds: {
      "signed with another secret, or badly": {
        weight: 20,
        async send() {
          const [body, at] = [genuine(), now()];
          const right = hmac(at, body);
          const wrong = right.slice(0, -1) + (right.endsWith("0") ? "1" : "0");
          const bad = pick([
            hmac(at, body, "another secret"),
            wrong,
            right.slice(0, -2),
            right.replace("v0=", "v1="),
            "",
          ]);
          await refused(body, at, bad);
        },
      },
      "signed 301 s ago or more, or ahead of time": {
        weight: 12,
        async send() {
          const [body, at] = [genuine(), now() + pick([-301, -302, -900, -86_400, 302, 3_600])];
          await refused(body, at, hmac(at, body));
        },
      },
      "signed for another body or time": {
        weight: 12,
        async send() {
          const [body, at] = [genuine(), now()];
          if (pick([true, false])) return refused(body, at + pick([-1, 1, 60]), hmac(at, body));
          await refused(body.replace("fd%3Ago", "fd%3Aedit"), at, hmac(at, body));
        },
      },
      "replayed within 300 s, byte by byte": { weight: 14, send: () => post(go, goAt, hmac(goAt, go)) },
      "replayed under a new signature": { weight: 3, send: () => signed(go) },
      "tampered values of others' buttons": {
        weight: 4,
        send: () => signed(encoded(pressed(pick(others), anyRef(), pick(forgedChoices)))),
      },
      "windows filled for others": {
        weight: 2,
        send: () =>
          signed(encoded(submitted(pick(others), pick(["fd/form", "fd/code", "fd/found", "fd/why"] as const)))),
      },
      "old buttons of one's own": {
        weight: 2,
        send: () => signed(encoded(pressed(mei, pick(older), pick(["go", "make", "resend", "skip", "back"])))),
      },
      "buttons that one was never shown": {
        weight: 2,
        send: () =>
          signed(
            encoded(pressed(mei, pick(questions), pick(["decline:no", "found:200000123456", "absent", "lift:please"]))),
          ),
      },
      "nonsense for values": {
        weight: 1,
        send: () => {
          const ref = pick([
            "",
            "R-",
            "R-2222.1",
            "../../etc",
            "R-7K2P.999999999999",
            "{}",
            "\u0000",
            "💥".repeat(whole(20)),
          ]);
          return signed(
            encoded(pressed(pick([mei, ...others]), ref, pick([...forgedChoices, "", "__proto__", "x".repeat(300)]))),
          );
        },
      },
      "foreign addresses to answer to": {
        weight: 1,
        send: () => {
          const response_url = pick([`${evilUrl}/x`, `http://hooks.slack.com@${evilUrl.slice(7)}/`, "not an address"]);
          return signed(encoded(pressed(pick(others), anyRef(), pick(forgedChoices), { response_url })));
        },
      },
      "orders about others' requests": {
        weight: 1,
        async send() {
          const [body, at] = [JSON.stringify(typed(pick(others))), now()];
          await post(body, at, hmac(at, body), "json");
        },
      },
    },
    standing: async () => ({
      cases: (await desk.cases()).map(essenceOf),
      texts: desk.books().texts,
      accounts: desk.books().accounts,
      hits,
    }),
    quiet: desk.quiet,
  });
  const kept = await desk.refused();
  expect(kept.find(({ action }) => action === "signature")).toMatchObject({ who: "", front: "slack" });
  expect(kept.find(({ who }) => who === `slack:${other.id}`)).toMatchObject({ action: "place" });
});
