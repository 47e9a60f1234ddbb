import { randomBytes } from "node:crypto";
import { tencentChecks } from "../commands/checks/tencent.ts";
import { isForReal } from "../settings/required.ts";
import { askSecret, type Verdict } from "./ask-secret.ts";
import type { Draft } from "./draft.ts";
import { pasted } from "./pasted.ts";
import { askLine } from "./people.ts";
import type { Prompts } from "./prompts.ts";

const keySettings = ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY", "TENCENTCLOUD_SESSION_TOKEN"];

/** Asks whether real accounts are opened, and for what those need. Gives whether they are. */
export async function setUpTencent(prompts: Prompts, draft: Draft): Promise<boolean> {
  const isRealNow = isForReal(Object.fromEntries(keySettings.map((name) => [name, draft.get(name) ?? ""])));
  const wanted = await prompts.choose(
    "Practise first, or open real accounts?",
    [
      { value: "practice", label: "Practise", hint: "no real account, no real text, nothing to pay" },
      { value: "real", label: "Real accounts", hint: "needs the key of a Tencent Cloud partner" },
    ],
    isRealNow ? "real" : "practice",
  );
  if (wanted === "practice") {
    const there = keySettings.filter((name) => draft.get(name));
    for (const name of there) draft.set(name, "");
    if (there.length > 0)
      prompts.warn("The Tencent key will be taken out of .env. Keep a copy: Tencent shows a SecretKey only once.");
    return false;
  }
  prompts.say(
    "Tencent: console.tencentcloud.com > Access Management > API Keys. CreateAccount needs Tencent's allowlist as well.",
  );
  await askKey(prompts, draft);
  draft.set(
    "SMS_COUNTRIES",
    await askLine(
      prompts,
      draft,
      "SMS_COUNTRIES",
      "Where may texts go? Two letters a country, or * for everywhere; texts cost money",
      "HK,SG",
    ),
  );
  if (!draft.get("FRONTDESK_KEY")) {
    draft.set("FRONTDESK_KEY", randomBytes(32).toString("base64"));
    prompts.well(
      "I've drawn a FRONTDESK_KEY, which seals what is kept. Keep a copy of .env elsewhere: nothing opens without it.",
    );
  }
  return true;
}

async function askKey(prompts: Prompts, draft: Draft): Promise<void> {
  for (;;) {
    const id = await prompts.line("SecretId", {
      example: "IKID…",
      ...(draft.get("TENCENTCLOUD_SECRET_ID") && { first: draft.get("TENCENTCLOUD_SECRET_ID")! }),
      refuse: (typed) =>
        pasted(typed) === ""
          ? "Nothing came. It's the id beside the key."
          : draft.refuses("TENCENTCLOUD_SECRET_ID", pasted(typed)),
    });
    draft.set("TENCENTCLOUD_SECRET_ID", pasted(id));
    const taken = await askSecret<"taken" | "other id">(prompts, draft, {
      setting: "TENCENTCLOUD_SECRET_KEY",
      question: "SecretKey; it stays hidden",
      whom: "Tencent",
      check: (key) => tryKey(draft, key),
    });
    if (taken === "other id") continue;
    if (taken) prompts.well("Tencent takes the key.");
    return;
  }
}

/** Makes the same call as `npm run check`, which changes nothing at Tencent. */
async function tryKey(draft: Draft, key: string): Promise<Verdict<"taken" | "other id">> {
  const config = {
    ...draft.forCalls(),
    world: "real" as const,
    TENCENT_PARTNER_URL: draft.get("TENCENT_PARTNER_URL"),
    TENCENTCLOUD_SECRET_ID: draft.get("TENCENTCLOUD_SECRET_ID"),
    TENCENTCLOUD_SECRET_KEY: key,
  };
  const [keyCheck] = tencentChecks;
  const { is, says } = (await keyCheck!.run({ config, node: "", clock: Date.now, hasTerminal: true }))!;
  if (is === "fine") return { is: "taken", found: "taken" };
  return { is: /^Tencent does not answer/.test(says) ? "silent" : "refused", why: says };
}
