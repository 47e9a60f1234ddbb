import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { createApis } from "../../src/app/tencent-clients.ts";
import type { FromPerson } from "../../src/conversation/types.ts";
import { createDesk } from "../../src/desk/desk.ts";
import type { EffectJob } from "../../src/desk/outbox.ts";
import { allFlows } from "../../src/flows/all.ts";
import { durations } from "../../src/flows/durations.ts";
import { fallbackCountries } from "../../src/flows/fields/catalogue.ts";
import type { Log } from "../../src/machine/log.ts";
import { createPace } from "../../src/provisioning/pace.ts";
import { protocolTimes } from "../../src/provisioning/protocol/times.ts";
import { systems } from "../../src/provisioning/systems.ts";
import { memoryStore } from "../../tools/simulate/store.ts";
import { heardThen, lasting, unheard, upstream } from "./upstream.ts";

const actions = {
  CreateAccount: { flow: "open", effect: "createAccount" },
  SendVerifyCode: { flow: "open", effect: "sendCode" },
  CreateIntlPhoneEmail: { flow: "verify", effect: "verifyContact" },
  SendIntlPhoneEmailCode: { flow: "verify", effect: "sendContactCode" },
  RegisterUser: { flow: "classroom", effect: "classroomUser" },
  create_official_account: { flow: "official", effect: "createOfficial" },
} as const;
type Action = keyof typeof actions;
const all = Object.keys(actions) as Action[];
const flows = allFlows({ countries: fallbackCountries(), trades: [], profile: "2024" }, durations);
const answers: Record<string, string> = {
  ...{ type: "personal", mail: "ana@example.com", country: "HK", phone: "+852 5123 4567", password: "Kite#4242b" },
  ...{ contact: "ana@example.com", code: "246810", task: "new", owner: "mei-shop", name: "Mei's shop" },
};

/** One request up to one call, which goes wrong; where the case and the attempt stand then. */
async function run(action: Action, fault: string): Promise<string> {
  const { flow: kind, effect: spoilt } = actions[action];
  const spoil = Object.hasOwn(heardThen, fault) ? heardThen[fault as keyof typeof heardThen] : undefined;
  const tencent = await upstream(action, spoil ?? heardThen["all is well"]);
  const elsewhere = spoil ? tencent.url : await unheard[fault]!();
  const now = () => Date.now();
  const { ledger: open, vault } = memoryStore(now);
  const ledger = open(now);
  const flow = (id: string) => flows.find((each) => each.id === id);
  const world = "real" as const;
  const desk = createDesk({
    ...{ ledger, vault, world, flow, wake: () => {} },
    facts: () => ({ profile: "2024" }),
    makePassword: () => "Kite#4242b",
  });
  const quiet = () => {};
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet } as unknown as Log;
  const caps = { perNumber: 10, perAgent: 10, perDesk: 10 };
  const parts = { ledger, vault, desk, log, caps, times: protocolTimes, pace: createPace({ ledger }) };
  const performersAt = (url: string, deadlineMs = 60_000) => {
    const { apis, close } = createApis({
      urls: { partner: url, domain: url, lcic: url, chat: url },
      credential: async () => ({ secretId: "AKIDexample", secretKey: "example-key-of-the-tests" }),
      ...{ lcic: 3520001, chat: { sdkAppId: 1400000001, secretKey: "example", identifier: "administrator" } },
      ...{ domainPhone: "national", secretMs: 1000, deadlineMs, clock: now },
    });
    onTestFinished(close);
    return {
      apis,
      of: (all: typeof apis) =>
        Object.assign({}, ...systems(parts, { partner: world, ...all }).map(({ performers }) => performers)),
    };
  };
  const good = performersAt(tencent.url);
  const bad = performersAt(elsewhere, lasting.has(fault) ? 500 : 60_000);
  const { accounts, contacts, officials, classrooms } = bad.apis;
  const performers = good.of({
    accounts: { ...good.apis.accounts, createAccount: accounts.createAccount, sendVerifyCode: accounts.sendVerifyCode },
    contacts: {
      ...contacts!,
      api: { ...contacts!.api, verifiedContact: good.apis.contacts!.api.verifiedContact },
    },
    officials: {
      ...officials!,
      api: { ...good.apis.officials!.api, createOfficialAccount: officials!.api.createOfficialAccount },
    },
    classrooms: { ...classrooms!, api: { ...good.apis.classrooms!.api, registerUser: classrooms!.api.registerUser } },
  });
  const honestly = good.of(good.apis);

  const from = { id: "test:ana" };
  const id = await desk.open({ event: randomUUID(), flow: kind, from, at: from.id });
  for (;;) {
    const jobs = (
      await Promise.all(
        (["effect", "createAccount", "sendCode", "lookUpMail"] as const).map((each) => ledger.claim(each, 9, 90_000)),
      )
    ).flat() as EffectJob[];
    for (const job of jobs) {
      const { name, id: effect } = job.work.effect;
      await (name === spoilt ? performers : honestly)[name](job);
      await ledger.finish(job);
      if (name !== spoilt) continue;
      const { state, code } = (await ledger.attempt(effect))!;
      const theCase = (await ledger.load(id))!;
      const stage = Object.values(theCase.working ?? {}).find(({ seal }) => seal)?.stage;
      const text = theCase.answers.text as { sent?: unknown } | undefined;
      const sent = text?.sent !== undefined && spoilt.startsWith("send") ? ` (sent: ${text.sent})` : "";
      const where = theCase.state === "open" ? (stage ?? `asks ${theCase.pending?.key}`) : theCase.state;
      const times = spoil && tencent.asked() !== 1 ? `asked ${tencent.asked()} times: ` : "";
      return `${times}${where}${sent}; ${state}${code ? ` ${code}` : ""}`;
    }
    if (jobs.length > 0) continue;
    const { pending } = (await ledger.load(id))!;
    const text = answers[pending!.key];
    const step = flow(kind)!.byKey.get(pending!.key)!;
    const said = {
      ...(text
        ? { type: "said" as const, text }
        : { type: "pressed" as const, choice: step.kind === "ask" ? "skip" : "go" }),
    };
    await desk.tell(id, { id: randomUUID(), from, ...said } as FromPerson);
  }
}

/** What is asked once it is certain that nothing came of the call. */
const asks: Record<Action, string> = {
  CreateAccount: "asks account",
  SendVerifyCode: "asks text",
  CreateIntlPhoneEmail: "asks proof",
  SendIntlPhoneEmailCode: "asks text",
  RegisterUser: "asks user",
  create_official_account: "asks official",
};

type Row = Record<Action, string>;
const never = (why: string) => `never: ${why}`;
const noUin = never("its answer has no Uin");
const noKey = never("it has no key that could be taken");
const row = (cell: (action: Action) => string, own: Partial<Row> = {}): Row => ({
  ...(Object.fromEntries(all.map((action) => [action, cell(action)])) as Row),
  ...own,
});
/** Nothing came of it, and a person may press once more. */
const no = (code: string, own: Partial<Row> = {}) => row((action) => `${asks[action]}; refused ${code}`, own);
/** Nobody knows: a create is looked for, a text counts as sent. */
const doubt = (code: string, own: Partial<Row> = {}) =>
  row(
    (action) => (action.startsWith("Send") ? `asks code (sent: perhaps); done ${code}` : `unknown; unknown ${code}`),
    own,
  );
const onlyCreateAccount = (cell: string): Row => row(() => noUin, { CreateAccount: cell });

const matrix: Record<string, Row> = {
  "all is well": row((action) => (action.startsWith("Send") ? "asks code (sent: true); done" : "done; done")),
  "DNS fails": no("dns"),
  "connection refused": no("refused"),
  "TLS certificate": no("certificate"),
  "TLS cut": no("unreachable"),
  "connect time-out": no("connect-timeout"),
  RequestLimitExceeded: no("RequestLimitExceeded", { create_official_account: "asks official; refused 60007" }),
  "clock 6 min off": no("AuthFailure.SignatureExpire", {
    create_official_account: "asks official; refused 70001",
  }),
  "taken already": {
    CreateAccount: "asks mail; refused FailedOperation.MailIsRegistered",
    SendVerifyCode: noKey,
    CreateIntlPhoneEmail: "done; done",
    SendIntlPhoneEmailCode: "queued (sent: needless); done InternalError.VerifiedPhoneEmailErr",
    RegisterUser: "unknown; unknown FailedOperation.OriginIdExists", // an id of our own, so it can only be ours
    create_official_account: "unknown; unknown 130008", // and so can this one
  },
  InternalError: doubt("InternalError", {
    CreateIntlPhoneEmail: "unknown; unknown InternalError.AddPhoneEmailErr",
    create_official_account: "unknown; unknown 10004",
  }),
  "unlisted code": doubt("FailedOperation.NotInAnyDocument", {
    CreateIntlPhoneEmail: "unknown; unknown InternalError.NotInAnyDocument",
    SendIntlPhoneEmailCode: "asks code (sent: perhaps); done InternalError.NotInAnyDocument",
    create_official_account: "unknown; unknown 139999",
  }),
  "no Uin or id": row(() => never("its answer has no id"), {
    CreateAccount: "unknown; unknown no-uin",
    RegisterUser: "unknown; unknown bad-shape",
    create_official_account: "unknown; unknown bad-shape",
  }),
  "Uin null": onlyCreateAccount("unknown; unknown no-uin"),
  "Uin of another form": onlyCreateAccount("unknown; unknown bad-shape"),
  "two Uins": onlyCreateAccount("done; done"), // the last one, as JSON is read; the look-up afterwards would not show another
  "Reason set": onlyCreateAccount("done; done"),
  "time-out": doubt("timeout"),
  "cut before the answer": doubt("reset"),
  "cut in the answer": doubt("reset"),
  "HTTP 429": doubt("http-status"),
  "HTTP 500": doubt("http-status"),
  "HTTP 502": doubt("http-status"),
  "HTTP 503": doubt("http-status"),
  "HTTP 307": doubt("redirect"),
  HTML: doubt("not-json"),
  "empty body": doubt("not-json"),
  "truncated JSON": doubt("not-json"),
  "100 MB body": doubt("too-large"),
  "slow body": doubt("timeout"),
};

test("every fault comes to its one state at every call that creates or sends", async () => {
  expect(Object.keys(matrix).toSorted()).toEqual([...Object.keys(heardThen), ...Object.keys(unheard)].toSorted());
  const found: Record<string, Row> = {};
  for (const [fault, cells] of Object.entries(matrix)) {
    const states = await Promise.all(
      all.map(async (action) => (cells[action].startsWith("never") ? cells[action] : run(action, fault))),
    );
    found[fault] = row((action) => states[all.indexOf(action)]!);
  }
  console.log(drawn(found));
  expect(found).toEqual(matrix);
});

function drawn(rows: Record<string, Row>): string {
  const lines = [["", ...all], ...Object.entries(rows).map(([fault, row]) => [fault, ...all.map((each) => row[each])])];
  const widths = lines[0]!.map((_, n) => Math.max(...lines.map((line) => line[n]!.length)));
  return lines.map((line) => line.map((cell, n) => cell.padEnd(widths[n]!)).join(" | ")).join("\n");
}
