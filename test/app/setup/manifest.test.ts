import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { manifestUrl } from "../../../src/app/setup/slack.ts";

test("the address that makes Slack's app has the whole manifest in it, with the command filled in", () => {
  const url = new URL(manifestUrl("/desk"));
  expect(`${url.origin}${url.pathname}`).toBe("https://api.slack.com/apps");
  expect(url.searchParams.get("new_app")).toBe("1");
  const manifest = JSON.parse(readFileSync("adapters/slack/manifest.json", "utf8")) as {
    features: { slash_commands: [{ command: string }] };
  };
  manifest.features.slash_commands[0].command = "/desk";
  expect(JSON.parse(url.searchParams.get("manifest_json")!)).toEqual(manifest);
});
