import { expect, test } from "vitest";
import { settingNames } from "../../src/app/settings/config.ts";
import { forgetSecrets, secretSettings } from "../../src/app/settings/secret-settings.ts";

test("every setting that is named like a secret is forgotten in the end, and no other", () => {
  expect(
    settingNames()
      .filter((name) => /_(KEY|TOKEN|SECRET)$/.test(name))
      .toSorted(),
  ).toEqual(secretSettings.toSorted());
  const config = Object.fromEntries(settingNames().map((name) => [name, "a value"]));
  forgetSecrets(config as never);
  expect(Object.keys(config).toSorted()).toEqual(
    settingNames()
      .filter((name) => !(secretSettings as readonly string[]).includes(name))
      .toSorted(),
  );
});
